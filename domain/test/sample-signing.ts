import { drawnFor } from './drawn-name.ts'
import { day, type Sample } from './sample-facts.ts'
import { sealedPaper } from './signed-paper.ts'

const listOfTwo = {
  digest: 'c'.repeat(64),
  papers: [
    { paper: 'paper-3', digest: 'a'.repeat(64) },
    { paper: 'paper-4', digest: 'b'.repeat(64) },
  ],
}

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

/** Two papers that were read one after the other and signed below the list of them. */
export const signedTogether: Sample = [
  '2026-10-15',
  {
    type: 'PapersSignedTogether',
    papers: [
      {
        ...{ id: 'paper-3', type: 'onsite_inspection_record', title: '现场检查笔录', madeIn: 3 },
        ...{ number: null, on: day('2026-10-14'), pages: 2, digest: 'a'.repeat(64) },
      },
      {
        ...{ id: 'paper-4', type: 'evidence_extract', title: '证据提取单', madeIn: 4 },
        ...{ number: null, on: day('2026-10-14'), pages: 1, digest: 'b'.repeat(64) },
      },
    ],
    writtenOn: 'paper-3',
    signers: [
      {
        ...{ name: '张示例', relation: '法定代表人', at: '2026-10-15T02:21:09.000Z' },
        ...{ drawn: drawn('d4'), words: drawn('d5'), list: listOfTwo },
      },
      {
        ...{ name: '陈立新', relation: '检查人员、收集人', at: '2026-10-15T02:22:40.000Z' },
        ...{ drawn: drawn('d6'), words: null, inside: true, list: listOfTwo },
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
