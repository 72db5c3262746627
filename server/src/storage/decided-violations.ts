import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { finedViolations } from '@zhaofa/domain/case/fined-violations.ts'
import type { Tx } from './database.ts'

type Known = Pick<Circumstances, 'matter' | 'matterOf'>

/** 类案: the violations that a decision fines, and those of a decision that was changed, a row each. */
export async function recordDecidedViolations(
  tx: Tx,
  file: CaseFile,
  { version, event }: Pick<RecordedEvent, 'version' | 'event'>,
  at: Known,
): Promise<void> {
  const changed = event.type === 'DecisionRevised' && event.penalty !== null
  if (event.type !== 'DecisionIssued' && !changed) return
  const { decision } = file
  if (decision?.version !== version || decision.draft.outcome !== 'penalty') return
  const decisionVersion = changed ? await decisionBefore(tx, file.id, version) : version
  const rows = finedViolations(file, decision.draft, at).flatMap((violation, index) => {
    if (violation.fineFen <= 0) return []
    return [
      {
        case_id: file.id,
        version,
        decision_version: decisionVersion,
        ordinal: index + 1,
        agency_id: file.agencyId,
        matter_code: violation.matter.code,
        tier: violation.tier,
        fine_fen: violation.fineFen,
        factors: JSON.stringify(violation.factors),
        circumstances: [...(violation.circumstances ?? [])],
        decided_on: decision.decidedOn,
      },
    ]
  })
  if (rows.length > 0) await tx.insertInto('casework.decided_violation').values(rows).execute()
}

/** Which decision a change is of. @throws when the case has none before it. */
async function decisionBefore(tx: Tx, caseId: string, version: number): Promise<number> {
  const row = await tx
    .selectFrom('casework.decision')
    .select('version')
    .where('case_id', '=', caseId)
    .where('version', '<', version)
    .where('procedure', 'in', ['ordinary-penalty', 'summary-penalty'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.version
}
