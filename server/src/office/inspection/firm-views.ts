import { sql, type Selectable } from 'kysely'
import type { FirmHistoryRow, FirmView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { mayKeepFirms } from '@zhaofa/domain/inspection/register/firm-import.ts'
import type { FirmEvent } from '@zhaofa/domain/inspection/register/firm-event.ts'
import {
  firmColumns,
  firmDifferences,
  firmStatuses,
  typedPosition,
  type RegisteredFirm,
} from '@zhaofa/domain/inspection/register/firm.ts'
import type { Recorded } from '@zhaofa/domain/kernel/recorded.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError } from '../../faults.ts'
import type { Database, Tx } from '../../storage/database.ts'
import { findFirm, findFirmChanges, firmOfRow } from '../../storage/firm-store.ts'
import { findLicence } from '../../storage/known-firms.ts'
import { load } from '../../storage/stream.ts'
import { shownPart } from '../../storage/shown-part.ts'
import { firmImportStream } from '../../storage/streams/firm-import-stream.ts'
import type { World } from '../../world.ts'
import { agenciesOf, agencyNames, inAgency } from '../desk/in-agency.ts'

const historyShown = 50
const casesShown = 20

type Wanted = { readonly code: string; readonly agencyId?: string | undefined }

/** One firm: what the register says, how it came to say so, and what the agency did there. @throws NotFoundError */
export async function viewFirm(
  world: World,
  actor: Actor,
  { code, agencyId }: Wanted,
): Promise<FirmView> {
  return inAgency(world, actor, async (tx) => {
    const agencies = await agenciesOf(tx, actor)
    const known = await findIn(tx, agencyId === undefined ? agencies : [agencyId], code)
    if (!known) throw new NotFoundError('名录里没有这个单位')
    const { firm } = known
    const keeping = mayKeepFirms(actor)
    const own = known.agencyId === actor.agencyId
    const licence = own ? await licenceOf(tx, known) : null
    const changes = await findFirmChanges(tx, known.agencyId, code)
    const events = changes?.file.events ?? []
    const cases = await shownPart(
      tx
        .selectFrom('casework.case_file')
        .select(['id', 'title', 'number', 'step', 'state'])
        .where('agency_id', '=', known.agencyId)
        .where('party_code', '=', code)
        .orderBy('updated_at', 'desc'),
      casesShown,
    )
    const seen = cases.rows.length + cases.left
    return {
      ...{ agencyId: known.agencyId, code, revision: known.revision, name: firm.name },
      today: chinaDay(world.clock.now().toISOString()),
      agencyName: (await agencyNames(tx)).get(known.agencyId) ?? '',
      ...{ kind: firm.kind, representative: firm.representative, address: firm.address },
      ...{ position: typedPosition(firm.position), industry: firm.industry },
      ...{ district: firm.district, risk: firm.risk, status: firm.status },
      ...{ statusReason: firm.statusReason, since: firm.since, source: known.source },
      changedAt: known.changedAt,
      licence: licence && { at: licence.at, differences: differencesOf(firm, licence.firm) },
      ...(await historyOf(tx, known.agencyId, code, events)),
      calls: events.flatMap(callOf).toReversed(),
      cases: cases.rows.map(({ state, ...row }) => ({ ...row, open: state === 'open' })),
      casesLeft: cases.left,
      otherCases: own ? Math.max(0, (await casesOf(tx, code)) - seen) : 0,
      keeping: keeping.ok ? null : keeping.refusal.reason,
    }
  })
}

async function findIn(tx: Tx, agencies: readonly string[], code: string) {
  const row = await tx
    .selectFrom('inspection.firm')
    .select('agency_id')
    .where('agency_id', 'in', agencies)
    .where('code', '=', code)
    .limit(1)
    .executeTakeFirst()
  return row ? findFirm(tx, row.agency_id, code) : null
}

/**
 * What the licence of a case says otherwise that was filed after the register was last changed; null where it says
 * nothing new.
 */
export async function licenceOf(
  tx: Tx,
  { firm, changedAt }: { readonly firm: RegisteredFirm; readonly changedAt: string },
): Promise<{ readonly at: string; readonly firm: RegisteredFirm } | null> {
  const licence = await findLicence(tx, firm.code)
  if (!licence || Date.parse(licence.at) <= Date.parse(changedAt)) return null
  const { name, representative, address } = licence
  const after = {
    ...firm,
    name,
    representative: representative || firm.representative,
    address: address || firm.address,
  }
  return firmDifferences(firm, after).length === 0 ? null : { at: licence.at, firm: after }
}

async function casesOf(tx: Tx, code: string): Promise<number> {
  const { rows } = await sql<{ cases: number }>`
    select coalesce(sum(cases), 0)::int as cases from casework.known_firms(${code}, null)
     where firm ->> 'address' <> ''`.execute(tx)
  return rows[0]?.cases ?? 0
}

const differencesOf = (before: RegisteredFirm, after: RegisteredFirm) => [
  ...firmDifferences(before, after).map(({ column, ...said }) => ({
    title: firmColumns[column],
    ...said,
  })),
  ...(before.status === after.status
    ? []
    : [
        {
          title: '状态',
          before: firmStatuses[before.status],
          after: firmStatuses[after.status],
        },
      ]),
]

const callOf = ({ by, event }: Recorded<FirmEvent>) =>
  event.type === 'FirmCalledOn'
    ? [
        {
          ...{ kind: event.kind, on: event.on, people: event.people, purpose: event.purpose },
          by: by.name,
        },
      ]
    : []

type State = Selectable<Database['inspection.firm_state']>

/** Every change of the firm, the newest first, each with what it changed. */
async function historyOf(
  tx: Tx,
  agencyId: string,
  code: string,
  events: readonly Recorded<FirmEvent>[],
): Promise<Pick<FirmView, 'history' | 'historyLeft'>> {
  const { rows, left } = await shownPart(
    tx
      .selectFrom('inspection.firm_state')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('code', '=', code)
      .orderBy('revision', 'desc'),
    historyShown,
  )
  const imports = rows.flatMap(({ import_id }) => import_id ?? [])
  const files = await load(tx, firmImportStream, imports)
  const history = rows.map((row, i): FirmHistoryRow => {
    const before = rows[i + 1]
    // Of the oldest row shown of a longer history nobody knows here what it changed.
    const differences = before ? differencesOf(firmOfRow(before), firmOfRow(row)) : []
    return { at: row.at.toISOString(), differences, ...saidOf(row) }
  })
  return { history, historyLeft: left }

  function saidOf({ import_id, line, version }: State) {
    if (import_id !== null) {
      const file = files.get(import_id)?.file
      const words = `${file?.content.fileName ?? ''} 第 ${line ?? 0} 行`
      return { kind: 'FirmImported' as const, by: file?.answered?.name ?? '', words }
    }
    const recorded = events.find((each) => each.version === version)
    if (!recorded) throw new Error('a state of a firm has its event')
    const { event, by } = recorded
    const words =
      'reason' in event
        ? event.reason
        : event.type === 'FirmAdded' && event.caseId
          ? '随案件列入'
          : ''
    return { kind: event.type, by: by.name, words }
  }
}
