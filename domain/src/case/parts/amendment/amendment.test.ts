import { describe, expect, test } from 'vitest'
import { amended, amending, on, problems, versionOf, why } from '../../../../test/amending.ts'
import { circumstances, franchise, people, rules } from '../../../../test/circumstances.ts'
import { mainCourse as wholeCourse } from '../../../../test/sample-course.ts'
import type { Sample } from '../../../../test/sample-facts.ts'
import { sealedPaper } from '../../../../test/signed-paper.ts'
import { spotCourse } from '../../../../test/sample-spot.ts'
import { recordedCourse } from '../../../../test/sample-papers.ts'
import { proposedDisclosureRules } from '../../../publicity/disclosure-rules.ts'
import { knownSecrets } from '../../../publicity/leak-test/known-secrets.ts'
import type { CaseEvent, RecordedEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { foldCase } from '../../evolve.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import { happen } from '../../happen.ts'
import { problemsOf } from '../../law-in-force.ts'
import { actsOf, standingOfAct } from '../../procedures.ts'
import type { ProofOfService } from '../service/events.ts'
import { papersToServe } from '../service/served-papers.ts'
import { checkServiceRecord } from '../service/service-record.ts'
import { changeText, limitChangeText } from './changes.ts'

// Its order of correction was never served.
const mainCourse = wholeCourse.filter(([, { type }]) => !type.startsWith('Correction'))

const upTo = (type: CaseEvent['type'], nth = 1) => {
  let seen = 0
  const end = mainCourse.findIndex(([, event]) => event.type === type && ++seen === nth)
  return mainCourse.slice(0, end + 1)
}
/** The notice of 28 October was served on the 29th; the five working days end on 5 November. */
const told = upTo('NoticeServed', 1)
const served = upTo('NoticeServed', 3)
const closed = upTo('CaseClosed')
const archived = upTo('CaseArchived')

const eventsOf = (course: readonly Sample[]) => recordedCourse(course)
const fileOf = (course: readonly Sample[]) => foldCase('c1', 'a1', eventsOf(course))
describe('更正 of a record', () => {
  const file = fileOf(upTo('DecisionDrafted'))
  const at = on('2026-11-18')
  const act = amending(file, 'PersonInquired')
  const place = { place: '四平市商务局二楼询问室' }

  test('reads as if it had been written so, and keeps the old words with who, when and why', () => {
    const { file: after } = amended(file, act, place, at)
    const now = after.history.find(({ event }) => event.type === 'PersonInquired')
    expect(now?.event).toMatchObject(place)
    expect(after.amendments).toMatchObject([
      {
        of: versionOf(file, 'PersonInquired'),
        by: '陈立新',
        on: '2026-11-18',
        reason: why.amendmentReason,
      },
    ])
    expect(after.amendments[0]?.changes.map(changeText)).toEqual([
      expect.stringMatching(/^询问地点：“.+”更正为“四平市商务局二楼询问室”$/),
    ])
  })

  test('can be worked out again from the events alone', () => {
    const { file: after, recorded } = amended(file, act, place, at)
    const events: RecordedEvent[] = [...eventsOf(upTo('DecisionDrafted')), ...recorded]
    expect(foldCase('c1', 'a1', events)).toEqual(after)
  })

  test('that changes nothing is refused', () => {
    expect(problems(file, act, {}, at)).toMatchObject([{ message: '没有改动任何一处，无须更正' }])
  })

  test('of what the draft rests on makes the draft and its review fall', () => {
    expect(file.draft).not.toBeNull()
    expect(amended(file, act, place, at).file.draft).toBeNull()
  })

  test('is checked as it was when it was made', () => {
    expect(
      problems(file, act, { endedAt: act.defaults?.(file, at)['startedAt'] }, at),
    ).toMatchObject([{ field: 'endedAt', message: '须晚于开始时间' }])
  })

  test('a second time keeps both steps, and says before that there was a first one', () => {
    const { file: once } = amended(file, act, place, at)
    const again = amending(once, 'PersonInquired')
    expect(again.known?.(once, at)).toMatchObject([
      { label: '已经更正过', source: '陈立新，2026-11-18' },
    ])
    const { file: twice } = amended(once, again, { place: '四平市商务局三楼询问室' }, at)
    expect(twice.amendments.map(({ changes }) => changes[0]?.after)).toEqual([
      '四平市商务局二楼询问室',
      '四平市商务局三楼询问室',
    ])
    expect(twice.amendments[1]?.changes[0]?.before).toBe('四平市商务局二楼询问室')
  })

  test('answer by answer, not the whole record', () => {
    const exchanges = [
      ...(act.defaults?.(file, at)['exchanges'] as { question: string; answer: string }[]),
    ]
    exchanges[2] = { question: exchanges[2]?.question ?? '', answer: '没有收取。' }
    const { file: after } = amended(file, act, { exchanges }, at)
    expect(after.amendments[0]?.changes).toMatchObject([
      { label: '问答第 3 条“答”', after: '没有收取。' },
    ])
  })

  test('frees nobody to review the case who was named in it', () => {
    const { file: after } = amended(file, act, place, at)
    expect(after.tookPart).toEqual(file.tookPart)
  })

  test('waits for a paper that is sealed and not served', () => {
    const issued = fileOf(upTo('AdvanceNoticeIssued'))
    const standing = standingOfAct(amending(issued, 'CaseFiled'), issued, on('2026-10-28'))
    expect(standing).toMatchObject({
      can: false,
      unmet: [{ reason: '行政处罚事先告知书已经用印、还没有送达，先登记送达或者作废，再更正' }],
    })
  })
})

describe('更正 of a service', () => {
  const at = on('2026-11-02')
  const file = fileOf(told)
  const act = amending(file, 'NoticeServed', 1)

  test('to a later day moves the limits of the party, says the difference and is told to the party', () => {
    const { file: after } = amended(file, act, { servedOn: '2026-10-30' }, at)
    expect(after.amendments[0]?.limits.map(limitChangeText)).toEqual([
      '陈述申辩期由 2026-11-05 改为 2026-11-06 届满',
      '申请听证由 2026-11-05 改为 2026-11-06 届满',
    ])
    expect(after.notice?.servedOn).toBe('2026-10-30')
    expect(papersToServe(after)).toEqual(['paper_amendment'])
  })

  test('to an earlier day would shorten them behind its back, and is refused', () => {
    expect(problems(file, act, { servedOn: '2026-10-28' }, at)).toMatchObject([
      {
        field: 'servedOn',
        message: expect.stringContaining('会缩短当事人的陈述申辩期、申请听证') as string,
        basis: { instrument: '行政处罚法', article: 75 },
      },
    ])
    expect(act.narrows?.(file, at)).toMatchObject({ servedOn: { earliest: '2026-10-29' } })
  })

  test('of the decision to a later day opens the remedies again, also after they ran out', () => {
    const decided = fileOf(served)
    const late = circumstances('2027-06-30T03:00:00.000Z', franchise)
    const decision = amending(decided, 'NoticeServed', 3)
    expect(problems(decided, decision, { servedOn: '2026-11-23' }, late)).toMatchObject([
      { message: expect.stringContaining('提起行政诉讼的期限') as string },
    ])
    expect(problems(decided, decision, { servedOn: '2026-11-26' }, late)).toEqual([])
    const { file: after } = amended(decided, decision, { servedOn: '2026-11-26' }, late)
    expect(after.amendments[0]?.limits.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['申请行政复议的期限', '提起行政诉讼的期限', '当事人缴款']),
    )
  })

  const input = {
    ...file.history.find(({ event }) => event.type === 'NoticeServed')?.event,
    announcedOn: null,
  }
  test('of the way changes to one that the same proof proves, and to no other', () => {
    const said = (proof: ProofOfService, method: string) =>
      checkServiceRecord(file, { ...input, method, proof }, at).map(({ field }) => field)
    const receipt = { kind: 'receipt', receipt: 'p1' } as const
    const post = { kind: 'post', postNumber: '1', sentOn: plainDate('2026-10-28') } as const
    expect([said(receipt, 'direct'), said(receipt, 'entrusted'), said(post, 'mail')]).toEqual([
      [],
      [],
      [],
    ])
    expect([said(receipt, 'left'), said(receipt, 'mail'), said(post, 'direct')]).toEqual([
      ['method'],
      ['method'],
      ['method'],
    ])
  })

  test('of its place changes no limit and needs no notice', () => {
    const { file: after } = amended(file, act, { place: '当事人住所' }, at)
    expect(after.amendments[0]?.limits).toEqual([])
    expect(papersToServe(after)).toEqual([])
  })

  test('cannot be later than what the party answered to it', () => {
    const answered = fileOf(upTo('StatementRecorded'))
    expect(
      problems(answered, amending(answered, 'NoticeServed', 1), { servedOn: '2026-11-02' }, at),
    ).toMatchObject([
      {
        message:
          '2026-10-30 收到陈述、申辩，早于 2026-11-02 送达告知书，两处必有一处不对，请先核对',
      },
    ])
  })

  test('that shows a decision before the time of the party was over is no matter of amendment', () => {
    const silent = told.filter(([, { type }]) => type !== 'StatementRecorded')
    const decision = served.find(([, { type }]) => type === 'DecisionIssued')
    if (decision?.[1].type !== 'DecisionIssued') throw new Error('the course is decided')
    const decidedOn = plainDate('2026-11-06')
    const early = fileOf([...silent, ['2026-11-06', { ...decision[1], decidedOn }]])
    const refused = problems(
      early,
      amending(early, 'NoticeServed', 1),
      { servedOn: '2026-11-02' },
      on('2026-11-10'),
    )
    expect(refused).toMatchObject([
      { message: expect.stringContaining('不能靠更正解决，应当依法撤销决定、重新告知') as string },
    ])
  })
})

