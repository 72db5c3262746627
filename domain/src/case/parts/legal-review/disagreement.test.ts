import { describe, expect, test } from 'vitest'
import { circumstances, franchise, people } from '../../../../test/circumstances.ts'
import { digest, draft } from '../../../../test/sample-facts.ts'
import { pointsSaying } from '../../../../test/ordinary-inputs.ts'
import { recordedCourse } from '../../../../test/sample-papers.ts'
import { mainCourse } from '../../../../test/sample-course.ts'
import { readForm } from '../../../kernel/read-form.ts'
import { agreedStill } from '../decision/agreed-on.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { foldCase } from '../../evolve.ts'
import { happen } from '../../happen.ts'
import { problemsOf } from '../../law-in-force.ts'
import { findActOf, standingOfAct } from '../../procedures.ts'
import { reviewPassed } from './requirements.ts'
import { isWorkOf, reviewsAwaited } from './workload.ts'

const other = '00000000-0000-4000-8000-000000000006'
const counsel = '00000000-0000-4000-8000-000000000007'

/** The long case with its draft, before anything was sent to review; the draft names no rules of its day. */
function drafted(): CaseFile {
  const end = mainCourse.findIndex(([, { type }]) => type === 'DecisionDrafted')
  return foldCase('c1', 'a1', recordedCourse(mainCourse.slice(0, end + 1)))
}

const on = (day: string, actor: string, roles: Circumstances['actor']['roles']): Circumstances => ({
  ...circumstances(`${day}T02:00:00.000Z`, franchise),
  actor: { id: actor, name: actor, roles },
  counselOf: (person) =>
    person === counsel ? { until: null, kind: 'counsel', firm: '示例律师事务所' } : null,
})
const reviewer = (day: string, id = people.reviewer) => on(day, id, ['legal-reviewer'])
const officer = (day: string) => on(day, people.chen, ['officer'])
const head = (day: string) => on(day, people.head, ['agency-head'])

/** Why it is refused, in the words that are shown; empty when it may be done. */
function refusals(
  file: CaseFile,
  id: string,
  at: Circumstances,
  typed: Record<string, unknown> = {},
): string[] {
  const act = findActOf(file, id)
  if (!act) throw new Error(`no act ${id}`)
  // Rules may change between the sample's days; what was agreed on has a test of its own.
  const requires = act.requires.filter(({ id: each }) => each !== agreedStill.id)
  const standing = standingOfAct({ ...act, requires }, file, at)
  if (!standing.can) return standing.unmet.map(({ reason }) => reason)
  const read = readForm(act.form, typed)
  if (!read.ok) return (read.refusal.fields ?? []).map(({ message }) => message)
  return problemsOf(act, file, read.value, at).map(({ message }) => message)
}

function done(
  file: CaseFile,
  id: string,
  at: Circumstances,
  typed: Record<string, unknown> = {},
): CaseFile {
  const refused = refusals(file, id, at, typed)
  if (refused.length > 0) throw new Error(`${id}: ${refused.join('；')}`)
  const act = findActOf(file, id)
  const read = act && readForm(act.form, typed)
  if (!act || !read?.ok) throw new Error(id)
  const author = { at: at.now, by: { id: at.actor.id, name: at.actor.name }, approvals: [] }
  return happen(file, act.events(file, read.value, at), author).file
}

const opinion = (file: CaseFile, at: Circumstances, outcome: string) => ({
  points: pointsSaying(outcome, file, at),
  ...{ outcome, opinion: '裁量理由不充分。', notes: null },
})
const objection = { points: [{ about: '裁量理由', reason: '报告已经写明。' }] }
const gate = (file: CaseFile) => {
  const answer = reviewPassed.check(file, head('2026-11-27'))
  return answer.met ? null : answer.reason
}

const sent = done(drafted(), 'submit-review', officer('2026-11-17'), {
  statement: '请审核。',
  absent: null,
})
const taken = done(sent, 'accept-review', reviewer('2026-11-17'))
/** Given on Friday 2026-11-20: Wednesday the 25th is the third working day after it. */
const refusedBy = (outcome: string) =>
  done(
    taken,
    'issue-opinion',
    reviewer('2026-11-20'),
    opinion(taken, reviewer('2026-11-20'), outcome),
  )
