import { performance } from 'node:perf_hooks'
import { samplePapers } from '../../domain/test/sample-papers.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { loadFontSet } from '../src/documents/fonts/font-set.ts'
import { paperView } from '../src/documents/paper-view.ts'
import { createTypesetter } from '../src/documents/typesetter.ts'
import { sm3Suite } from '../src/signatures/sm3-suite.ts'
import { fontCacheDir, openPrinter } from '../test/printer.ts'
import { aHouse, aKey, sealedPdf } from '../test/signing-keys.ts'
import type { Bench } from './bench-type.ts'

/** Typesetting of the real papers of 普通程序: one at a time for the latency, then as many as fit. */
export const documentsBench: Bench = {
  name: 'documents',
  summary: 'PDF/A papers a second, and the wait for one decision',
  async run({ quick }) {
    const printer = await openPrinter()
    const papers = samplePapers()
    const decision = papers.find(({ type }) => type === 'penalty_decision')
    if (!decision) throw new Error('no decision among the samples')
    const madeAt = new Date()
    const first = await timed(() => printer.pdf(decision, madeAt))
    const warm: number[] = []
    for (let each = 0; each < (quick ? 10 : 100); each++) {
      // Another addressee each time: the typesetter must not answer from its cache.
      const addressee = `第${each + 1}号当事人：`
      warm.push(await timed(() => printer.pdf({ ...decision, addressee }, madeAt)))
    }
    warm.sort((a, b) => a - b)
    const { pages } = await printer.pdf(decision, madeAt)
    const rounds = quick ? 2 : 10
    const all = await timed(() =>
      Promise.all(
        Array.from({ length: rounds }, (_, round) =>
          papers.map((paper) => printer.pdf({ ...paper, addressee: `第${round}轮：` }, madeAt)),
        ).flat(),
      ),
    )
    const signed = await signedAndSet(papers, madeAt, rounds)
    const preview = await timed(() => printer.svgPages(decision))
    await printer.close()
    console.log(`decision (${pages} pages), first ever      ${first.toFixed(0)} ms`)
    console.log(`decision, warm, median                  ${at(warm, 0.5)} ms`)
    console.log(`decision, warm, 95th percentile         ${at(warm, 0.95)} ms (limit 150)`)
    console.log(`preview of the decision                 ${preview.toFixed(0)} ms`)
    const rate = (rounds * papers.length) / (all / 1000)
    console.log(
      `all ${papers.length} kinds of paper, two processes    ${rate.toFixed(0)} documents/s`,
    )
    const { setMs, signMs, nationalMs } = signed
    const whole = 1000 / (setMs + signMs + nationalMs)
    console.log(`typesetting, processor a paper          ${setMs.toFixed(1)} ms`)
    console.log(`PAdES with time stamp, processor        ${signMs.toFixed(2)} ms`)
    console.log(`SM2 over the file, processor            ${nationalMs.toFixed(2)} ms`)
    console.log(`signed papers a processor second        ${whole.toFixed(0)} (limit 15)`)
  },
}

/** Processor time of setting and of signing, apart: setting is done by children, signing by the server. */
async function signedAndSet(papers: readonly Paper[], madeAt: Date, rounds: number) {
  const house = aHouse()
  const national = aKey('某局电子印章', { suite: sm3Suite })
  const fonts = await loadFontSet([], fontCacheDir)
  const typesetter = createTypesetter(fonts.files)
  const set = (paper: Paper) => {
    const made = typesetter.set({
      output: 'pdf',
      view: JSON.stringify(paperView(paper, fonts, { seal: null, madeAt, pages: undefined })),
    })
    if (made.output !== 'pdf') throw new Error('asked for a PDF')
    return made.bytes
  }
  for (const paper of papers) set(paper)
  const files: Uint8Array[] = []
  const count = papers.length * rounds
  const setMs = await processorMs(() => {
    for (let round = 0; round < rounds; round++)
      for (const paper of papers) files.push(set({ ...paper, addressee: `第${round}轮：` }))
    return Promise.resolve()
  })
  const signed: Buffer[] = []
  const signMs = await processorMs(async () => {
    for (const file of files) signed.push(await sealedPdf(file, house))
  })
  const nationalMs = await processorMs(() => {
    for (const file of signed) national.sign(file)
    return Promise.resolve()
  })
  return { setMs: setMs / count, signMs: signMs / count, nationalMs: nationalMs / count }
}

async function processorMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const at = (sorted: readonly number[], share: number) =>
  (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
