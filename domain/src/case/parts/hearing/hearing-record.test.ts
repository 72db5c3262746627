import { describe, expect, test } from 'vitest'
import { people, circumstances } from '../../../../test/circumstances.ts'
import { readForm } from '../../../kernel/read-form.ts'
import { exhibitNumbers } from './exhibit-numbers.ts'
import { holdHearing } from './hold.ts'
import { mustAct, tryAct, recordedOn } from '../../../../test/told-of-hearing.ts'
import { underWay, limitsOf } from '../../procedures.ts'
import { evolve } from '../../evolve.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import {
  told,
  held,
  byHost,
  requested,
  called,
  recorded,
  reported,
  why,
} from '../../../../test/called-hearing.ts'

describe('拒不出席或者中途退出的，视为放弃 (第64条第6项)', () => {
  const absent = {
    ...held,
    attended: 'absent',
    partySide: null,
    agenda: null,
    exhibits: null,
    finalStatement: null,
    signing: null,
    calls: [{ at: '9时03分', to: '周向东，电话', answer: '称不来' }],
    waitedUntil: '9时40分',
    cause: '没有说明理由。',
  }

  test.each(['calls', 'waitedUntil', 'cause'])(
    'not without %s: the party is called, waited for, and asked why',
    (field) => {
      const read = readForm(holdHearing.form, { ...absent, [field]: null })
      expect(read.ok ? [] : read.refusal.fields?.map((each) => each.field)).toEqual([field])
    },
  )

  test('of a party that did not come no statement and no signature is asked', () => {
    const read = readForm(holdHearing.form, absent)
    expect(read.ok && read.value).toMatchObject({ finalStatement: null, signing: null })
  })

  test('the hearing ends with it: no report is waited for', () => {
    const after = mustAct(called, 'hold-hearing', absent, byHost('2026-12-04'))
    expect(after.hearing?.held?.forfeited).toBe(true)
    expect(draftReasons(after)).not.toContain('听证')
  })
})

describe('笔录由当事人签字；拒绝的，由主持人注明 (第64条第8项)', () => {
  test('a refusal without a note is not enough', () => {
    const read = readForm(holdHearing.form, { ...held, signing: 'refused' })
    expect(read.ok ? [] : read.refusal.fields?.map(({ field }) => field)).toEqual(['hostNote'])
  })

  test('a party that was there signs or refuses, it is not absent', () => {
    const input = { ...held, signing: 'absent' }
    expect(why(tryAct(called, 'hold-hearing', input, byHost('2026-12-04')))).toEqual([
      '当事人到场的，笔录应当交其核对签字；拒绝的，选“拒绝签字”并注明（行政处罚法第六十四条第八项）',
    ])
  })

  test('only the host of the notice puts it on record', () => {
    expect(why(tryAct(called, 'hold-hearing', held, { on: '2026-12-04' }))).toEqual([
      `由通知中载明的主持人${circumstances('2026-12-04T02:00:00.000Z').nameOf(people.reviewer)}登记（行政处罚法第六十四条第四项）`,
    ])
  })
})

describe('调查人员提出事实、证据和建议，当事人申辩和质证 (第64条第7项)', () => {
  const hold = (input: Record<string, unknown>) =>
    why(tryAct(called, 'hold-hearing', { ...held, ...input }, byHost('2026-12-04')))

  test('a hearing without examination of the evidence is not complete', () => {
    expect(hold({ agenda: ['rights', 'accusation', 'defence'], exhibits: [] })).toEqual([
      '听证还没有进行完：质证（行政处罚法第六十四条第七项）',
      '听证应当质证，请逐件填写出示的证据和质证意见（行政处罚法第六十四条第七项）',
    ])
  })

  test('an agent without authority on record does not speak (第64条第5项)', () => {
    expect(hold({ partySide: [{ name: '宋雨', capacity: 'agent' }] })).toEqual([
      '宋雨没有登记授权委托书，不能作为代理人参加；先登记听证代理人（行政处罚法第六十四条第五项）',
    ])
  })

  test('whoever did not investigate does not present the case', () => {
    expect(hold({ investigators: [people.deputy] })).toEqual([
      `${people.deputy}没有参加本案调查，不能作为调查人员出席（行政处罚法第六十四条第七项）`,
    ])
  })

  test('what is handed in at the table is numbered apart from the file', () => {
    const origins = ['file', 'table', 'file', 'table'] as const
    expect(exhibitNumbers(origins.map((origin) => ({ origin })))).toEqual([
      '证据 1',
      '当庭 1',
      '证据 2',
      '当庭 2',
    ])
  })
})

