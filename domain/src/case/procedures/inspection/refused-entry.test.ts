import { describe, expect, test } from 'vitest'
import { taken } from '../../../../test/sampling-inputs.ts'
import { sealedPaper } from '../../../../test/signed-paper.ts'
import {
  arrived,
  doInVisit,
  refusedInVisit,
  visitAt,
  visitUpTo,
  written,
} from '../../../../test/visit-case.ts'
import { screenPapers } from '../../parts/signing/sign-on-screen.ts'
import { expectedSigners } from '../../parts/signing/who-signs.ts'
import { evidenceOf } from '../../parts/evidence/evidence-list.ts'

describe('被拒绝进入', () => {
  const refusedAtTheDoor = () =>
    doInVisit(
      visitUpTo('noticed'),
      'arrive',
      arrived({ noticeRefusal: '店长称老板不在，不让进入', scanKind: null, scanned: null }),
    )

  test('nothing is inspected and nothing is taken without a scan', () => {
    expect(refusedInVisit(refusedAtTheDoor(), 'record-visit', written()).join()).toContain(
      '没有扫码，不得现场检查',
    )
    expect(refusedInVisit(refusedAtTheDoor(), 'take-samples', taken()).join()).toContain(
      '没有扫码，不得现场检查',
    )
  })

  test.each([
    ['01', '没有东西', '拒绝检查的认定“不配合检查情节严重”'],
    ['07', null, '写明看到的情况'],
    ['07', '店长锁门离开', ''],
  ])('%s: %s', (code, explanation, said) => {
    const typed = { code, explanation, witness: '物业马某', followUpBy: null }
    const found = refusedInVisit(refusedAtTheDoor(), 'find-result', typed)
    if (said === '') expect(found).toEqual([])
    else expect(found.join()).toContain(said)
  })

  test('leaves a record of what was seen, as evidence, and is told', () => {
    const found = doInVisit(refusedAtTheDoor(), 'find-result', {
      code: '07',
      explanation: '店长锁门离开',
      witness: '物业马某',
      followUpBy: null,
    })
    expect(evidenceOf(found).map(({ name, proves }) => [name, proves])).toEqual([
      ['检查未能实施情况记录', '证明检查人员到场时的情况：店长锁门离开'],
    ])
    expect(
      refusedInVisit(found, 'tell-result', { toldTo: '店长', refused: true, refusal: '不接' }),
    ).toEqual([])
  })

  test.each([
    ['马某，示例物业公司', '马某'],
    ['马某（示例物业公司经理）', '马某'],
    ['马某', '马某'],
  ])('whoever saw it signs by name: %s', (witness, signer) => {
    const found = doInVisit(refusedAtTheDoor(), 'find-result', {
      ...{ code: '07', explanation: '店长锁门离开', witness, followUpBy: null },
    })
    const paper = sealedPaper({
      ...{ type: 'witnessed_obstacle_record', title: '检查未能实施情况记录' },
      version: found.version,
    })
    const at = visitAt()
    expect(screenPapers(found, [paper])).toEqual([paper])
    expect(expectedSigners(found, paper, at)[0]).toEqual({ name: signer, relation: '见证人' })
    // It is asked of nobody where nobody else was there.
    expect(screenPapers(found, [{ ...paper, type: 'visit_obstacle_record' }])).toEqual([])
  })

  test('a visit that has its record makes no other', () => {
    const file = visitUpTo('found')
    const event = file.history.at(-1)?.event
    expect(event?.type === 'VisitResultFound' && event.obstacle).toBeUndefined()
  })
})
