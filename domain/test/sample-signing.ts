import { drawnFor } from './drawn-name.ts'
import { day, type Sample } from './sample-facts.ts'
import { sealedPaper } from './signed-paper.ts'

const drawn = (id: string) => ({ id, file: drawnFor(sealedPaper()).file })

/** A record that was signed on the screen by the person who was asked and by an officer. */
export const signedOnScreen: Sample = [
  '2026-10-15',
  {
    type: 'PaperSignedOnScreen',
    paper: { id: 'paper-1', type: 'inquiry_record', title: '询问（调查）笔录（第1次）', madeIn: 3 },
    sealed: { digest: 'd'.repeat(64), number: null, on: day('2026-10-14'), pages: 3 },
    signers: [
      {
        name: '张示例',
        relation: '法定代表人',
        at: '2026-10-15T02:21:09.000Z',
        drawn: drawn('d1'),
        words: drawn('d2'),
      },
      {
        name: '陈立新',
        relation: '询问人、记录人',
        at: '2026-10-15T02:22:40.000Z',
        drawn: drawn('d3'),
        words: null,
        inside: true,
      },
    ],
  },
]

/** The second officer signs what the first has made. */
export const countersigned: Sample = [
  '2026-10-16',
  {
    type: 'PapersCountersigned',
    papers: [
      {
        ...{ id: 'paper-2', type: 'verification_report', title: '线索核查报告', madeIn: 2 },
        ...{
          number: '四商核报字〔2026〕1号',
          on: day('2026-10-09'),
          pages: 1,
          digest: 'e'.repeat(64),
        },
      },
    ],
    name: '王志远',
    on: day('2026-10-16'),
  },
]
