import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { DrawCandidate, DrawnTask } from '@zhaofa/domain/inspection/plan/draw.ts'
import type { FirmInRange, RegisterCell } from '@zhaofa/domain/inspection/plan/plan-at.ts'
import type { PlanContent } from '@zhaofa/domain/inspection/plan/plan-content.ts'
import type { FrequencyRule } from '@zhaofa/domain/rules/agency-rules.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { yearOf } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from './database.ts'

/** Open firms of an agency, counted by what a range asks: some hundreds of rows, whatever the size of the register. */
export async function registerCells(tx: Tx, agencyId: string): Promise<RegisterCell[]> {
  const { rows } = await sql<RegisterCell>`
    select industry, district, risk, count(*)::int as firms from inspection.firm
    where agency_id = ${agencyId} and status = 'open'
    group by industry, district, risk order by industry, district, risk`.execute(tx)
  return rows
}

/** The firms of these codes that the register knows. */
export async function firmsByCode(
  tx: Tx,
  agencyId: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, FirmInRange>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<FirmInRange>`
    select code, name, industry, district, risk, status = 'open' as open from inspection.firm
    where agency_id = ${agencyId} and code = any (${[...codes]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.code, row]))
}

/**
 * Open firms in the range of a plan that have no task of it yet, by code; each with the visits of the year that were
 * made or are planned, and with an open task of another plan in the same days.
 */
export async function candidatesOf(
  tx: Tx,
  {
    agencyId,
    planId,
    content,
    counts,
  }: {
    readonly agencyId: string
    readonly planId: string
    readonly content: PlanContent
    /** Which visits add up, as the agency has it today. */
    readonly counts: FrequencyRule
  },
): Promise<DrawCandidate[]> {
  const { range, from, until } = content
  const { industries, districts, risks, named } = range
  const filtered = industries.length + districts.length + risks.length > 0
  const { rows } = await sql<DrawCandidate>`
    with firms as materialized (
      select code, name, risk from inspection.firm
      where agency_id = ${agencyId} and status = 'open'
        and (code = any (${[...named]}::text[])
          or ${filtered}
            and (${industries.length === 0} or industry = any (${[...industries]}::text[]))
            and (${districts.length === 0} or district = any (${[...districts]}::text[]))
            and (${risks.length === 0} or risk = any (${[...risks]}::text[])))
        and not exists (select from inspection.drawn_task t
          where t.plan_id = ${planId} and t.firm_code = code)
    ), planned as (
      select t.firm_code, count(*) filter (where extract(year from t.ends_on) = ${yearOf(from)})::int as taken,
        min(t.number) filter (where t.starts_on <= ${until}::date and t.ends_on >= ${from}::date) as overlapping
      from inspection.task t join firms f on f.code = t.firm_code
      where t.agency_id = ${agencyId} and t.state = 'open' group by t.firm_code
    )
    select f.code, f.name, f.risk, coalesce(p.taken, 0) as taken, p.overlapping as overlaps
    from firms f left join planned p on p.firm_code = f.code
    order by f.code collate "C"`.execute(tx)
  const visits = await visitsOfYear(tx, agencyId, {
    codes: rows.map(({ code }) => code),
    year: yearOf(from),
    counts,
  })
  return rows.map((row) => ({ ...row, taken: row.taken + (visits.get(row.code) ?? 0) }))
}

/** Visits that were made or approved in a year and add up (`frequencyOf`), by firm, over all departments. */
async function visitsOfYear(
  tx: Tx,
  agencyId: string,
  {
    codes,
    year,
    counts: { outsideSum, ways },
  }: { readonly codes: readonly string[]; readonly year: number; readonly counts: FrequencyRule },
): Promise<ReadonlyMap<string, number>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; visits: number }>`
    select firm_code as code, count(*)::int as visits
    from casework.visits_of(${agencyId}, ${[...codes]}::text[], ${`${year}-01-01`}::date)
    where visited_on < ${`${year + 1}-01-01`}::date and way = any (${[...ways]}::text[])
      and (exempt is null or exempt <> all (${[...outsideSum]}::text[]))
    group by firm_code`.execute(tx)
  return new Map(rows.map(({ code, visits }) => [code, visits]))
}

/** Items of these codes that no firm was inspected for since a day (沉睡事项), as far as the reader sees visits. */
export async function idleItems(
  tx: Tx,
  agencyId: string,
  { codes, since }: { readonly codes: readonly string[]; readonly since: PlainDate },
): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select c.code from unnest(${[...codes]}::text[]) with ordinality c (code, place)
    where not exists (select from casework.visit v
      where v.agency_id = ${agencyId} and v.visited_on >= ${since}::date and v.items @> array[c.code])
    order by c.place`.execute(tx)
  return rows.map(({ code }) => code)
}

/** Rows of one statement. */
const rowsPerStatement = 5_000

/** Adds the tasks of a version; they stay only with the act that tells them, in the same transaction. */
export async function insertTasks(
  tx: Tx,
  { planId, planVersion, agencyId }: { planId: string; planVersion: number; agencyId: string },
  tasks: readonly DrawnTask[],
): Promise<void> {
  for (let at = 0; at < tasks.length; at += rowsPerStatement) {
    const part = tasks.slice(at, at + rowsPerStatement).map((task) => ({
      ...{ plan_id: planId, plan_version: planVersion, agency_id: agencyId, place: task.place },
      ...{ number: task.number, firm_code: task.code, firm_name: task.name, items: task.items },
      ...{ way: task.way, starts_on: task.from, ends_on: task.until },
      ...{ department_id: task.department, officers: task.officers, overlapping: task.overlaps },
    }))
    await sql`
      insert into inspection.drawn_task (plan_id, plan_version, agency_id, place, number, firm_code, firm_name,
        items, way, starts_on, ends_on, department_id, officers, overlapping)
      select plan_id, plan_version, agency_id, place, number, firm_code, firm_name, items, way, starts_on, ends_on,
        department_id, officers, overlapping
      from json_populate_recordset(null::inspection.drawn_task, ${JSON.stringify(part)}::json)`.execute(
      tx,
    )
  }
}

export const sha256Of = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex')

/** How many tasks a plan has, by state. */
export async function taskCounts(
  tx: Tx,
  plans: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  if (plans.length === 0) return new Map()
  const { rows } = await sql<{ plan_id: string; counts: Record<string, number> }>`
    select plan_id, json_object_agg(state, n) as counts from (
      select plan_id, state, count(*)::int as n from inspection.task
      where plan_id = any (${[...plans]}::uuid[]) group by plan_id, state) each
    group by plan_id`.execute(tx)
  return new Map(rows.map(({ plan_id, counts }) => [plan_id, counts]))
}

export async function tasksOfPlan(tx: Tx, planId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from inspection.drawn_task where plan_id = ${planId}`.execute(tx)
  return rows[0]?.n ?? 0
}