describe('更正 of the party and the matter', () => {
  const at = on('2026-11-25')
  const file = fileOf(served)
  const act = amending(file, 'CaseFiled')
  const party = (change: Record<string, unknown>) => ({
    party: { ...(act.defaults?.(file, at)['party'] as object), ...change },
  })

  test('is agreed to by both heads', () => {
    expect(act.approvals).toEqual(['department-head', 'agency-head'])
  })

  test('a slip in a served paper is put right by a notice beside it', () => {
    const { file: after, recorded } = amended(
      file,
      act,
      party({ legalRepresentative: '章示例' }),
      at,
    )
    expect(after.filing?.party).toMatchObject({ legalRepresentative: '章示例' })
    expect(recorded[0]?.event).toMatchObject({
      papers: ['penalty_advance_notice', 'hearing_notice', 'penalty_decision'].filter((paper) =>
        file.served.some((each) => each.paper === paper),
      ),
    })
    expect(papersToServe(after)).toEqual(['paper_amendment'])
    expect(after.decision?.draft).toEqual(file.decision?.draft)
  })

  test('another party after the decision is refused', () => {
    const other = party({ name: '另一家公司', uscc: '91350100M000100Y43' })
    expect(problems(file, act, other, at)).toMatchObject([
      { field: 'party', message: expect.stringContaining('应当依法撤销、变更决定') as string },
    ])
  })

  test('another party before it begins anew: nothing was found of it, nothing told to it', () => {
    const before = fileOf(told)
    const other = party({ name: '另一家公司', uscc: '91350100M000100Y43' })
    const early = amending(before, 'CaseFiled')
    expect(problems(before, early, other, on('2026-11-02'))).toEqual([])
    const { file: after } = amended(before, early, other, on('2026-11-02'))
    expect([after.conclusion, after.notice, after.draft]).toEqual([null, null, null])
    expect(after.filing?.party.name).toBe('另一家公司')
  })

  test('both names are hunted where they are secret, and the true public name is not', () => {
    const { recorded } = amended(file, act, party({ phone: '13900000002' }), at)
    const events = [...eventsOf(served), ...recorded].map(({ event }) => event)
    const hunted = knownSecrets(events, { ...proposedDisclosureRules, ...rules } as never)
    expect(hunted.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['13900000002', '0434-0000001']),
    )
    expect(hunted.map(({ value }) => value)).not.toContain('张示例')
  })

  test('a personal number is shown in part', () => {
    const { file: after } = amended(file, act, party({ phone: '13900000002' }), at)
    expect(after.amendments[0]?.changes.map(changeText)).toEqual([
      '联系电话：“043*******01”更正为“139******02”',
    ])
  })
})

