import type { ListedVisitView, RatingView, VisitFigures, VisitFiguresQuery } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { startOwnLimit, type LimitAt } from '@zhaofa/domain/case/case-limit.ts'
import { dueOf, startLimit, type LimitInstance } from '@zhaofa/domain/deadline/limit-instance.ts'
import { exemptReasons, visitGrounds, visitWays } from '@zhaofa/domain/inspection/visit-codes.ts'
import { chinaDay, yearOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import {
  countSets,
  linesBy,
  visitGroupings,
  visitSetTitle,
  visitsOfChoice,
  type FiguredVisit,
  type NamesOfCodes,
  type VisitChoice,
  type VisitGrouping,
} from '@zhaofa/domain/statistics/visit-figures.ts'
import { ForbiddenError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { decrypt } from '../../storage/sealed.ts'
import {
  ratingsOfYear,
  ratingSums,
  visitsOfYear,
  type CountedRow,
} from '../../storage/visit-figures-store.ts'
import type { World } from '../../world.ts'
import { agenciesOf, agencyNames, inAgency } from '../desk/in-agency.ts'

/** Who looks over the visits of an agency. */
const readers: readonly Role[] = [
  'department-head',
  'legal-reviewer',
  'legal-head',
  'agency-head',
  'supervisor',
]

/** How many firms and how many rows of a list are told without being asked for more. */
const shownFirms = 20
const shownRows = 200

const names: NamesOfCodes = {
  way: (way) => visitWays[way],
  ground: (ground) => visitGrounds[ground],
  exempt: (reason) => exemptReasons[reason],
}

const groupings = Object.keys(visitGroupings) as VisitGrouping[]

/**
 * 检查统计 of one year: what was planned and done, by item, firm, department and way, what was published and objected
 * to, and the list behind a number. No number is one of a person.
 * @throws ForbiddenError for whoever sees only the visits they make.
 */
export function viewVisitFigures(
  world: World,
  actor: Actor,
  query: VisitFiguresQuery,
): Promise<VisitFigures> {
  return withFigures(world, actor, query, async (tx, { visits, today, year, agency, agencies }) => {
    const of = { agencyId: agency.id, year }
    const firms = linesBy(visits, 'firm', names)
    const shown = query.shown ?? shownFirms
    const choice = choiceOf(query)
    return {
      ...{ year, today, agency, agencies },
      counts: countSets(visits, today),
      firms: firms.length,
      groups: Object.fromEntries(
        groupings.map((by) => [
          by,
          by === 'firm' ? firms.slice(0, shown) : linesBy(visits, by, names),
        ]),
      ) as VisitFigures['groups'],
      firmsLeft: Math.max(0, firms.length - shown),
      ratings: withScores(await ratingSums(tx, of, today)),
      singleRatings: actor.roles.includes('supervisor')
        ? await singleRatings(tx, world, of, query.shown ?? shownRows)
        : null,
      chosen: choice && chosenView(visits, choice, { today, shown: query.shown ?? shownRows }),
    }
  })
}

/** The visits behind a number as rows of a table, all of them; without a number every visit of the year. */
export function visitTable(
  world: World,
  actor: Actor,
  query: VisitFiguresQuery,
): Promise<{ title: string; visits: ListedVisitView[] }> {
  return withFigures(world, actor, query, async (_tx, { visits, today, year }) => {
    const choice = choiceOf(query)
    const rows = choice ? visitsOfChoice(visits, choice, { today, names }) : visits
    const title = `${year}年检查${choice ? `-${titleOf(visits, choice)}` : ''}`
    return { title, visits: rows.map(viewOf) }
  })
}

type Figures = {
  readonly visits: readonly FiguredVisit[]
  readonly year: number
  readonly today: PlainDate
  readonly agency: { id: string; name: string }
  readonly agencies: { id: string; name: string }[]
}

function withFigures<T>(
  world: World,
  actor: Actor,
  { year: asked, agency: wanted }: VisitFiguresQuery,
  work: (tx: Tx, figures: Figures) => Promise<T>,
): Promise<T> {
  if (!holdsOneOf(actor, readers)) {
    throw new ForbiddenError('检查统计供负责人、法制机构和监督机关使用')
  }
  return inAgency(world, actor, async (tx) => {
    const today = chinaDay(world.clock.now().toISOString())
    const year = asked ?? yearOf(today)
    const called = await agencyNames(tx)
    const agencies = (await agenciesOf(tx, actor)).map((id) => ({ id, name: called.get(id) ?? '' }))
    const agency = wanted === undefined ? agencies[0] : agencies.find(({ id }) => id === wanted)
    if (!agency) throw new ForbiddenError('没有这个机关，或者不由您监督')
    const { calendar, rules } = await world.reference.load(tx, agency.id, today)
    const rows = await visitsOfYear(tx, { agencyId: agency.id, year })
    const visits = rows.map((row) => withLimits(row, { calendar, rules, today }))
    return work(tx, { visits, year, today, agency, agencies })
  })
}

function withLimits({ foundOn, ...row }: CountedRow, at: LimitAt): FiguredVisit {
  const lastDay = (on: PlainDate | null, start: (on: PlainDate) => LimitInstance) => {
    if (on === null) return null
    const due = dueOf(start(on), at.calendar, at.today)
    return due.known ? due.on : null
  }
  return {
    ...row,
    publishBy: lastDay(foundOn, (on) => startLimit('D-PUB-20', { event: '认定检查结果', on })),
    answerBy: lastDay(row.objectedOn, (on) =>
      startOwnLimit('D-INSPECT-OBJECT', { event: '收到异议', on }, at),
    ),
  }
}

function choiceOf({ set, by, value }: VisitFiguresQuery): VisitChoice | null {
  if (set !== undefined) return { set }
  return by !== undefined && value !== undefined ? { by, value } : null
}

function titleOf(visits: readonly FiguredVisit[], choice: VisitChoice): string {
  if ('set' in choice) return visitSetTitle(choice.set)
  const line = linesBy(visits, choice.by, names).find(({ value }) => value === choice.value)
  return `${visitGroupings[choice.by]}：${line?.name ?? choice.value}`
}

function chosenView(
  visits: readonly FiguredVisit[],
  choice: VisitChoice,
  { today, shown }: { today: PlainDate; shown: number },
): NonNullable<VisitFigures['chosen']> {
  const rows = visitsOfChoice(visits, choice, { today, names })
  return {
    title: titleOf(visits, choice),
    visits: rows.slice(0, shown).map(viewOf),
    left: Math.max(0, rows.length - shown),
  }
}

const viewOf = (visit: FiguredVisit): ListedVisitView => ({
  caseId: visit.caseId,
  on: visit.on,
  firm: visit.firmName,
  firmCode: visit.firmCode,
  items: visit.items.map(({ name }) => name).join('、'),
  departments: visit.departments.join('、'),
  way: visit.way,
  exempt: visit.exempt,
  result: visit.result,
  publishedOn: visit.publishedOn,
  publishBy: visit.publishBy,
  objectedOn: visit.objectedOn,
  answerBy: visit.answerBy,
  answeredOn: visit.objectionAnsweredOn,
})

const withScores = (sums: Awaited<ReturnType<typeof ratingSums>>): VisitFigures['ratings'] =>
  sums && { ...sums, scores: [...sums.scores] }

async function singleRatings(
  tx: Tx,
  { sealingKey }: Pick<World, 'sealingKey'>,
  of: { agencyId: string; year: number },
  shown: number,
): Promise<{ rows: RatingView[]; left: number }> {
  const { rows, left } = await ratingsOfYear(tx, of, shown)
  return {
    left,
    rows: rows.map(({ id, wordsSealed, ...row }) => ({
      ...row,
      words: wordsSealed && decrypt(wordsSealed, sealingKey, `rating ${id}`),
    })),
  }
}
