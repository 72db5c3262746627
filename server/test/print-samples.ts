// node server/test/print-samples.ts FOLDER [--draft]: every paper of 普通程序 as PDF, to look at.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { samplePapers } from '../../domain/test/sample-papers.ts'
import { openPrinter } from './printer.ts'

const [folder = 'papers'] = process.argv.slice(2)
const printer = await openPrinter()
await mkdir(folder, { recursive: true })
for (const paper of samplePapers({ draft: process.argv.includes('--draft') })) {
  const { bytes, pages } = await printer.pdf(paper, new Date())
  await writeFile(join(folder, `${paper.type}.pdf`), bytes)
  console.warn(`${paper.type} ${pages}`)
}
await printer.close()