describe('what later papers repeat of a record', () => {
  const at = on('2026-11-25')
  const file = fileOf(served)
  const madeBy = (type: CaseEvent['type']) => versionOf(file, type)
  const papers = [
    sealedPaper({ type: 'penalty_advance_notice', version: madeBy('AdvanceNoticeIssued') }),
    sealedPaper({ type: 'penalty_decision', version: madeBy('DecisionIssued') }),
  ]
  const told = (type: CaseEvent['type'], change: Record<string, unknown>, sealed = papers) => {
    const { recorded, file: after } = amended(file, amending(file, type), change, {
      ...at,
      papers: sealed,
    })
    const [first] = recorded
    if (first?.event.type !== 'RecordAmended') throw new Error('it is amended')
    return [first.event.papers, papersToServe(after)]
  }
  const both = [['penalty_advance_notice', 'penalty_decision'], ['paper_amendment']]

  test.each<[string, CaseEvent['type'], Record<string, unknown>, unknown]>([
    ['the name of a piece of evidence', 'EvidenceAdded', { name: '加盟合同（副本）' }, both],
    ['whom a record questions', 'PersonInquired', { inquireeRole: '财务负责人' }, both],
    ['where they were questioned', 'PersonInquired', { place: '二楼询问室' }, [[], []]],
    ['the source of a piece of evidence', 'EvidenceAdded', { source: '当事人提供' }, [[], []]],
  ])('%s', (_, type, change, said) => {
    expect(told(type, change)).toEqual(said)
  })

  test('a paper that was made before the record repeats nothing of it', () => {
    const before = papers.map((each) => ({ ...each, version: 1 }))
    expect(told('EvidenceAdded', { name: '加盟合同（副本）' }, before)).toEqual([[], []])
  })

  test('a paper that is sealed and not served goes out first, or is voided', () => {
    const issued = fileOf(upTo('AdvanceNoticeIssued'))
    const notice = sealedPaper({ type: 'penalty_advance_notice', version: issued.version })
    const now = { ...on('2026-10-28'), papers: [notice] }
    const evidence = amending(issued, 'EvidenceAdded')
    expect(problems(issued, evidence, { name: '加盟合同（副本）' }, now)).toMatchObject([
      { field: 'name', message: expect.stringContaining('还没有送达') as string },
    ])
    expect(problems(issued, evidence, { source: '当事人提供' }, now)).toEqual([])
  })
})

