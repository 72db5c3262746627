import { describe, expect, test } from 'vitest'
import { people, circumstances } from '../../../../test/circumstances.ts'
import { readForm } from '../../../kernel/read-form.ts'
import { callHearing } from './call.ts'
import { unfitHost } from './requirements.ts'
import { decideLateRequest } from './late-request.ts'
import { papersToServe } from '../service/served-papers.ts'
import { mustAct, toldFile, tryAct, serviceOf } from '../../../../test/told-of-hearing.ts'
import { underWay } from '../../procedures.ts'
import { cite } from '../../../shared/citation.ts'
import {
  told,
  request,
  call,
  held,
  byHost,
  requested,
  justCalled,
  serveNotice,
  called,
  why,
} from '../../../../test/called-hearing.ts'

describe('要求听证，应当在告知后五个工作日内提出 (第64条第1项)', () => {
  test('on the fifth working day it is taken, though it is registered later', () => {
    expect(why(tryAct(told, 'request-hearing', request('2026-11-23'), { on: '2026-11-24' }))).toBe(
      'done',
    )
  })

  test('on the sixth working day it is not taken', () => {
    expect(
      why(tryAct(told, 'request-hearing', request('2026-11-24'), { on: '2026-11-24' })),
    ).toEqual(['已过告知后五个工作日的申请期限（行政处罚法第六十四条第一项）'])
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
      '申请没有超过告知后五个工作日的期限，2026-11-23 届满，应当组织听证（行政处罚法第六十四条第一项）',
    ])
  })

  test('a party that was told of the right may not be refused as not eligible (第63条)', () => {
    const input = refusal('2026-11-24', 'not-eligible')
    expect(why(tryAct(told, 'refuse-hearing', input, { on: '2026-11-24' }))).toEqual([
      '本案已经告知当事人有要求听证的权利，属于应当组织听证的范围（行政处罚法第六十三条）',
    ])
  })

  test('a small fine gives no right to a hearing; the request is refused, not ignored (第63条)', () => {
    const small = toldFile({ offered: false })
    expect(
      why(tryAct(small, 'request-hearing', request('2026-11-18'), { on: '2026-11-18' })),
    ).toEqual(['拟处罚没有达到听证标准，本案不适用听证（行政处罚法第六十三条）'])
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
      serviceOf('hearing_no_accept_notice', '2026-11-25'),
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
      '须在举行的七个工作日前通知，2026-11-24 前没有送达；今天送达的，最早 2026-12-05 举行（行政处罚法第六十四条第二项）',
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
      '听证通知书还没有登记送达，送达后可办（行政处罚法第六十四条第二项）',
    ])
    expect(
      why(tryAct(serveNotice('2026-11-25'), 'hold-hearing', held, byHost('2026-12-04'))),
    ).toEqual([
      '听证通知书 2026-11-25 送达，距 2026-12-04 不足七个工作日，须办理听证延期、重新通知（行政处罚法第六十四条第二项）',
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
      '须在举行的七个工作日前通知，2026-12-01 前没有送达；今天送达的，最早 2026-12-12 举行（行政处罚法第六十四条第二项）',
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
    const served = mustAct(again, 'serve-paper', serviceOf('hearing_notice', '2026-12-02'), {
      on: '2026-12-02',
    })
    expect(why(tryAct(served, 'hold-hearing', held, byHost('2026-12-04')))).toEqual([
      '听证定于 2026-12-14 举行（行政处罚法第六十四条第二项）',
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
      '听证由非本案调查人员主持，本案承办人不能主持（行政处罚法第六十四条第四项）',
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
      `由通知中载明的主持人${circumstances('2026-12-04T02:00:00.000Z').nameOf(people.deputy)}登记（行政处罚法第六十四条第四项）`,
    ])
    const back = recusal(true, [people.reviewer])
    expect(why(tryAct(answer, 'decide-host-recusal', back, { on: '2026-11-27' }))).toEqual([
      `${people.reviewer}已经决定回避，不能再主持本次听证（行政处罚法第六十四条第四项）`,
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
      '听证由非本案调查人员主持，本案承办人不能主持（行政处罚法第六十四条第四项）',
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
      '当事人最多委托二人代理参加听证（行政处罚法第六十四条第五项）',
    ])
  })
})
