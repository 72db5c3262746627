import { describe, expect, test } from 'vitest'
import { on } from '../../../../test/amending.ts'
import { mainCourse as wholeCourse } from '../../../../test/sample-course.ts'
import { recordedCourse } from '../../../../test/sample-papers.ts'
import { disclosureRulesOf } from '../../../publicity/disclosure-rules.ts'
import { displayOf } from '../../../publicity/notice/display-period.ts'
import { basisText } from '../../../shared/basis.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { kindOf } from '../../event-kinds.ts'
import type { Act } from '../../case-kernel.ts'
import { foldCase } from '../../evolve.ts'
import { happen } from '../../happen.ts'
import { problemsOf } from '../../law-in-force.ts'
import { actsOf, limitOfAct, limitsOf, standingOfAct } from '../../procedures.ts'
import { dueFen, unpaidFen } from '../payment/slice.ts'
import { toPublishSince } from '../publication/limits.ts'
import { papersToServe } from '../service/served-papers.ts'
import { notTheSameAgain } from './not-the-same-again.ts'
import { inHandSince, unrefundedFen } from './slice.ts'

// Its order of correction was never served.
const mainCourse = wholeCourse.filter(([, { type }]) => !type.startsWith('Correction'))

const upTo = (type: CaseEvent['type'], nth = 1): CaseFile => {
  let seen = 0
  const end = mainCourse.findIndex(([, each]) => each.type === type && ++seen === nth)
  return foldCase('c1', 'a1', recordedCourse(mainCourse.slice(0, end + 1)))
}
const paid = upTo('FinePaid')
const closed = upTo('CaseClosed')
const archived = upTo('CaseArchived')
const at = on('2026-12-28')
const fineFen = paid.decision?.draft.penalty.fineFen ?? 0

const actOf = (file: CaseFile, id: string): Act => {
  const found = actsOf(file).find((each) => each.id === id)
  if (!found) throw new Error(`no act ${id}`)
  return found
}
const own = {
  effect: 'revoked',
  ground: 'facts',
  reason: '认定的门店数有误。',
  kinds: null,
  fineFen: null,
  confiscatedFen: null,
  remake: false,
}
const outside = {
  source: 'review',
  organ: '四平市人民政府',
  number: '四政复决字〔2026〕12号',
  decidedOn: '2026-12-26',
  receivedOn: '2026-12-27',
  effectiveOn: null,
  ground: null,
  kinds: null,
  fineFen: null,
  confiscatedFen: null,
  opposed: null,
  remake: null,
  remakeBy: null,
  reason: '主要事实不清。',
}
const problems = (file: CaseFile, id: string, input: Record<string, unknown>) =>
  problemsOf(actOf(file, id), file, input, at).map(({ field, message }) => `${field}：${message}`)
const once = (file: CaseFile, id: string, input: Record<string, unknown>): CaseFile =>
  after(file, actOf(file, id).events(file, input, at))
const after = (file: CaseFile, events: readonly CaseEvent[]): CaseFile =>
  happen(file, events, {
    at: at.now,
    by: { id: at.actor.id, name: at.actor.name },
    approvals: [],
  }).file

/** What 法制审核 says of the last proposal. */
function reviewed(file: CaseFile, outcome: 'pass' | 'reject'): CaseFile {
  const { no, digest } = file.revisionProposals.at(-1) ?? { no: 0, digest: '' }
  return after(file, [
    {
      type: 'ReviewOpinionIssued',
      ...{ digest, outcome, points: [], opinion: '意见', counsel: null },
      ...{ round: 1, asksReply: true, subject: { kind: 'revision', no } },
    },
  ])
}

/** One act; a revision with its review and the approval of the head. */
function done(file: CaseFile, id: string, input: Record<string, unknown>): CaseFile {
  const next = once(file, id, input)
  if (id !== 'revise-decision') return next
  const { no } = next.revisionProposals.at(-1) ?? { no: 0 }
  const approval = { approved: 'yes', opinion: '同意。' }
  return once(reviewed(next, 'pass'), `approve-revision-on-revision~${no}`, approval)
}
const lighter = {
  ...own,
  effect: 'changed',
  kinds: paid.decision?.draft.penalty.kinds,
  fineFen: fineFen - 100,
  confiscatedFen: paid.decision?.draft.penalty.confiscatedFen,
}