describe('更正 of money, and of a case that is over', () => {
  const at = on('2026-12-26')

  test('the number of a receipt may be put right after the case is closed', () => {
    const file = fileOf(closed)
    const act = amending(file, 'FinePaid')
    expect(problems(file, act, { receiptNo: '220300202612200000000124' }, at)).toEqual([])
  })

  test('an amount may not, when the fine would be unpaid again', () => {
    const file = fileOf(closed)
    expect(problems(file, amending(file, 'FinePaid'), { fen: 100 }, at)).toMatchObject([
      { message: expect.stringContaining('案件已经结案') as string },
    ])
  })

  test('more than was due is refused', () => {
    const file = fileOf(upTo('FinePaid'))
    expect(problems(file, amending(file, 'FinePaid'), { fen: 99_999_999 }, at)).toMatchObject([
      { field: 'fen', message: expect.stringContaining('超过应缴的') as string },
    ])
  })

  test('after archiving both heads agree, and the archive says so', () => {
    const file = fileOf(archived)
    const act = amending(file, 'PersonInquired')
    expect(act.approvals).toEqual(['department-head', 'agency-head'])
    expect(act.effect).toContain('备考表另行记载')
    const { file: after } = amended(file, act, { place: '四平市商务局二楼询问室' }, at)
    expect(after.amendments[0]?.afterArchiving).toBe(true)
    expect(after.archive).toEqual(file.archive)
  })
})

