import { describe, expect, test } from 'vitest'
import { people } from '../../../../test/circumstances.ts'
import { heldHearing } from '../../../../test/ordinary-inputs.ts'
import { readForm } from '../../../kernel/read-form.ts'
import { callHearing } from './call.ts'
import { unfitHost } from './requirements.ts'
import { decideLateRequest } from './late-request.ts'
import { papersToServe } from '../service/serve-paper.ts'
import { exhibitNumbers } from './exhibit-numbers.ts'
import { holdHearing } from './hold.ts'
import { mustAct, toldFile, tryAct } from '../../../../test/told-of-hearing.ts'
import { underWay, limitsOf } from '../../procedures.ts'
import { evolve } from '../../evolve.ts'
import { circumstances } from '../../../../test/circumstances.ts'
import { recordedOn } from '../../../../test/told-of-hearing.ts'
import { cite } from '../../../shared/citation.ts'
import { plainDate } from '../../../shared/plain-date.ts'

// Told on Monday 16 November 2026. The five working days are the 17th to the 20th and the 23rd. Seven
// working days before Friday 4 December are the 25th to the 27th, the 30th and the 1st to the 3rd.
const told = toldFile()
const request = (on: string) => ({ on, manner: 'written', reason: '对数额有异议' })
const call = {
  heldOn: '2026-12-04',
  startsAt: '上午9时',
  place: '三楼听证室',
  host: [people.reviewer],
  open: true,
  closedGround: null,
}
const held = heldHearing
/** Handed over on that day, to the legal representative. */
const service = (paper: string, servedOn: string) => ({
  paper,
  method: 'direct',
  servedOn,
  recipient: '周向东',
  relation: '法定代表人',
  place: '住所',
  refusal: null,
  announcedOn: null,
  officers: [people.chen, people.wang],
})
const report = { facts: '属实', disputes: '数额', opinion: '建议按拟处罚意见决定' }
const byHost = (on: string) => ({ on, by: people.reviewer })

const requested = mustAct(told, 'request-hearing', request('2026-11-18'), { on: '2026-11-18' })
const justCalled = mustAct(requested, 'call-hearing', call, { on: '2026-11-24' })
const serveNotice = (on: string) =>
  mustAct(justCalled, 'serve-paper', service('hearing_notice', on), { on })
const called = serveNotice('2026-11-24')
const recorded = mustAct(called, 'hold-hearing', held, byHost('2026-12-04'))
const reported = mustAct(recorded, 'report-hearing', report, byHost('2026-12-07'))

const why = (answer: ReturnType<typeof tryAct>) => (answer.done ? 'done' : answer.why)

describe('要求听证，应当在告知后五个工作日内提出 (第64条第1项)', () => {
  test('on the fifth working day it is taken, though it is registered later', () => {
    expect(why(tryAct(told, 'request-hearing', request('2026-11-23'), { on: '2026-11-24' }))).toBe(
      'done',
    )
  })

  test('on the sixth working day it is not taken', () => {
    expect(
      why(tryAct(told, 'request-hearing', request('2026-11-24'), { on: '2026-11-24' })),
    ).toEqual(['已过告知后五个工作日的申请期限（行政处罚法第64条第1项）'])
  })

  const refusal = (requestedOn: string, ground = 'late') => ({
    requestedOn,
    ground,
    reason: '期限至2026年11月23日届满。',
  })

  test('on the sixth working day it is refused with its reason, which is on record', () => {
    const answer = tryAct(told, 'refuse-hearing', refusal('2026-11-24'), { on: '2026-11-24' })
    expect(answer.done && answer.events).toEqual([
      { type: 'HearingRefused', ...refusal('2026-11-24') },
    ])
    expect(answer.done && underWay(answer.file).map(({ id }) => id)).toEqual([
      'ordinary-penalty',
      'hearing',
    ])
  })

  test('asked for in time it may not be refused as late', () => {
    expect(
      why(tryAct(told, 'refuse-hearing', refusal('2026-11-23'), { on: '2026-11-24' })),
    ).toEqual([
      '申请没有超过告知后五个工作日的期限，2026-11-23 届满，应当组织听证（行政处罚法第64条第1项）',
    ])
  })

  test('a party that was told of the right may not be refused as not eligible (第63条)', () => {
    const input = refusal('2026-11-24', 'not-eligible')
    expect(why(tryAct(told, 'refuse-hearing', input, { on: '2026-11-24' }))).toEqual([
      '本案已经告知当事人有要求听证的权利，属于应当组织听证的范围（行政处罚法第63条）',
    ])
  })

  test('a small fine gives no right to a hearing; the request is refused, not ignored (第63条)', () => {
    const small = toldFile({ offered: false })
    expect(
      why(tryAct(small, 'request-hearing', request('2026-11-18'), { on: '2026-11-18' })),
    ).toEqual(['拟处罚没有达到听证标准，本案不适用听证（行政处罚法第63条）'])
    const input = refusal('2026-11-18', 'not-eligible')
    expect(why(tryAct(small, 'refuse-hearing', input, { on: '2026-11-18' }))).toBe('done')
  })
})

