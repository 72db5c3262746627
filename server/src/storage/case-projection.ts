import { type CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { caseTitle, partyName } from '@zhaofa/domain/case/case-title.ts'
import type { LegalReviewEvent } from '@zhaofa/domain/case/parts/legal-review/event.ts'
import { isReviewEvent } from '@zhaofa/domain/case/parts/legal-review/events.ts'
import { dueFen, unpaidFen } from '@zhaofa/domain/case/parts/payment/slice.ts'
import { underWay, type NextDues } from '@zhaofa/domain/case/procedures.ts'
import { inspectionAlone } from '@zhaofa/domain/case/procedures/inspection/slice.ts'
import { isPublishedOneByOne } from '@zhaofa/domain/case/procedures/summary-penalty/slice.ts'
import { seizureOf } from '@zhaofa/domain/case/parts/seizure/slice.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { sql } from 'kysely'
import { facedParty } from '@zhaofa/domain/case/faced-party.ts'
import { partyCode } from '@zhaofa/domain/case/party.ts'
import type { CaseEvent, RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Tx } from './database.ts'
import type { ReviewStep, StoredFirm } from './tables/casework.ts'

/** Where the case stands. The caller computes it, because this folder knows no procedure. */
type CaseStanding = {
  readonly stage: string
  readonly step: string
  readonly due: { readonly title: string; readonly on: string } | null
  readonly askedRoles: readonly string[]
  readonly dues: NextDues
  /** The last day for publishing the decision; null where it is not published by itself, or not known. */
  readonly publishBy: string | null
}

/** Writes the row lists read. Same transaction as the events, so the two cannot differ. */
export async function projectCase(
  tx: Tx,
  file: CaseFile,
  { stage, step, due, askedRoles, dues, publishBy }: CaseStanding,
  at: string,
): Promise<void> {
  const row = {
    version: file.version,
    title: caseTitle(file),
    party_name: partyName(file),
    party_code: codeOf(file),
    firm: firmOf(file),
    matter_code: file.filing?.matterCode ?? null,
    cause: file.filing?.cause ?? null,
    stage,
    step,
    state: file.closedOn !== null || file.ended !== null ? ('closed' as const) : ('open' as const),
    inspection: inspectionAlone(file),
    investigators: [...file.investigators],
    opened_by: file.openedBy,
    asked_roles: [...askedRoles],
    pending_by: file.pending?.proposedBy ?? null,
    pending_role: file.pending?.awaits ?? null,
    pending_act: file.pending?.act ?? null,
    pending_at: file.pending?.proposedAt ?? null,
    registered_on: file.openedOn,
    filed_on: file.filing?.filedOn ?? null,
    decided_on: file.decision?.decidedOn ?? null,
    due_on: due?.on ?? null,
    due_title: due?.title ?? null,
    agency_due_on: dues.agency?.on ?? null,
    agency_due_title: dues.agency?.title ?? null,
    party_due_on: dues.party?.on ?? null,
    party_due_title: dues.party?.title ?? null,
    undated: dues.undated,
    publish_by: publishBy,
    published_on: file.publishedOn,
    withheld_on: file.withheldOn,
    fined_fen: dueFen(file),
    unpaid_fen: unpaidFen(file),
    closed_on: file.closedOn,
    archived_on: file.archivedOn,
    retention: file.archive?.retention ?? null,
    updated_at: at,
  }
  await tx
    .insertInto('casework.case_file')
    .values({ id: file.id, agency_id: file.agencyId, number: null, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** The same row once the papers of the act are sealed: whose signature they wait for. */
export async function noteCountersigners(
  tx: Tx,
  caseId: string,
  names: readonly string[],
): Promise<void> {
  await tx
    .updateTable('casework.case_file')
    .set({ countersigners: [...names] })
    .where('id', '=', caseId)
    .where('countersigners', '<>', sql<string[]>`${[...names]}::text[]`)
    .execute()
}

/** The code of the party once the case is filed, of the firm before that. */
function codeOf(file: CaseFile): string | null {
  const party = facedParty(file)
  return party && partyCode(party)
}

/** What the licence of the party says, for the next case of the same firm. */
function firmOf(file: CaseFile): string | null {
  const { filing, visit } = file
  const party = facedParty(file)
  const filedAt = filing?.filedAt ?? visit?.openedAt
  if (!party || filedAt === undefined || party.kind === 'natural-person') return null
  const representative = party.kind === 'sole-trader' ? party.operator : party.legalRepresentative
  const { kind, name, address } = party
  return JSON.stringify({ kind, name, representative, address, at: filedAt } satisfies StoredFirm)
}

/** Gives the people who work on the case access to it; nobody loses access they once had. */
export async function giveAccess(
  tx: Tx,
  file: CaseFile,
  people: readonly string[],
  because: string,
  at: string,
): Promise<void> {
  if (people.length === 0) return
  await tx
    .insertInto('casework.case_access')
    .values(
      [...new Set(people)].map((person) => ({
        case_id: file.id,
        person_id: person,
        agency_id: file.agencyId,
        because,
        given_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['case_id', 'person_id']).doNothing())
    .execute()
}

/** The rows on which the database itself checks invariant 1: drafts, opinions, decisions. */
export async function recordGate(
  tx: Tx,
  file: CaseFile,
  { version, at, by, event }: RecordedEvent,
): Promise<void> {
  const key = { case_id: file.id, agency_id: file.agencyId, version }
  if (event.type === 'DecisionDrafted') {
    const { digest, grounds, deliberation } = event
    const row = {
      ...key,
      digest,
      grounds,
      review_required: grounds.length > 0,
      deliberation_required: deliberation.length > 0,
    }
    await tx.insertInto('casework.decision_draft').values(row).execute()
  }
  if (isReviewEvent(event)) await recordReview(tx, file, { version, at, by, event })
  if (event.type === 'DecisionIssued') await insertDecision(tx, file, version, event)
  await recordSeizureGate(tx, file, { version, at, event })
}

type Written = Pick<RecordedEvent, 'version' | 'at' | 'by'> & { readonly event: LegalReviewEvent }

/** Opinions, and what the two units and the heads said to them: of the decision and of everything else reviewed. */
async function recordReview(
  tx: Tx,
  file: CaseFile,
  { version, at, by, event }: Written,
): Promise<void> {
  const key = { case_id: file.id, agency_id: file.agencyId, version, at }
  const step = async (digest: string, said: ReviewStep) => {
    await tx
      .insertInto('casework.review_step')
      .values({ ...key, digest, step: said, person: by.id })
      .execute()
  }
  switch (event.type) {
    case 'ReviewOpinionIssued': {
      const { digest, outcome, round = 1 } = event
      await tx
        .insertInto('casework.review_opinion')
        .values({ ...key, digest, outcome, round, reviewer: by.id })
        .execute()
      return
    }
    case 'CounselInvited': {
      const { counsel, dueOn } = event
      await tx
        .insertInto('casework.counsel_invitation')
        .values({ ...key, counsel, invited_by: by.id, due_on: dueOn })
        .execute()
      return
    }
    case 'ReviewOpinionAccepted':
      return step(event.digest, 'accepted')
    case 'ReviewObjected':
      return step(event.digest, 'objected')
    case 'ReviewDisputeSettled':
      return step(event.digest, event.result === 'again' ? 'settled-again' : 'settled-follow')
    // The gate looks at no step on the way to an opinion, and at nothing that a counsel says.
    case 'ReviewSubmitted':
    case 'ReviewReturned':
    case 'ReviewAccepted':
    case 'ReviewerAssigned':
    case 'ReviewPaused':
    case 'ReviewResumed':
    case 'ReviewExtended':
    case 'ReviewChangesSeen':
    case 'CounselOpinionGiven':
    case 'CounselStoodAside':
      return
  }
}

/**
 * The same gate for 查封、扣押: what is proposed is the draft, the head's approval the decision. An urgent one
 * is reported after the act and waits for no review (强制法第19条).
 */
async function recordSeizureGate(
  tx: Tx,
  file: CaseFile,
  { version, at, event }: Pick<RecordedEvent, 'version' | 'at' | 'event'>,
): Promise<void> {
  const key = { case_id: file.id, agency_id: file.agencyId, version }
  if (event.type === 'SeizureProposed' || event.type === 'UrgentSeizureReported') {
    const grounds = event.type === 'SeizureProposed' ? event.grounds : []
    const needs = { review_required: grounds.length > 0, deliberation_required: false }
    await tx
      .insertInto('casework.decision_draft')
      .values({ ...key, digest: event.digest, grounds, ...needs })
      .execute()
  }
  if (event.type !== 'SeizureApproved' || !event.approved) return
  const seizure = seizureOf(file, event.seizure)
  if (!seizure) throw new Error(`case ${file.id} approves a seizure it does not have`)
  await tx
    .insertInto('casework.decision')
    .values({
      ...key,
      digest: seizure.digest,
      draft_version: await draftOf(tx, file.id, seizure.digest),
      procedure: 'seizure',
      // Coercion is published as a record of its own (publicity/records).
      one_by_one: false,
      outcome: seizure.measure,
      kinds: [],
      fine_fen: 0,
      tier: '',
      matter_code: file.filing?.matterCode ?? '',
      decided_on: chinaDay(at),
    })
    .execute()
}

/** The version of the newest draft of that digest. @throws when it was never stored. */
async function draftOf(tx: Tx, caseId: string, digest: string): Promise<number> {
  const { version } = await tx
    .selectFrom('casework.decision_draft')
    .select('version')
    .where('case_id', '=', caseId)
    .where('digest', '=', digest)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return version
}

async function insertDecision(
  tx: Tx,
  file: CaseFile,
  version: number,
  { digest, draft, decidedOn }: Extract<CaseEvent, { type: 'DecisionIssued' }>,
): Promise<void> {
  const [deciding] = underWay(file)
  if (!deciding) throw new Error(`case ${file.id} is decided outside every procedure`)
  await tx
    .insertInto('casework.decision')
    .values({
      case_id: file.id,
      agency_id: file.agencyId,
      version,
      digest,
      draft_version: await draftOf(tx, file.id, digest),
      procedure: deciding.id,
      one_by_one: isPublishedOneByOne(file),
      outcome: draft.outcome,
      kinds: [...draft.penalty.kinds],
      fine_fen: draft.penalty.fineFen,
      tier: file.conclusion?.findings.tier ?? file.spot?.told?.tier ?? '',
      matter_code: draft.matterCode,
      decided_on: decidedOn,
    })
    .execute()
}