describe('补正 of a served paper', () => {
  const file = fileOf(served)
  const at = on('2026-11-25')
  const act = actsOf(file).find(({ id }) => id === 'amend-paper')
  const input = (before: string, after: string) => ({
    paper: 'penalty_decision',
    number: null,
    changes: [{ label: '第二页', before, after }],
    reason: '打印错误',
    onlySlips: true,
  })
  if (!act) throw new Error('a served paper can be put right')

  test('makes a notice that has to be served; the decision stays as it was', () => {
    expect(problemsOf(act, file, input('示列路', '示例路'), at)).toEqual([])
    const by = { id: people.chen, name: '陈立新' }
    const { file: after } = happen(file, act.events(file, input('示列路', '示例路'), at), {
      at: at.now,
      by,
      approvals: [],
    })
    expect(papersToServe(after)).toEqual(['paper_amendment'])
    expect(after.decision).toEqual(file.decision)
  })

  test.each([
    ['罚款123,456.00元', '罚款23,456.00元'],
    ['壹拾贰万叁仟肆佰伍拾陆元整', '贰万元整'],
  ])('does not change the amount: %s', (before, after) => {
    expect(problemsOf(act, file, input(before, after), at)).toMatchObject([
      { message: expect.stringContaining('不能用补正改变') as string },
    ])
  })

  test('of several of the kind says which, and the notice is of that one', () => {
    const numbers = ['四商罚决字〔2026〕1号', '四商罚决字〔2026〕2号']
    const several = {
      ...at,
      papers: numbers.map((number) => sealedPaper({ type: 'penalty_decision', number })),
    }
    const slip = (number: string | null) => ({ ...input('示列路', '示例路'), number })
    expect(problemsOf(act, file, slip(null), several)).toMatchObject([
      {
        field: 'number',
        message: `本案有 2 份《行政处罚决定书》：${numbers.join('、')}，写明补正哪一份`,
      },
    ])
    expect(problemsOf(act, file, slip('四商罚决字〔2026〕3号'), several)).toMatchObject([
      { field: 'number', message: expect.stringContaining('没有这一份') as string },
    ])
    // As people copy it.
    const typed = slip('四商罚决字[2026]1')
    expect(problemsOf(act, file, typed, several)).toEqual([])
    expect(act.quotes?.(typed)).toMatchObject({ paper: 'penalty_decision', number: numbers[0] })
    expect(act.events(file, typed, several)).toMatchObject([{ number: numbers[0] }])
  })

  test('nor the same words for the same words, nor a paper that was not served', () => {
    expect(problemsOf(act, file, input('示例', '示例'), at)).toMatchObject([
      { message: '与原文相同，没有改动' },
    ])
    expect(
      problemsOf(act, file, { ...input('示列', '示例'), paper: 'no_penalty_decision' }, at),
    ).toMatchObject([{ field: 'paper' }])
  })
})

describe('更正 of a case handled on the spot', () => {
  const at = on('2026-12-26')
  const until = (type: CaseEvent['type']) =>
    fileOf(spotCourse.slice(0, spotCourse.findIndex(([, event]) => event.type === type) + 1))
  const change = (file: CaseFile, words: Record<string, unknown>) => {
    const act = amending(file, 'SpotCaseOpened')
    const party = { ...(act.defaults?.(file, at)['party'] as object), ...words }
    return amended(file, act, { party }, at)
  }

  test('the decision that was handed over is put right by a notice, as any other', () => {
    const { file: after, recorded } = change(until('SpotDecisionHandedOver'), {
      phone: '0434-0000088',
    })
    expect(recorded[0]?.event).toMatchObject({ papers: ['summary_penalty_decision'] })
    expect(papersToServe(after)).toEqual(['paper_amendment'])
  })

  test('another party has to be told and heard anew before anything is decided', () => {
    const told = until('SpotPartyHeard')
    expect(told.spot?.told).not.toBeNull()
    const words = { name: '另一家公司', uscc: '91220300MA0000000L' }
    const { file: after } = change(told, words)
    expect(after.filing?.party.name).toBe('另一家公司')
    expect(after.spot?.told).toBeNull()
  })
})
