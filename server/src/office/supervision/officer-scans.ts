import type { OfficerScans } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { ForbiddenError } from '../../faults.ts'
import { shownPart } from '../../storage/shown-part.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'

/** Who answers for officers reads the scans of all of them; row-level security says of which agencies. */
const overseers: readonly Role[] = ['department-head', 'agency-head', 'supervisor']

/** The newest scans come first; the page says how many more there are. */
const scansAtFirst = 300

/**
 * 亮证/扫码记录: whose certificate was shown and scanned, and when. Officers read their own.
 * @throws ForbiddenError for anybody else
 */
export async function viewOfficerScans(
  world: World,
  actor: Actor,
  shown = scansAtFirst,
): Promise<OfficerScans> {
  const all = holdsOneOf(actor, overseers)
  const own = actor.certificate?.number
  if (!all && own === undefined) {
    throw new ForbiddenError('扫码记录由执法人员本人、机关负责人和监督人员查看')
  }
  return inAgency(world, actor, async (tx) => {
    const scans = tx
      .selectFrom('publication.officer_scan as s')
      .leftJoin('publication.officer as o', (join) =>
        join
          .onRef('o.agency_id', '=', 's.agency_id')
          .onRef('o.certificate_number', '=', 's.certificate_number'),
      )
      .leftJoin('publication.agency as a', 'a.agency_id', 's.agency_id')
      .select(['s.id', 's.certificate_number', 's.shown_at', 's.scanned_at', 's.outcome'])
      .select(['o.name', 'o.unit', 'a.name as agency'])
      .$if(!all, (some) => some.where('s.certificate_number', '=', own ?? ''))
      .orderBy('s.scanned_at', 'desc')
      .orderBy('s.id', 'desc')
    const { rows, left } = await shownPart(scans, shown)
    return {
      scope: all ? 'all' : 'own',
      left,
      scans: rows.map((row) => ({
        id: String(row.id),
        certificate: row.certificate_number,
        name: row.name ?? '（已不在人员清单）',
        unit: row.unit ?? row.agency ?? '',
        shownAt: row.shown_at.toISOString(),
        scannedAt: row.scanned_at.toISOString(),
        expired: row.outcome === 'expired',
      })),
    }
  })
}
