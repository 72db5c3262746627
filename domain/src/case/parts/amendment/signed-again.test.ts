import { expect, test } from 'vitest'
import { amended, amending, on, versionOf } from '../../../../test/amending.ts'
import { mainCourse } from '../../../../test/sample-course.ts'
import { recordedCourse } from '../../../../test/sample-papers.ts'
import { sealedPaper } from '../../../../test/signed-paper.ts'
import { composePaper } from '../../../paper/papers.ts'
import { paperText } from '../../../paper/paper.ts'
import { foldCase } from '../../evolve.ts'
import type { SealedPaper } from '../../scan.ts'
import { signingOf } from '../signing/slice.ts'
import { isReplaced, unsignedPapers } from '../signing/sort-scans.ts'

const end = mainCourse.findIndex(([, { type }]) => type === 'PersonInquired') + 1
const events = recordedCourse(mainCourse.slice(0, end))
const file = foldCase('c1', 'a1', events)
const at = on('2026-10-20')
const act = amending(file, 'PersonInquired')
const sealed = (id: string, version: number): SealedPaper =>
  sealedPaper({ id, version, on: at.today })

test('a record signed from outside is made anew with what changed at its head', () => {
  expect(act.papers).toContain('inquiry_record')
  const { file: after, recorded } = amended(file, act, { place: '二楼询问室' }, at)
  const [step] = recorded
  if (!step) throw new Error('the amendment is recorded')
  const paper = composePaper('inquiry_record', {
    file: after,
    recorded: step,
    events: [...events, ...recorded],
    at,
    sealed: [],
    number: null,
    verifyUrl: null,
    draft: false,
    id: 'p2',
  })
  if (!paper) throw new Error('the record is written')
  expect(paper.title).toMatch(/^询问（调查）笔录（第1次）（更正后）$/)
  expect(paperText(paper)).toContain('询问地点 四平市商务局执法询问室 二楼询问室')
  expect(paperText(paper)).toContain('原文书及其签名仍附卷')
  expect(paper.signatures.map(({ name }) => name)).toContain(null)
})

test('the new one waits for the signature, the old one no longer; what was signed stays signed', () => {
  const { file: after, recorded } = amended(file, act, { place: '二楼询问室' }, at)
  const first = sealed('p1', versionOf(file, 'PersonInquired'))
  const second = sealed('p2', recorded[0]?.version ?? 0)
  const ids = (papers: readonly SealedPaper[]) => papers.map(({ id }) => id)
  expect(ids(unsignedPapers(file, [first]))).toEqual(['p1'])
  expect(ids(unsignedPapers(after, [first, second]))).toEqual(['p2'])
  expect(isReplaced(after, first, [first, second])).toBe(true)
  const signed = {
    ...after,
    signings: [
      {
        paper: { ...first, madeIn: first.version },
        on: at.today,
        signer: '张示例',
        relation: null,
        others: [],
        refusal: null,
        pages: [],
        onScreen: null,
      },
    ],
  }
  expect(ids(unsignedPapers(signed, [first, second]))).toEqual(['p2'])
  expect(signingOf(signed, 'p1')?.signer).toBe('张示例')
})