describe('逾期申请有不可抗力等正当理由的，报机关负责人决定 (本局规则)', () => {
  const late = (admitted: boolean, requestedOn = '2026-11-24') => ({
    requestedOn,
    manner: 'written',
    reason: '对数额有异议',
    cause: 'force-majeure',
    excuse: '11月20日至23日洪水断路，有乡政府证明。',
    admitted,
    opinion: admitted ? null : '21日道路已经恢复。',
  })
  const decide = (input: Record<string, unknown>) =>
    tryAct(told, 'decide-late-hearing-request', input, { on: '2026-11-24' })

  test('allowed, the hearing is prepared as if asked for in time', () => {
    const answer = decide(late(true))
    expect(answer.done && answer.file.hearing).toMatchObject({
      requestedOn: '2026-11-24',
      late: { cause: 'force-majeure' },
    })
  })

  test('not allowed, the notice of the refusal waits to be handed over, and is', () => {
    const answer = decide(late(false))
    if (!answer.done) throw new Error(answer.why.join())
    expect(papersToServe(answer.file)).toEqual(['hearing_no_accept_notice'])
    const served = mustAct(
      answer.file,
      'serve-paper',
      service('hearing_no_accept_notice', '2026-11-25'),
      { on: '2026-11-25' },
    )
    expect(served.hearingRefusals).toMatchObject([
      { ground: 'no-good-cause', refusedOn: '2026-11-24', servedOn: '2026-11-25' },
    ])
    expect(papersToServe(served)).toEqual([])
  })

  test('asked for in time it needs no leave of the head', () => {
    expect(why(decide(late(true, '2026-11-23')))).toEqual([
      '申请没有逾期，直接登记听证申请，不须报负责人决定（本局规则（逾期听证申请））',
    ])
  })

  test('an agency that does not know the exception does not offer it', () => {
    const at = circumstances('2026-11-24T02:00:00.000Z')
    const strict = { ...at, rules: { ...at.rules, lateHearingToHead: false } }
    expect([at, strict].map((each) => decideLateRequest.applies?.(told, each))).toEqual([
      true,
      false,
    ])
  })
})

