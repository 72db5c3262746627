import { sql } from 'kysely'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { partyCode } from '@zhaofa/domain/case/party.ts'
import {
  countedOn,
  problemsFound,
  type Visit,
} from '@zhaofa/domain/case/procedures/inspection/slice.ts'
import type { CountedVisit } from '@zhaofa/domain/inspection/frequency.ts'
import type { ExemptReason, VisitWay } from '@zhaofa/domain/inspection/visit-codes.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from './database.ts'

/** Writes the row of a visit as its file has it now. Same transaction as the events, so the two cannot differ. */
export async function projectVisit(tx: Tx, file: CaseFile, visit: Visit): Promise<void> {
  const row = {
    firm_code: partyCode(visit.firm),
    firm_name: visit.firm.name,
    visited_on: countedOn(visit),
    departments: [...new Set([...(await departmentsOnVisit(tx, file)), ...visit.departments])],
    joint: visit.departments.length > 0,
    items: visit.items.map(({ code }) => code),
    item_names: visit.items.map(({ name }) => name),
    ground: visit.ground,
    way: visit.way,
    exempt: visit.team?.exempt ?? null,
    before: visit.approval?.frequency.before ?? null,
    cap: visit.approval?.frequency.cap.times ?? null,
    result: visit.result?.code ?? null,
    found_on: visit.result?.on ?? null,
    told_on: visit.toldOn ?? visit.referral?.on ?? null,
    published_on: visit.publishedOn,
    problems: problemsFound(visit).length,
    orders: file.corrections.length,
    filed: file.filing !== null || file.spot !== null,
    objections: visit.objections.length,
    objected_on: visit.objections.at(-1)?.raisedOn ?? null,
    objection_answered_on: visit.objections.at(-1)?.answer?.on ?? null,
    outdated: visit.outdated,
  }
  await tx
    .insertInto('casework.visit')
    .values({ case_id: file.id, agency_id: file.agencyId, ...row })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
    .execute()
}

/** Where the officers of the visit work; before there are any, whoever registered it. */
export async function departmentsOnVisit(
  tx: Tx,
  { investigators, openedBy }: CaseFile,
): Promise<string[]> {
  const people = investigators.length > 0 ? investigators : [openedBy]
  const rows = await tx
    .selectFrom('identity.person as p')
    .innerJoin('identity.department as d', 'd.id', 'p.department_id')
    .select('d.name')
    .distinct()
    .where('p.id', 'in', [...people])
    .orderBy('d.name')
    .execute()
  return rows.map(({ name }) => name)
}

/**
 * Visits of these firms since a day, by every department of the agency: also those that the person may not open, whose
 * findings are not told. By credit code; a firm without any has an empty list.
 */
export async function visitsOfFirms(
  tx: Tx,
  { agencyId, firms, since }: { agencyId: string; firms: readonly string[]; since: PlainDate },
): Promise<ReadonlyMap<string, readonly CountedVisit[]>> {
  const found = new Map<string, CountedVisit[]>(firms.map((each) => [each, []]))
  if (firms.length === 0) return found
  const { rows } = await sql<VisitRow>`
    select firm_code, case_id, visited_on, departments, item_names, way, exempt
    from casework.visits_of(${agencyId}, ${[...firms]}::text[], ${since})`.execute(tx)
  for (const { firm_code, case_id, visited_on, departments, item_names, way, exempt } of rows) {
    const visit = { caseId: case_id, on: visited_on, departments, items: item_names, way, exempt }
    found.get(firm_code)?.push(visit)
  }
  return found
}

type VisitRow = {
  firm_code: string
  case_id: string
  visited_on: PlainDate
  departments: string[]
  item_names: string[]
  way: VisitWay
  exempt: ExemptReason | null
}
