import { afterAll, expect, test } from 'vitest'
import { drawnSignedPage } from '../../demo/drawn-signed-page.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { playCase } from '../../demo/play-case.ts'
import { uploadsOf } from '../../storage/upload-store.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withWorld } from '../../../test/world.ts'
import { inAgency } from '../desk/in-agency.ts'

afterAll(closeReaders)

/** The smallest PDF that has pages, as many as are asked for. */
function pdfOf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, i) => i + 3)
  const objects = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    `2 0 obj<</Type/Pages/Count ${pages}/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]>>endobj`,
    ...kids.map((id) => `${id} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj`),
  ]
  return Buffer.from(`%PDF-1.4\n${objects.join('\n')}\ntrailer<</Root 1 0 R>>\n%%EOF\n`)
}

test('a file that arrives is counted: the pages of a PDF, one for a picture, none for what has none or does not open', () =>
  withWorld(async (world) => {
    const [story] = stories
    if (!story) throw new Error('no story')
    const stage = new Stage({ ...world, printer: plainPrinter }, await aCast(world), story.startsOn)
    const caseId = await playCase(stage, { ...story, until: 'filed' })
    const files: readonly (readonly [
      name: string,
      bytes: Uint8Array,
      pages: number | undefined,
    ])[] = [
      ['合同.pdf', pdfOf(3), 3],
      ['照片.png', drawnSignedPage({ paper: caseId, page: 1 }), 1],
      ['说明.txt', Buffer.from('没有页'), undefined],
      ['坏的.pdf', Buffer.from('%PDF-1.4\n坏\n%%EOF\n'), undefined],
    ]
    for (const [name, bytes] of files) await stage.upload(caseId, name, bytes)
    const kept = await inAgency(world, stage.cast.officers[0], (tx) => uploadsOf(tx, caseId))
    expect(
      [...kept.values()].map(({ originalName, pages }) => [originalName, pages]).sort(),
    ).toEqual(files.map(([name, , pages]) => [name, pages]).sort())
  }))