describe('举行的七个工作日前通知，倒算 (第64条第2项)', () => {
  test('seven whole working days lie between the notice and the hearing', () => {
    expect(why(tryAct(requested, 'call-hearing', call, { on: '2026-11-24' }))).toBe('done')
  })

  test('six are too few, and the latest day is named', () => {
    expect(why(tryAct(requested, 'call-hearing', call, { on: '2026-11-25' }))).toEqual([
      '须在举行的七个工作日前通知，2026-11-24 前没有送达；今天送达的，最早 2026-12-05 举行（行政处罚法第64条第2项）',
    ])
  })

  test('the form offers no earlier day, and says why nobody of the case hosts', () => {
    const at = circumstances('2026-11-24T02:00:00.000Z')
    const { heldOn, host } = callHearing.narrows?.(requested, at) ?? {}
    expect(heldOn).toEqual({ earliest: '2026-12-04', why: '通知今天送达的，中间须满七个工作日' })
    const unfit = host && 'unfit' in host ? host.unfit : () => 'nothing said'
    expect([people.chen, people.reviewer].map(unfit)).toEqual([
      '听证由非本案调查人员主持，本案承办人不能主持',
      null,
    ])
  })

  test('a notice made in time and handed over too late leaves the date to an adjournment', () => {
    expect(why(tryAct(justCalled, 'hold-hearing', held, byHost('2026-12-04')))).toEqual([
      '听证通知书还没有登记送达，送达后可办（行政处罚法第64条第2项）',
    ])
    expect(
      why(tryAct(serveNotice('2026-11-25'), 'hold-hearing', held, byHost('2026-12-04'))),
    ).toEqual([
      '听证通知书 2026-11-25 送达，距 2026-12-04 不足七个工作日，须办理听证延期、重新通知（行政处罚法第64条第2项）',
    ])
  })

  test('a voided notice leaves the hearing to be called again', () => {
    const input = { paper: 'hearing_notice', reason: '地点写错' }
    const after = mustAct(justCalled, 'void-paper', input, { on: '2026-11-24' })
    expect(after.hearing?.called).toBeNull()
    expect(why(tryAct(after, 'call-hearing', call, { on: '2026-11-24' }))).toBe('done')
  })

  test('an adjourned hearing is notified anew, seven working days before the new date', () => {
    const { host: _h, open: _o, closedGround: _c, ...date } = call
    const adjourn = { ...date, ground: 'party-cause', reason: '当事人住院' }
    const late = { ...adjourn, heldOn: '2026-12-11' }
    expect(why(tryAct(called, 'adjourn-hearing', late, { on: '2026-12-02' }))).toEqual([
      '须在举行的七个工作日前通知，2026-12-01 前没有送达；今天送达的，最早 2026-12-12 举行（行政处罚法第64条第2项）',
    ])
    const again = mustAct(
      called,
      'adjourn-hearing',
      { ...late, heldOn: '2026-12-14' },
      { on: '2026-12-02' },
    )
    expect(again.hearing).toMatchObject({
      called: { heldOn: '2026-12-14', noticeServedOn: null, host: people.reviewer, open: true },
      adjourned: [{ from: '2026-12-04', reason: '当事人住院' }],
    })
    const served = mustAct(again, 'serve-paper', service('hearing_notice', '2026-12-02'), {
      on: '2026-12-02',
    })
    expect(why(tryAct(served, 'hold-hearing', held, byHost('2026-12-04')))).toEqual([
      '听证定于 2026-12-14 举行（行政处罚法第64条第2项）',
    ])
  })
})

describe('听证公开举行；不公开的，须有事由 (第64条第3项)', () => {
  test.each(['state-secret', 'trade-secret', 'privacy'])('%s closes it', (closedGround) => {
    const closed = { ...call, open: false, closedGround }
    expect(why(tryAct(requested, 'call-hearing', closed, { on: '2026-11-24' }))).toBe('done')
  })

  test('without such a ground it may not be closed', () => {
    const read = readForm(callHearing.form, { ...call, open: false })
    expect(read.ok ? [] : read.refusal.fields).toEqual([
      {
        field: 'closedGround',
        message: '请填写“不公开的事由”',
        basis: cite('行政处罚法', 64, { item: 3 }),
      },
    ])
  })

  test('and one that is public is not asked for any', () => {
    const read = readForm(callHearing.form, { ...call, closedGround: 'privacy' })
    expect(read.ok && read.value['closedGround']).toBeNull()
  })
})

describe('由非本案调查人员主持，当事人有权申请回避 (第64条第4项)', () => {
  test('whoever investigated does not host', () => {
    const investigator = { ...call, host: [people.wang] }
    expect(why(tryAct(requested, 'call-hearing', investigator, { on: '2026-11-24' }))).toEqual([
      '听证由非本案调查人员主持，本案承办人不能主持（行政处罚法第64条第4项）',
    ])
  })

  const recusal = (granted: boolean, successor: string[] | null) => ({
    reason: '与当事人的股东是近亲属',
    granted,
    successor,
  })

  test('a host who stepped aside is followed by another and hosts no more', () => {
    const answer = mustAct(called, 'decide-host-recusal', recusal(true, [people.deputy]), {
      on: '2026-11-26',
    })
    expect(answer.hearing).toMatchObject({
      called: { host: people.deputy },
      recusedHosts: [people.reviewer],
    })
    expect(why(tryAct(answer, 'hold-hearing', held, byHost('2026-12-04')))).toEqual([
      `由通知中载明的主持人${circumstances('2026-12-04T02:00:00.000Z').nameOf(people.deputy)}登记（行政处罚法第64条第4项）`,
    ])
    const back = recusal(true, [people.reviewer])
    expect(why(tryAct(answer, 'decide-host-recusal', back, { on: '2026-11-27' }))).toEqual([
      `${people.reviewer}已经决定回避，不能再主持本次听证（行政处罚法第64条第4项）`,
    ])
  })

  test('whoever reviewed the case does not host it, unless the agency says so (本局规则)', () => {
    const reviewed = { ...requested, reviewers: [people.reviewer] }
    const at = circumstances('2026-11-24T02:00:00.000Z')
    const lenient = { ...at, rules: { ...at.rules, reviewerMayHost: true } }
    expect(
      [at, lenient].map((each) => unfitHost(reviewed, people.reviewer, each)?.message),
    ).toEqual([`${at.nameOf(people.reviewer)}审核过本案，按本局规则不主持本案的听证`, undefined])
  })

  test('the successor is no investigator either', () => {
    const next = recusal(true, [people.chen])
    expect(why(tryAct(called, 'decide-host-recusal', next, { on: '2026-11-26' }))).toEqual([
      '听证由非本案调查人员主持，本案承办人不能主持（行政处罚法第64条第4项）',
    ])
  })
})