const refused = refusedBy('correct')
const objected = done(refused, 'object-to-opinion', officer('2026-11-25'), objection)
const second = (outcome: string) => {
  const at = reviewer('2026-11-26', other)
  const accepted = done(objected, 'accept-review', at)
  return done(accepted, 'issue-opinion', at, opinion(accepted, at, outcome))
}
const dispute = (result: string) => ({
  ...{ heldOn: '2026-11-27', place: '会议室', chair: [people.head], result },
  members: [people.head, people.deputy].map((person) => ({
    person: [person],
    opinion: '同意审核意见。',
    agrees: true,
  })),
  conclusion: '拟决定应当写明理由。',
})

describe('the formal check', () => {
  test('nobody gives an opinion on what was not accepted, and one reviewer accepts it', () => {
    const at = reviewer('2026-11-17')
    expect(refusals(sent, 'issue-opinion', at, opinion(sent, at, 'pass')).join()).toContain(
      '还没有受理',
    )
    const another = reviewer('2026-11-18', other)
    expect(refusals(taken, 'issue-opinion', another).join()).toContain('受理审核')
  })

  test('what is returned before it was accepted has not started the clock', () => {
    const input = { materials: ['hearing'], missing: '听证笔录', supplyBy: '2026-11-20' }
    const returned = done(sent, 'return-materials', reviewer('2026-11-18'), input)
    expect(returned.review?.missing).toMatchObject({ notStarted: true })
    const again = { statement: '已补齐。', absent: null }
    const resent = done(returned, 'submit-review', officer('2026-11-19'), again)
    expect(resent.review?.runsFrom).toBe('2026-11-19')
    const later = done(taken, 'return-materials', reviewer('2026-11-18'), input)
    const resumed = done(later, 'submit-review', officer('2026-11-19'), again)
    expect(resumed.review?.runsFrom).toBe('2026-11-17')
    expect(resumed.review?.pauses).toEqual([{ from: '2026-11-18', to: '2026-11-19' }])
  })

  test('a required material that is missing is named, and refused without a reason', () => {
    const bare = { ...drafted(), investigators: [] }
    const at = officer('2026-11-17')
    const typed = { statement: '请审核。', absent: null }
    expect(refusals(bare, 'submit-review', at, typed).join()).toContain(
      '送审材料缺少：执法人员资格',
    )
    const absent = [{ material: 'officers', reason: '承办人正在变更。' }]
    expect(refusals(bare, 'submit-review', at, { ...typed, absent })).toEqual([])
    const surplus = [{ material: 'draft', reason: '没有' }]
    expect(
      refusals(drafted(), 'submit-review', at, { ...typed, absent: surplus }).join(),
    ).toContain('不用写理由')
  })

  test('a qualification that ended yesterday is refused, and says who reviews instead', () => {
    const at = {
      ...reviewer('2026-11-17'),
      reviewerOf: () => ({
        ...{ legalQualificationNo: 'A1', firstReviewOn: null },
        reviewUntil: '2026-11-16' as never,
      }),
    }
    const said = refusals(sent, 'accept-review', at).join()
    expect(said).toContain('2026-11-16 已经期满')
    expect(said).toContain('由机关负责人指定')
  })

  test('the only reviewer investigated: the head appoints somebody who may', () => {
    const chen = on('2026-11-17', people.chen, ['legal-reviewer'])
    expect(refusals(sent, 'accept-review', chen).join()).toContain('由机关负责人指定')
    const assign = (person: string) => ({ reviewer: [person], reason: '没有其他审核人员。' })
    const by = head('2026-11-17')
    expect(refusals(sent, 'assign-reviewer', by, assign(people.chen))).toEqual(['承办过本案'])
    const given = done(sent, 'assign-reviewer', by, assign(other))
    expect(given.history.at(-1)?.event).toMatchObject({ appointed: true })
    expect(refusals(given, 'accept-review', reviewer('2026-11-17')).join()).toContain('已经分派给')
    expect(refusals(given, 'accept-review', reviewer('2026-11-17', other))).toEqual([])
  })
})

