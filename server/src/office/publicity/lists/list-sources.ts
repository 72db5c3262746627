import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../../storage/database.ts'
import type { Reference } from '../../../world.ts'

/** What the lists are made of: everything here is known already and never typed again. */
export type ListSources = {
  readonly tx: Tx
  readonly agencyId: string
  readonly reference: Reference
  readonly today: PlainDate
}

/** How the rows of one list come from what is known; null: nothing is known, and people write them. */
export type Derive = (
  sources: ListSources,
) => readonly Row[] | null | Promise<readonly Row[] | null>

/** The agency as the public sees it. */
export async function publicAgency({ tx, agencyId }: ListSources) {
  return tx
    .selectFrom('publication.agency as p')
    .innerJoin('identity.agency as a', 'a.id', 'p.agency_id')
    .selectAll('p')
    .select('a.uscc')
    .where('p.agency_id', '=', agencyId)
    .executeTakeFirstOrThrow()
}

/** 法定代表人. */
export async function headOf({ tx, agencyId }: ListSources): Promise<string> {
  const head = await tx
    .selectFrom('identity.person_role as r')
    .innerJoin('identity.person as p', 'p.id', 'r.person_id')
    .select('p.name')
    .where('r.agency_id', '=', agencyId)
    .where('r.role', '=', 'agency-head')
    .where('p.status', '=', 'active')
    .orderBy('p.name')
    .executeTakeFirst()
  return head?.name ?? ''
}

/** Departments that have officers with certificates. */
export async function departmentsOf({ tx, agencyId }: ListSources): Promise<string> {
  const rows = await tx
    .selectFrom('identity.certificate as c')
    .innerJoin('identity.person as p', 'p.id', 'c.person_id')
    .innerJoin('identity.department as d', 'd.id', 'p.department_id')
    .select('d.name')
    .distinct()
    .where('c.agency_id', '=', agencyId)
    .orderBy('d.name')
    .execute()
  return rows.map(({ name }) => name).join('、')
}