describe('the agency revokes its own decision (处罚法第75条第2款)', () => {
  test('the unit proposes it, 法制审核 agrees to exactly that, and then the head approves it (MC16)', () => {
    expect(actOf(paid, 'revise-decision').approvals).toEqual(['department-head'])
    const proposed = once(paid, 'revise-decision', own)
    expect(proposed.decision).not.toBeNull()
    const approve = (file: CaseFile) => {
      const standing = standingOfAct(actOf(file, 'approve-revision-on-revision~1'), file, at)
      return standing.can ? [] : standing.unmet.map(({ reason }) => reason)
    }
    expect(approve(proposed)).toEqual(['撤销、变更决定须经法制审核，还没有同意，同意后可办'])
    expect(approve(reviewed(proposed, 'reject'))).toHaveLength(1)
    expect(approve(reviewed(proposed, 'pass'))).toEqual([])
    // The list of the reviewer says which subject it is, and by when: the same day as the desk.
    const accept = actOf(proposed, 'accept-review-on-revision~1')
    expect(accept.title).toBe('受理法制审核（第1次撤销、变更决定）')
    expect(limitOfAct(proposed, accept, at)?.title).toBe('法制审核（第1次撤销、变更决定）')
    const again = standingOfAct(actOf(proposed, 'revise-decision'), proposed, at)
    expect(again.can).toBe(false)
  })

  test('wholly: nothing is due, what was paid goes back, the paper waits, the case is over', () => {
    expect(problems(paid, 'revise-decision', own)).toEqual([])
    const after = done(paid, 'revise-decision', own)
    expect([after.decision, dueFen(after), unpaidFen(after)]).toEqual([null, 0, 0])
    expect(unrefundedFen(after)).toBe(
      paid.payments.reduce((sum, { fen, surchargeFen }) => sum + fen + surchargeFen, 0),
    )
    expect(papersToServe(after)).toEqual(['decision_revoke'])
    expect(after.ended).toMatchObject({ kind: 'revoked' })
    expect(limitsOf(after, at).map(({ title }) => title)).not.toContain('当事人缴款')
  })

  test('a volume is shelved only with the paper served and the money back', () => {
    const after = done(paid, 'revise-decision', own)
    const archive = (file: CaseFile) => {
      const standing = standingOfAct(actOf(file, 'archive-case'), file, {
        ...at,
        actor: { ...at.actor, roles: ['archivist'] },
      })
      return standing.can ? [] : standing.unmet.map(({ reason }) => reason)
    }
    expect(archive(after)).toEqual([expect.stringContaining('应退的罚没款还没有退还')])
    const refund = { on: '2026-12-28', fen: unrefundedFen(after), receiptNo: 'T-1' }
    expect(problems(after, 'record-refund', { ...refund, fen: refund.fen + 1 })).toEqual([
      expect.stringContaining('超过应退的'),
    ])
    const back = done(after, 'record-refund', refund)
    expect(unrefundedFen(back)).toBe(0)
    expect(archive(back)).toHaveLength(1)
    const served = {
      ...back,
      revisions: back.revisions.map((each) => ({ ...each, toldOn: at.today })),
    }
    expect(archive(served)).toEqual([])
  })

  test('to be made anew: the case goes back to the investigation, also from the shelf', () => {
    const after = done(archived, 'revise-decision', { ...own, remake: true })
    expect([after.conclusion, after.notice, after.closedOn, after.archive, after.ended]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    const conclude = standingOfAct(actOf(after, 'conclude-investigation'), after, at)
    expect(conclude.can).toBe(true)
  })
})

describe('the agency changes its decision', () => {
  test('to a lighter one: the sums follow, what was paid too much goes back', () => {
    expect(problems(paid, 'revise-decision', lighter)).toEqual([])
    const after = done(paid, 'revise-decision', lighter)
    expect(after.decision?.draft.penalty.fineFen).toBe(fineFen - 100)
    expect(unpaidFen(after)).toBe(0)
    expect(unrefundedFen(after)).toBeGreaterThan(0)
    expect(after.ended).toBeNull()
    const said = after.history.at(-1)?.event
    expect(said && kindOf(said).line(said)).toContain('本机关自行纠正，变更为罚款 123,455.00 元')
  })

  test.each([
    ['a heavier one', { ...lighter, fineFen: fineFen + 100 }, '不得加重'],
    ['another kind', { ...lighter, kinds: ['fine', 'suspend-business'] }, '不得加重'],
    ['a sum without its kind', { ...lighter, kinds: ['warning'] }, '不得加重'],
    ['the same', { ...lighter, ...same() }, '没有变更'],
  ])('%s is refused', (_, input, said) => {
    expect(problems(paid, 'revise-decision', input).join()).toContain(said)
  })

  test('below the statutory minimum is 减轻, which a change has no review and no discussion for', () => {
    const below = { ...lighter, fineFen: 9_000_000 }
    expect(problems(paid, 'revise-decision', below)).toEqual([
      expect.stringContaining('低于法定下限是减轻处罚'),
    ])
    // Where the decision itself was 减轻, its circumstances hold for the change as well.
    const decision = paid.decision && {
      ...paid.decision,
      draft: {
        ...paid.decision.draft,
        penalty: { ...paid.decision.draft.penalty, fineFen: 9_500_000 },
      },
    }
    expect(problems({ ...paid, decision }, 'revise-decision', below)).toEqual([])
    // Another organ decides what it decides.
    const theirs = { ...outside, effect: 'changed', ...kindsAndSums(below), opposed: false }
    expect(problems(paid, 'record-remedy-outcome', theirs)).toEqual([])
  })

  test('a kind without its sum is refused, whoever changed it', () => {
    const noGains = { ...kindsAndSums(lighter), confiscatedFen: 0 }
    const said = '选了没收违法所得，须填写金额'
    const theirs = { ...outside, effect: 'changed', ...noGains, opposed: false }
    expect(problems(paid, 'record-remedy-outcome', theirs).join()).toContain(said)
    expect(problems(paid, 'revise-decision', { ...lighter, ...noGains }).join()).toContain(said)
  })

  test('twice, or revoked after it was changed: nothing is given back two times', () => {
    const once = done(paid, 'revise-decision', lighter)
    const twice = done(once, 'revise-decision', { ...lighter, fineFen: fineFen - 300 })
    // The fine was paid seven days late: three percent a day of what the fine is less goes back with it.
    expect([unrefundedFen(once), unrefundedFen(twice)]).toEqual([100 + 21, 300 + 63])
    const whole = paid.payments.reduce((sum, { fen, surchargeFen }) => sum + fen + surchargeFen, 0)
    expect(unrefundedFen(done(twice, 'revise-decision', own))).toBe(whole)
  })

  const kindsAndSums = ({ kinds, fineFen: fine, confiscatedFen }: typeof lighter) => ({
    kinds,
    fineFen: fine,
    confiscatedFen,
  })

  function same() {
    const penalty = paid.decision?.draft.penalty
    return {
      kinds: penalty?.kinds,
      fineFen: penalty?.fineFen,
      confiscatedFen: penalty?.confiscatedFen,
    }
  }
})

describe('复议 and 诉讼', () => {
  test.each([
    ['upheld', false],
    ['rejected', false],
    ['withdrawn', false],
    ['unlawful', false],
    ['revoked', true],
    ['void', true],
  ])('%s: whether the decision falls: %s', (effect, gone) => {
    const input = { ...outside, effect, remake: gone ? false : null }
    expect(problems(closed, 'record-remedy-outcome', input)).toEqual([])
    const after = done(closed, 'record-remedy-outcome', input)
    expect(after.decision === null).toBe(gone)
    // The organ told the party itself: nothing of the agency's waits.
    expect(papersToServe(after)).not.toContain('decision_revoke')
  })

  test('a heavier change is only believed where somebody else asked for it (复议法第63条第2款)', () => {
    const heavier = {
      ...outside,
      effect: 'changed',
      kinds: ['fine'],
      fineFen: fineFen + 100,
      confiscatedFen: 0,
      opposed: false,
    }
    expect(problems(closed, 'record-remedy-outcome', heavier).join()).toContain('不得加重')
    expect(problems(closed, 'record-remedy-outcome', { ...heavier, opposed: true })).toEqual([])
  })

  test('is not older than the service of the decision, nor received before it was made', () => {
    const early = {
      ...outside,
      effect: 'upheld',
      decidedOn: '2026-10-01',
      receivedOn: '2026-09-30',
    }
    expect(problems(closed, 'record-remedy-outcome', early)).toEqual([
      'decidedOn：不能早于决定书送达之日',
      'receivedOn：不能早于文书作出之日',
    ])
  })
})

describe('责令重作', () => {
  const draft = paid.decision?.draft
  const revoked = (ground: string | null, source = 'review') =>
    done(paid, 'record-remedy-outcome', {
      ...outside,
      source,
      effect: 'revoked',
      ground,
      remake: true,
    })

  test.each([
    ['review', 'facts', '行政复议法第六十四条第二款'],
    ['court', 'unfair', '行政诉讼法第七十一条'],
    ['review', 'procedure', null],
    ['court', null, null],
  ])('%s, %s: the same decided again rests against %s', (source, ground, article) => {
    if (!draft) throw new Error('decided')
    const [found] = notTheSameAgain(revoked(ground, source), draft)
    expect(found?.basis && basisText(found.basis)).toBe(article ?? undefined)
    const other = { ...draft, facts: `${draft.facts}另有新的事实。` }
    expect(notTheSameAgain(revoked(ground, source), other)).toEqual([])
  })

  test('after its own revocation the agency is not bound so', () => {
    const after = done(paid, 'revise-decision', { ...own, remake: true })
    expect(draft && notTheSameAgain(after, draft)).toEqual([])
  })
})

describe('what was published is taken down within three working days (处罚法第48条第2款)', () => {
  const published = happen(closed, [{ type: 'DecisionPublished', noticeId: 'n1', on: at.today }], {
    at: at.now,
    by: { id: at.actor.id, name: at.actor.name },
    approvals: [],
  }).file
  const input = { ...outside, effect: 'unlawful' }

  test('the limit runs from the receipt of 复议决定 until it is withdrawn', () => {
    const after = done(published, 'record-remedy-outcome', input)
    const [limit] = limitsOf(after, at).filter(({ title }) => title === '撤回公示')
    expect(limit?.instance).toMatchObject({
      limitId: 'D-WITHDRAW-3',
      startedOn: '2026-12-27',
      ended: null,
    })
  })

  test('of a judgment, from the day on which it takes effect', () => {
    const judged = { ...input, source: 'court', effectiveOn: '2026-12-28' }
    const after = done(published, 'record-remedy-outcome', judged)
    expect(after.revisions[0]?.since).toBe('2026-12-28')
    const early = { ...judged, effectiveOn: '2026-12-01' }
    expect(problems(published, 'record-remedy-outcome', early)).toEqual([
      'effectiveOn：不能早于文书作出之日',
    ])
  })

  test('what was changed is published as it reads now, within seven working days of the change', () => {
    const after = done(published, 'revise-decision', lighter)
    const [limit] = limitsOf(after, at).filter(({ title }) => title === '公示')
    expect(limit?.instance).toMatchObject({ startedOn: at.today, ended: null })
    expect([after.publishedOn, inHandSince(after)]).toEqual([null, null])
  })

  test('what was changed after its time of display is not published any more', () => {
    const after = done(published, 'revise-decision', lighter)
    // A large fine is shown for a year from the decision; what it is changed to does not begin that anew.
    const until = displayOf(after, disclosureRulesOf(at.rules))?.expiresOn
    expect(until).toBe('2027-11-23')
    const on = (day: string) => toPublishSince(after, { ...at, today: plainDate(day) })
    expect([on('2027-11-23'), on('2027-11-24')]).toEqual([
      { event: '变更决定', on: at.today },
      null,
    ])
    // The duty of a decision that nobody changed stands, however late it is.
    expect(toPublishSince(closed, { ...at, today: plainDate('2028-01-01') })).not.toBeNull()
  })

  test('what was found unlawful is not published again', () => {
    const after = done(published, 'record-remedy-outcome', input)
    expect(limitsOf(after, at).map(({ title }) => title)).not.toContain('公示')
  })

  test('another decision waits until the first is taken down', () => {
    const after = done(published, 'record-remedy-outcome', {
      ...outside,
      effect: 'revoked',
      remake: true,
    })
    const standing = standingOfAct(actOf(after, 'issue-decision'), after, at)
    expect(standing.can ? [] : standing.unmet.map(({ reason }) => reason)).toContain(
      '原决定的公示还没有撤回，撤回并说明理由后可办',
    )
  })
})
