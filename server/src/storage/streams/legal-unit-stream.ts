import {
  evolveUnit,
  unnamedUnit,
  type UnitEvent,
  type UnitFile,
} from '@zhaofa/domain/legal-unit/reviewing-unit.ts'
import type { Tx } from '../database.ts'
import { find, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 法制审核机构: one series for an agency. */
export const legalUnitStream: Stream<UnitFile, UnitEvent, NoOwn> = {
  called: '法制机构登记',
  leaf: 'legal-unit-change',
  table: { name: 'casework.legal_unit_event', key: 'unit_id', own: [], approvals: false },
  ownOf: () => ({}),
  fold: (_head, events) => events.reduce(evolveUnit, unnamedUnit),
  evolve: evolveUnit,
}

/** The unit of the agency, or undefined where nobody has begun to name one. */
export async function findLegalUnit(
  tx: Tx,
  agencyId: string,
): Promise<Stored<UnitFile, UnitEvent> | undefined> {
  const begun = await tx
    .selectFrom('casework.legal_unit_event')
    .select('unit_id')
    .where('agency_id', '=', agencyId)
    .where('version', '=', 1)
    .executeTakeFirst()
  return begun && find(tx, legalUnitStream, begun.unit_id)
}