describe('可以委托一至二人代理 (第64条第5项)', () => {
  const agents = (count: number) => ({
    agents: ['周律师', '李律师', '王律师']
      .slice(0, count)
      .map((name) => ({ name, authority: '代为申辩、质证' })),
    on: '2026-11-20',
  })

  test('two with their authority', () => {
    const { hearing } = mustAct(requested, 'name-hearing-agents', agents(2), { on: '2026-11-20' })
    expect(hearing?.agents).toEqual([
      { name: '周律师', authority: '代为申辩、质证' },
      { name: '李律师', authority: '代为申辩、质证' },
    ])
  })

  test('not three', () => {
    expect(why(tryAct(requested, 'name-hearing-agents', agents(3), { on: '2026-11-20' }))).toEqual([
      '当事人最多委托二人代理参加听证（行政处罚法第64条第5项）',
    ])
  })
})

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
      '当事人到场的，笔录应当交其核对签字；拒绝的，选“拒绝签字”并注明（行政处罚法第64条第8项）',
    ])
  })

  test('only the host of the notice puts it on record', () => {
    expect(why(tryAct(called, 'hold-hearing', held, { on: '2026-12-04' }))).toEqual([
      `由通知中载明的主持人${circumstances('2026-12-04T02:00:00.000Z').nameOf(people.reviewer)}登记（行政处罚法第64条第4项）`,
    ])
  })
})

describe('调查人员提出事实、证据和建议，当事人申辩和质证 (第64条第7项)', () => {
  const hold = (input: Record<string, unknown>) =>
    why(tryAct(called, 'hold-hearing', { ...held, ...input }, byHost('2026-12-04')))

  test('a hearing without examination of the evidence is not complete', () => {
    expect(hold({ agenda: ['rights', 'accusation', 'defence'], exhibits: [] })).toEqual([
      '听证还没有进行完：质证（行政处罚法第64条第7项）',
      '听证应当质证，请逐件填写出示的证据和质证意见（行政处罚法第64条第7项）',
    ])
  })

  test('an agent without authority on record does not speak (第64条第5项)', () => {
    expect(hold({ partySide: [{ name: '宋雨', capacity: 'agent' }] })).toEqual([
      '宋雨没有登记授权委托书，不能作为代理人参加；先登记听证代理人（行政处罚法第64条第5项）',
    ])
  })

  test('whoever did not investigate does not present the case', () => {
    expect(hold({ investigators: [people.deputy] })).toEqual([
      `${people.deputy}没有参加本案调查，不能作为调查人员出席（行政处罚法第64条第7项）`,
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
    expect(draftReasons(called)).toBe('当事人要求听证，还没有举行，听证后可办（行政处罚法第63条）')
    expect(draftReasons(recorded)).toBe(
      '听证已经举行，主持人还没有提出听证报告，报告后可办（行政处罚法第65条）',
    )
  })

  test('a draft that does not say how it rests on the record is refused', () => {
    expect(why(tryAct(reported, 'draft-decision', draft, { on: '2026-12-08' }))).toContain(
      '举行了听证的，应当写明怎样根据听证笔录作出决定（行政处罚法第65条）',
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
