import type { OrganisationChange } from '@zhaofa/domain/publicity/lists/organisation-triggers.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../../storage/database.ts'

const facts: Readonly<Record<string, string>> = {
  name: '机关名称',
  contractor: '承办单位',
  government_name: '本级政府',
  address: '机关地址',
  phone: '联系电话',
  office_hours: '办公时间',
  supervision_phone: '监督电话',
  review_authority: '复议机关',
  court: '管辖法院',
}

/** What of the organisation is not any more what it was: of the agency itself, and of its departments. */
export async function organisationChanges(tx: Tx, agencyId: string): Promise<OrganisationChange[]> {
  return [...(await agencyChanges(tx, agencyId)), ...(await departmentChanges(tx, agencyId))]
}

async function agencyChanges(tx: Tx, agencyId: string): Promise<OrganisationChange[]> {
  const changes = await tx
    .selectFrom('casework.agency_change')
    .select(['fact', 'before'])
    .where('agency_id', '=', agencyId)
    .orderBy('id')
    .execute()
  if (changes.length === 0) return []
  const now: Readonly<Record<string, unknown>> = await tx
    .selectFrom('publication.agency')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .executeTakeFirstOrThrow()
  return changes.flatMap(({ fact, before }): OrganisationChange[] => {
    const what = facts[fact]
    const after = now[fact]
    // Changed back: it is again what the lists say.
    if (!what || after === before) return []
    return [{ type: 'replaced', what, before, after: typeof after === 'string' ? after : null }]
  })
}

/** Reads from the history of each department every name it had, whether it is in use, and since when. */
async function departmentChanges(tx: Tx, agencyId: string): Promise<OrganisationChange[]> {
  const departments = await tx
    .selectFrom('identity.department')
    .select(['id', 'name', 'active'])
    .where('agency_id', '=', agencyId)
    .execute()
  const history = await tx
    .selectFrom('identity.change')
    .select(['subject_id', 'sequence', 'content', 'at'])
    .where('agency_id', '=', agencyId)
    .where('subject_kind', '=', 'department')
    .orderBy('subject_id')
    .orderBy('sequence')
    .execute()
  const inUse = new Set(departments.filter(({ active }) => active).map(({ name }) => name))
  return departments.flatMap(({ id, name, active }): OrganisationChange[] => {
    const own = history.filter((each) => each.subject_id === id)
    const names = own.map(({ content }) => (content as Record<string, string>)['机构名称'] ?? '')
    const gone = [...new Set([...names, name])].filter((each) => each !== '' && !inUse.has(each))
    const after = active ? name : null
    const replaced = gone.map(
      (before) => ({ type: 'replaced', what: '内设机构', before, after }) as const,
    )
    const [first] = own
    return first && active
      ? [...replaced, { type: 'added', department: name, on: chinaDay(first.at.toISOString()) }]
      : replaced
  })
}