const draft = {
  outcome: 'penalty',
  noPenaltyReason: null,
  kinds: ['fine'],
  fineFen: 12_000_000,
  confiscatedFen: 0,
  confiscatedGoods: null,
  terms: null,
  facts: '事实',
  statementHandling: '没有采纳',
  hearingUse: null,
  discretionReason: '理由',
  education: null,
}

const draftReasons = (file: typeof told) => {
  const answer = tryAct(file, 'draft-decision', draft, { on: '2026-12-08' })
  return answer.done ? '' : answer.why.join()
}

describe('根据听证笔录作出决定 (第65条)', () => {
  test('not before the hearing, not before the report', () => {
    expect(draftReasons(called)).toBe(
      '当事人要求听证，还没有举行，听证后可办（行政处罚法第六十三条）',
    )
    expect(draftReasons(recorded)).toBe(
      '听证已经举行，主持人还没有提出听证报告，报告后可办（行政处罚法第六十五条）',
    )
  })

  test('a draft that does not say how it rests on the record is refused', () => {
    expect(why(tryAct(reported, 'draft-decision', draft, { on: '2026-12-08' }))).toContain(
      '举行了听证的，应当写明怎样根据听证笔录作出决定（行政处罚法第六十五条）',
    )
  })

  test('one that says it keeps it', () => {
    const said = { ...draft, hearingUse: '笔录载明当事人承认数额。' }
    const after = mustAct(reported, 'draft-decision', said, { on: '2026-12-08' })
    expect(after.draft?.draft.hearingUse).toBe('笔录载明当事人承认数额。')
  })
})

test('a withdrawn hearing is over, and the case goes on', () => {
  const input = { on: '2026-11-26', reason: '当事人书面撤回' }
  const after = mustAct(called, 'withdraw-hearing', input, { on: '2026-11-26' })
  expect(draftReasons(after)).not.toContain('听证')
})

test('the case page shows two paths from the request on, and their limits once', () => {
  expect(underWay(told).map(({ id }) => id)).toEqual(['ordinary-penalty'])
  expect(underWay(called).map(({ id }) => id)).toEqual(['ordinary-penalty', 'hearing'])
  const at = circumstances('2026-11-24T02:00:00.000Z')
  expect(
    limitsOf(called, at)
      .filter(({ title }) => ['申请听证', '通知听证', '组织听证'].includes(title))
      .map(({ title, instance }) => [title, instance.ended?.on ?? null]),
  ).toEqual([
    ['申请听证', '2026-11-18'],
    ['通知听证', '2026-11-24'],
    ['组织听证', null],
  ])
})

test('a hearing recorded before its host wrote a report of his own is complete with its opinion', () => {
  const old = [
    {
      type: 'HearingCalled' as const,
      noticeServedOn: plainDate('2026-11-24'),
      heldOn: plainDate('2026-12-04'),
      place: '会议室',
      host: people.reviewer,
      open: true,
    },
    {
      type: 'HearingHeld' as const,
      on: plainDate('2026-12-04'),
      host: people.reviewer,
      attendance: '各方',
      record: '经过',
      opinion: '事实清楚',
      forfeited: false,
    },
  ].reduce(
    (file, event) => evolve(file, recordedOn(event, file.version + 1, '2026-12-04')),
    requested,
  )
  expect(old.hearing).toMatchObject({
    called: { startsAt: null, closedGround: null },
    report: { on: '2026-12-04', opinion: '事实清楚' },
  })
  const said = { ...draft, hearingUse: '笔录载明当事人承认数额。' }
  expect(why(tryAct(old, 'draft-decision', said, { on: '2026-12-08' }))).toBe('done')
})
