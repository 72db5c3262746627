import { sql } from 'kysely'
import {
  licenceReport,
  type LicenceParty,
} from '@zhaofa/domain/publicity/double-publicity/licence-report.ts'
import type { PublicRecord } from '@zhaofa/domain/publicity/records/public-record.ts'
import type { Tx } from '../../../storage/database.ts'
import { decrypt } from '../../../storage/sealed.ts'
import { partyContext } from './licence-party.ts'
import { partOf, type ShownPart } from '../../../storage/shown-part.ts'
import { openFirst, type Reportable, type Reporting, type ReportsAsked } from './reportable.ts'

type LicenceRow = {
  readonly id: string
  readonly number: string
  readonly status: 'published' | 'withdrawn' | 'expired'
  readonly body: string
  readonly sealed: Buffer | null
  readonly whole: number
}

/** Licences of the transaction's agency that are or were public, newest first. */
export async function licencesOf(
  tx: Tx,
  { agencyId, ids, most }: ReportsAsked,
  { agency, sealingKey }: { agency: Reporting; sealingKey: Uint8Array },
): Promise<ShownPart<Reportable>> {
  const only = ids ? sql`and e.public_id = any(${[...ids]}::text[])` : sql``
  const { rows } = await sql<LicenceRow>`
    select e.public_id as id, e.number, e.status, n.body, p.sealed,
      (count(*) over ())::int as whole
    from publication.entry e
    join publication.notice n
      on n.public_id = e.public_id and n.version = e.version and n.year = e.year
    left join casework.licence_party p on p.public_id = e.public_id
    where e.kind = 'licence' and e.agency_id = ${agencyId} ${only}
    order by ${openFirst(sql`e.public_id`, sql`e.status = 'withdrawn'`)},
      e.first_published_on desc, e.number desc limit ${most ?? null}`.execute(tx)
  const found = rows.map(({ id, number, status, body, sealed }) => {
    const record = JSON.parse(body) as PublicRecord
    const party =
      sealed && (JSON.parse(decrypt(sealed, sealingKey, partyContext(id))) as LicenceParty)
    return {
      id,
      caseId: null,
      number,
      party: record.party.name,
      decidedOn: record.decidedOn,
      withdrawn: status === 'withdrawn',
      hasParty: party !== null,
      record: status === 'published' ? licenceReport({ record, party, agency }) : null,
    }
  })
  return { rows: found, left: partOf(rows).left }
}
