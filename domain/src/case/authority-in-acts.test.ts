import { describe, expect, test } from 'vitest'
import { circumstances, people, prepaidCard } from '../../test/circumstances.ts'
import { evolve, openFile } from './evolve.ts'
import { addDays, plainDate } from '../shared/plain-date.ts'
import { checkOfficers } from './officers.ts'
import { standingIn } from './procedures.ts'
import { reviewerIsIndependent, reviewerIsQualified } from './parts/legal-review/requirements.ts'

const noon = '2026-11-23T12:00:00+08:00'
const at = circumstances(noon, prepaidCard)
const file = openFile('00000000-0000-4000-8000-0000000000aa', 'agency', {
  version: 1,
  at: '2026-11-02T01:00:00.000Z',
  by: { id: people.deputy, name: '登记人' },
  approvals: [],
  event: {
    type: 'ClueRegistered',
    source: 'report',
    receivedAt: '2026-11-02T00:30:00.000Z',
    respondent: '甲商贸有限公司',
    summary: '未备案发卡',
    preliminaryOpinion: '核查',
    named: false,
  },
})
const wangRecused = { ...file, recused: [{ person: people.wang, since: noon }] }

describe('回避 (处罚法第43条)', () => {
  test('a recused officer cannot be named as one of the two from that hour on', () => {
    const both = [people.chen, people.wang]
    expect(checkOfficers(wangRecused, both, noon, at)).toMatchObject([
      { field: 'officers', basis: { article: 43 } },
    ])
    expect(checkOfficers(wangRecused, both, '2026-11-23T11:59:00+08:00', at)).toEqual([])
  })

  test('a recused officer can do no act of the case, another can', () => {
    const asWang = {
      ...at,
      actor: { id: people.wang, name: '王晓雯', roles: ['officer'] as const },
    }
    const acts = standingIn(wangRecused, asWang)
    expect(acts.length).toBeGreaterThan(0)
    for (const each of acts) {
      expect(each.can).toBe(false)
      expect(each.can ? [] : each.unmet[0]).toMatchObject({
        reason: '王晓雯已经决定回避，不能再办理本案',
      })
    }
    expect(standingIn(wangRecused, at).some(({ can }) => can)).toBe(true)
  })
})

describe('who may review (处罚法第58条)', () => {
  const asReviewer = (id: string) => ({
    ...at,
    actor: { id, name: '审核人', roles: ['legal-reviewer'] as const },
  })

  test('neither an investigator nor whoever registered the clue', () => {
    const investigated = { ...file, tookPart: [people.chen] }
    const check = (id: string) => reviewerIsIndependent.check(investigated, asReviewer(id)).met
    expect(check(people.chen)).toBe(false)
    expect(check(people.deputy)).toBe(false)
    expect(check(people.reviewer)).toBe(true)
  })

  test('nor whoever left the case, or took part in one act of it', () => {
    const inspected = evolve(file, {
      version: 2,
      at: noon,
      by: { id: people.chen, name: '陈立新' },
      approvals: [],
      event: {
        type: 'ClueVerified',
        officers: [people.chen, people.wang],
        verifiedOn: plainDate('2026-11-23'),
        facts: '属实',
        suggestion: 'file',
      },
    })
    expect(reviewerIsIndependent.check(inspected, asReviewer(people.wang)).met).toBe(false)
    expect(reviewerIsIndependent.check(inspected, asReviewer(people.reviewer)).met).toBe(true)
  })

  test('nobody new to it without the legal qualification (第2款)', () => {
    const newcomer = {
      ...asReviewer(people.reviewer),
      reviewerOf: () => ({
        legalQualificationNo: null,
        firstReviewOn: plainDate('2026-11-01'),
        reviewUntil: null,
      }),
    }
    expect(reviewerIsQualified.check(file, newcomer)).toMatchObject({
      met: false,
      basis: [{ article: 58, paragraph: 2 }],
    })
    expect(reviewerIsQualified.check(file, asReviewer(people.reviewer)).met).toBe(true)
  })

  test('nobody whose appointment ended yesterday', () => {
    const { reviewerOf, ...at } = asReviewer(people.reviewer)
    const until = (day: string) => ({
      ...at,
      reviewerOf: (id: string) => ({ ...reviewerOf(id), reviewUntil: plainDate(day) }),
    })
    const yesterday = addDays(at.today, -1)
    expect(reviewerIsQualified.check(file, until(yesterday))).toMatchObject({ met: false })
    expect(reviewerIsQualified.check(file, until(at.today)).met).toBe(true)
  })
})