describe('whose work a review is', () => {
  const workOf = (file: CaseFile, person: string) =>
    reviewsAwaited(file).filter((review) => isWorkOf(file, review, person)).length
  const reviewers = [people.reviewer, other, people.chen]
  const works = (file: CaseFile) => reviewers.map((person) => workOf(file, person))

  test('of everybody who may take it, then of whoever took it, and of nobody once it is said', () => {
    expect(works(drafted())).toEqual([0, 0, 0])
    expect(works(sent)).toEqual([1, 1, 0])
    expect(works(taken)).toEqual([1, 0, 0])
    expect(works(refused)).toEqual([0, 0, 0])
    expect(works(objected)).toEqual([0, 1, 0])
  })

  test('of nobody while materials are missing', () => {
    const input = { materials: ['hearing'], missing: '听证笔录', supplyBy: '2026-11-20' }
    const returned = done(sent, 'return-materials', reviewer('2026-11-18'), input)
    expect(works(returned)).toEqual([0, 0, 0])
  })
})

describe('an opinion that asks for another draft', () => {
  test('is answered before the case goes on to draft anew, and not with one press', () => {
    const drafting = findActOf(refused, 'draft-decision')
    expect(drafting?.settled?.(refused)).toBe(true)
    const accepting = findActOf(refused, 'accept-opinion')
    expect(accepting).toMatchObject({ presses: true })
    expect(accepting?.atOnce).toBeUndefined()
    expect(standingOfAct(accepting as never, refused, officer('2026-11-23')).can).toBe(true)
    const accepted = done(refused, 'accept-opinion', officer('2026-11-23'))
    expect(drafting?.settled?.(accepted)).toBe(false)
  })
})

