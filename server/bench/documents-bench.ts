import { performance } from 'node:perf_hooks'
import { samplePapers } from '../../domain/test/sample-papers.ts'
import { openPrinter } from '../test/printer.ts'
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
  },
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const at = (sorted: readonly number[], share: number) =>
  (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
