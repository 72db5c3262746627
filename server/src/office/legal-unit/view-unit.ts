import { sql } from 'kysely'
import type { LegalUnitView, ReviewerLine } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { mayBeginReviewing, mayStillReview } from '@zhaofa/domain/authority/separation.ts'
import type { LimitAt } from '@zhaofa/domain/case/case-limit.ts'
import { reviewerShare, shareWords } from '@zhaofa/domain/legal-unit/reviewer-share.ts'
import { unitKinds, type ReviewingUnit } from '@zhaofa/domain/legal-unit/reviewing-unit.ts'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import { daysBetween, yearOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { casesToReview } from './cases-to-review.ts'
import { openUnit } from './kept-books.ts'
import { loadUnitCircumstances, type UnitCircumstances } from './unit-circumstances.ts'
import { historyLines, saidOfUnit } from './unit-history.ts'
import { keptBookView } from '../desk/book-offers.ts'
import type { UnitMember } from './unit-people.ts'
import { requireUnitReader } from './unit-readers.ts'

/** 法制机构: the unit, whether it has people enough, and what each of its reviewers has to do. */
export function viewLegalUnit(world: World, actor: Actor): Promise<LegalUnitView> {
  requireUnitReader(actor)
  return inAgency(world, actor, async (tx) => {
    const open = await openUnit(tx, actor.agencyId)
    const known = await loadUnitCircumstances(tx, world, actor)
    const { at, members } = known
    const { rules, calendar } = await world.reference.load(tx, actor.agencyId, at.today)
    const share = reviewerShare({
      officers: members.filter(({ active, roles }) => active && roles.includes('officer')).length,
      reviewers: members.filter(
        (member) => isReviewer(member) && unfitOf(member, rules, at.today) === null,
      ).length,
    })
    const titles = new Map(open.book.acts(open.file).map(({ id, title }) => [id, title]))
    return {
      today: at.today,
      unit: open.file.unit && unitView(open.file.unit, known),
      share: { ...share, words: shareWords(share) },
      reviewers: await reviewerLines(tx, { known, rules, calendar }),
      history: historyLines(open.events, (event) =>
        saidOfUnit(event, (act) => titles.get(act) ?? act),
      ),
      kept: keptBookView(open.book, { file: open.file, actor, at }),
    }
  })
}

const isReviewer = ({ active, roles }: UnitMember) => active && roles.includes('legal-reviewer')

/** Why somebody may not review today, as the case would tell them; null where they may. */
function unfitOf(
  member: UnitMember,
  { qualifiedReviewersSince }: Pick<AgencyRules, 'qualifiedReviewersSince'>,
  today: PlainDate,
): string | null {
  const still = mayStillReview(member, today)
  const answer = still.met ? mayBeginReviewing(member, qualifiedReviewersSince) : still
  return answer.met ? null : answer.reason
}

function unitView(
  { kind, headName, head, since, until, ...named }: ReviewingUnit,
  { at }: UnitCircumstances,
): NonNullable<LegalUnitView['unit']> {
  const person = at.personOf(head)
  const headUnfit = !person?.active
    ? `${headName}已经不在岗，请重新明确负责人`
    : person.roles.includes('legal-head')
      ? null
      : `${headName}已经不担任法制机构负责人，请重新明确负责人`
  return {
    ...{ kind: unitKinds[kind], name: named.name, document: named.document, head: headName },
    ...{ headUnfit, since, until, ended: until !== null && until < at.today },
  }
}

/** Every reviewer with their work, by name: two people are never compared by it. */
async function reviewerLines(
  tx: Tx,
  {
    known: { at, members },
    rules,
    calendar,
  }: { known: UnitCircumstances } & Pick<LimitAt, 'rules' | 'calendar'>,
): Promise<ReviewerLine[]> {
  const waiting = await casesToReview(tx, { calendar, rules, today: at.today })
  const counted = await countsOf(tx, yearOf(at.today))
  return members.filter(isReviewer).map((member) => {
    const { id, name, post, legalQualificationNo: qualificationNo } = member
    const { qualifiedOn, firstReviewOn, reviewFrom, reviewUntil } = member
    const unfit = unfitOf(member, rules, at.today)
    const own = unfit === null ? waiting(id) : []
    return {
      ...{ id, name, post, department: member.department.name },
      isHead: member.roles.includes('legal-head'),
      ...{ qualificationNo, qualifiedOn, firstReviewOn, reviewFrom, reviewUntil, unfit },
      daysLeft: reviewUntil && daysBetween(at.today, reviewUntil),
      open: own.map(({ caseId, title, number, dueOn }) => ({
        ...{ caseId, title, number, dueOn },
        daysLeft: dueOn && daysBetween(at.today, dueOn),
      })),
      reviewedThisYear: counted.get(id)?.reviewed ?? 0,
      recusedThisYear: counted.get(id)?.recused ?? 0,
    }
  })
}

/** Opinions and recusals (回避) of the year, by person. */
async function countsOf(
  tx: Tx,
  year: number,
): Promise<ReadonlyMap<string, { reviewed: number; recused: number }>> {
  const { rows } = await sql<{ person: string; reviewed: number; recused: number }>`
    select person, sum(reviewed)::int as reviewed, sum(recused)::int as recused from (
      select reviewer::text as person, 1 as reviewed, 0 as recused from casework.review_opinion
       where agency_id = platform.current_agency()
         and extract(year from at at time zone 'Asia/Shanghai') = ${year}
      union all
      select body ->> 'reviewer', 0, 1 from casework.case_event
       where agency_id = platform.current_agency() and type = 'ReviewerRecused'
         and extract(year from at at time zone 'Asia/Shanghai') = ${year}) done
    group by person`.execute(tx)
  return new Map(rows.map(({ person, ...counts }) => [person, counts]))
}