describe('materials that change while under review', () => {
  const changed = happen(
    taken,
    [
      {
        type: 'EvidenceAdded',
        ...{ evidenceId: 'e9', kind: 'document', name: '补充台账', purpose: '证明张数' },
        ...{ source: '当事人', collectedOn: '2026-11-18' as never, officers: [people.chen] },
        file: { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/png', originalName: 'x' },
      },
    ],
    { at: '2026-11-18T02:00:00.000Z', by: { id: people.chen, name: '陈立新' }, approvals: [] },
  ).file

  test('are looked at before an opinion says anything, and may start the clock again', () => {
    const at = reviewer('2026-11-19')
    expect(refusals(changed, 'issue-opinion', at, opinion(changed, at, 'pass')).join()).toContain(
      '送审后案卷有变化（证据入卷）',
    )
    const seen = (effect: string) =>
      done(changed, 'see-review-changes', at, { effect, remark: '与原有证据一致。' })
    expect(refusals(seen('goes-on'), 'issue-opinion', at, opinion(changed, at, 'pass'))).toEqual([])
    expect(seen('goes-on').review?.runsFrom).toBe('2026-11-17')
    expect(seen('restarts').review?.runsFrom).toBe('2026-11-19')
    expect(refusals(taken, 'see-review-changes', at).join()).toContain('没有变化')
  })
})

describe('the checklist (国办发〔2018〕118号)', () => {
  const at = reviewer('2026-11-18')
  const full = opinion(taken, at, 'pass')

  test('follows the kind of act and the grounds: each point once, with a reason also at 是', () => {
    expect(full.points.map(({ point }) => point)).toEqual([
      ...['subject', 'officers', 'jurisdiction', 'procedure', 'findings', 'evidence'],
      ...['application', 'discretion', 'papers', 'crime', 'public-interest', 'vital-rights'],
    ])
    expect(refusals(taken, 'issue-opinion', at, full)).toEqual([])
    const points = full.points
    const said = (changed: unknown) =>
      refusals(taken, 'issue-opinion', at, { ...full, points: changed }).join()
    expect(said(points.slice(1))).toContain('还没有审核：执法主体合法')
    expect(said(points.map((each) => ({ ...each, reason: null })))).toContain('每一项都须写明理由')
    expect(said([...points, ...points.slice(0, 1)])).toContain('重复审核')
    expect(said([...points, { point: 'necessity', answer: 'yes', reason: '是' }])).toContain(
      '没有这一项',
    )
    expect(said(points.map((each) => ({ ...each, answer: 'no' })))).toContain('不能同意')
  })

  test.each<[string, string | null, string | null]>([
    ['pass', null, null],
    ['pass', 'evidence', '有项目审核为“否”，不能同意'],
    ['correct', null, '各项都没有审核为“否”'],
    ['correct', 'discretion', null],
    ['correct', 'subject', null],
    ['supplement', 'evidence', null],
    ['supplement', 'findings', null],
    ['supplement', 'papers', '“建议补充调查”须至少有一项为“否”：事实清楚、证据合法、充分'],
    ['correct-procedure', 'procedure', null],
    ['correct-procedure', 'discretion', '执法程序合法（时限、告知、听证、回避）'],
    ['transfer-jurisdiction', 'jurisdiction', null],
    ['transfer-jurisdiction', 'crime', '符合管辖与权限，没有超越职权'],
    ['transfer-criminal', 'crime', null],
    ['transfer-criminal', 'findings', '违法行为不涉嫌犯罪，无须移送'],
    ['reject', 'subject', null],
    ['reject', 'discretion', '执法主体合法、执法人员具备资格、符合管辖与权限'],
  ])('%s with 否 at %s: what contradicts itself is refused', (outcome, no, said) => {
    const points = full.points.map((each) => (each.point === no ? { ...each, answer: 'no' } : each))
    const told = refusals(taken, 'issue-opinion', at, { ...full, outcome, points }).join()
    expect(told === '' ? null : told).toEqual(said === null ? null : expect.stringContaining(said))
  })

  test('the reviewer who heads the unit signs in both capacities', () => {
    const both = on('2026-11-18', people.reviewer, ['legal-reviewer', 'legal-head'])
    const after = done(taken, 'issue-opinion', both, full)
    expect(after.history.at(-1)?.event).toMatchObject({ asHead: true })
    expect(after.review?.opinion?.head).toBe(people.reviewer)
    expect(gate(after)).toBeNull()
  })
})

describe('what an opinion leads to', () => {
  test.each([
    ['correct', true, true],
    ['reject', true, true],
    ['transfer-criminal', true, true],
    // 告知 is opened again, and with it the hearing of the party.
    ['correct-procedure', true, false],
    ['supplement', false, false],
  ])('%s, once it is accepted', (outcome, concludedStill, draftStill) => {
    const given = refusedBy(outcome)
    expect(given.draft).not.toBeNull()
    const accepted = done(given, 'accept-opinion', officer('2026-11-23'))
    expect([accepted.conclusion !== null, accepted.draft !== null]).toEqual([
      concludedStill,
      draftStill,
    ])
    if (draftStill) expect(gate(accepted)).toBe('法制审核未通过，不得作出决定')
  })

  test('the same words in a new draft are neither decided nor sent to somebody else', () => {
    const author = {
      at: '2026-11-23T02:00:00.000Z',
      by: { id: people.chen, name: '陈' },
      approvals: [],
    }
    const again = { type: 'DecisionDrafted' as const, draft, digest, deliberation: [] }
    const redrafted = happen(refused, [{ ...again, grounds: [] }], author).file
    expect(gate(redrafted)).toContain('没有同意过')
    const typed = { statement: '请审核。', absent: null }
    expect(refusals(redrafted, 'submit-review', officer('2026-11-23'), typed).join()).toContain(
      '已经出具审核意见',
    )
  })
})

describe('disagreement (异议、复审、集体讨论)', () => {
  test('is said within three working days; on the fourth it is refused with the day it ended', () => {
    expect(refusals(refused, 'object-to-opinion', officer('2026-11-25'), objection)).toEqual([])
    const late = refusals(refused, 'object-to-opinion', officer('2026-11-26'), objection).join()
    expect(late).toContain('提出异议的期限到 2026-11-25 为止')
    expect(refusals(refused, 'accept-opinion', officer('2026-11-26'))).toEqual([])
  })

  test('nothing is decided while the second review is open, and it is another’s', () => {
    expect(gate(objected)).toBe('复审还没有出具意见，不得作出决定')
    const same = refusals(objected, 'accept-review', reviewer('2026-11-26')).join()
    expect(same).toContain('不能自己复审')
    expect(same).toContain('由机关负责人指定')
    expect(
      refusals(objected, 'assign-reviewer', head('2026-11-26'), {
        reviewer: [people.reviewer],
        reason: '分派',
      }).join(),
    ).toContain('不能复审')
  })

  test('a second review that agrees opens the gate', () => {
    expect(gate(second('pass'))).toBeNull()
  })

  test('one that does not leaves acceptance or the heads, and no second objection', () => {
    const upheld = second('correct')
    expect(gate(upheld)).toContain('采纳意见或者由负责人集体讨论')
    expect(
      refusals(upheld, 'object-to-opinion', officer('2026-11-26'), objection).join(),
    ).toContain('异议只有一次')
    expect(refusals(upheld, 'accept-opinion', officer('2026-11-26'))).toEqual([])
    expect(refusals(refused, 'settle-review-dispute', reviewer('2026-11-27')).join()).toContain(
      '没有需要集体讨论的审核分歧',
    )
  })

  test('the heads never open the gate: the opinion is followed, or the draft is sent again', () => {
    const by = on('2026-11-27', people.deputy, ['department-head'])
    const followed = done(second('correct'), 'settle-review-dispute', by, dispute('follow'))
    expect(gate(followed)).toBe('法制审核未通过，不得作出决定')
    const toSend = done(second('correct'), 'settle-review-dispute', by, dispute('again'))
    expect(gate(toSend)).toContain('重新送审')
    const typed = { statement: '附讨论结论。', absent: null }
    const resent = done(toSend, 'submit-review', officer('2026-11-27'), typed)
    expect(gate(resent)).toBe('法制审核还没有出具意见')
    expect(resent.review?.dispute).toMatchObject({ result: 'again' })
    const twice = { ...dispute('follow'), members: dispute('follow').members.slice(0, 1) }
    const both = { ...twice, members: [...twice.members, ...twice.members] }
    expect(refusals(second('correct'), 'settle-review-dispute', by, both).join()).toContain(
      '同一个人填了两次',
    )
  })
})

describe('counsel on a case (法律顾问、公职律师)', () => {
  const invitation = {
    ...{ counsel: [counsel], questions: '裁量是否适当？', readable: ['draft'], evidence: [] },
    dueOn: '2026-11-20',
  }
  const invited = done(taken, 'invite-counsel', reviewer('2026-11-18'), invitation)
  const no = invited.review?.counsel[0]?.version ?? 0
  const asCounsel = (day: string) => on(day, counsel, ['legal-counsel'])
  const given = { noConflict: true, opinion: '同意处罚，建议写明降额与申辩理由的对应关系。' }

  test('writes an own opinion, which is no review', () => {
    const after = done(invited, `give-counsel-opinion~${no}`, asCounsel('2026-11-19'), given)
    expect(after.review?.counsel[0]?.answer).toMatchObject({ kind: 'opinion' })
    expect(gate(after)).toBe('法制审核还没有出具意见')
    expect(after.reviewers).toEqual([])
  })

  test.each([
    ['whose contract ended', counsel, { until: '2026-11-17' as never }, '聘期 2026-11-17 已经届满'],
    ['who is not registered', other, null, '没有登记为法律顾问'],
    ['who investigated', people.chen, null, '承办过本案'],
  ])('somebody %s is not invited', (_, person, standing, said) => {
    const at = {
      ...reviewer('2026-11-18'),
      counselOf: () => standing && { kind: 'counsel' as const, firm: '', until: standing.until },
    }
    const typed = { ...invitation, counsel: [person] }
    expect(refusals(taken, 'invite-counsel', at, typed).join()).toContain(said)
  })

  test('nobody else answers the invitation, and none after the contract ended', () => {
    const id = `give-counsel-opinion~${no}`
    const stranger = on('2026-11-19', other, ['legal-counsel'])
    expect(refusals(invited, id, stranger, given).join()).toContain('没有邀请您')
    const ended = {
      ...asCounsel('2026-11-19'),
      counselOf: () => ({ until: '2026-11-18' as never, kind: 'counsel' as const, firm: '' }),
    }
    expect(refusals(invited, id, ended, given).join()).toContain('聘期')
  })

  test('what comes after the opinion of the review is not taken any more', () => {
    const at = reviewer('2026-11-19')
    const over = done(invited, 'issue-opinion', at, opinion(invited, at, 'pass'))
    const id = `give-counsel-opinion~${no}`
    expect(refusals(over, id, asCounsel('2026-11-20'), given).join()).toContain(
      '审核意见已经出具，不用再提交意见',
    )
  })

  test('somebody with an interest stands aside and is not asked again', () => {
    const aside = { reason: '代理过当事人的其他案件。' }
    const after = done(invited, `stand-aside-as-counsel~${no}`, asCounsel('2026-11-19'), aside)
    expect(refusals(after, 'invite-counsel', reviewer('2026-11-19'), invitation).join()).toContain(
      '已经声明回避',
    )
  })
})
