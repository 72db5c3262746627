import { facedParty } from '@zhaofa/domain/case/faced-party.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
import type { FirmSource, RegisteredFirm } from '@zhaofa/domain/inspection/register/firm.ts'
import type { Author } from '@zhaofa/domain/kernel/recorded.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { appendToFirm, findFirm, lockFirm } from '../../storage/firm-store.ts'

/**
 * Adds the firm that a case or a visit faces to the register, as its licence says it, where the register does not know
 * it. One that it knows stays: what the licence says otherwise is shown on its page, to be accepted there.
 */
export async function listFirmOfCase(
  tx: Tx,
  file: CaseFile,
  { by, at }: Pick<Author, 'by'> & { readonly at: string },
): Promise<void> {
  const party = facedParty(file)
  if (!party || party.kind === 'natural-person' || usccProblem(party.uscc) !== null) return
  const { uscc: code, name, kind, address } = party
  const representative = party.kind === 'sole-trader' ? party.operator : party.legalRepresentative
  const source = file.filing ? 'case' : 'visit'
  await listFirm(tx, file, { firm: { code, name, kind, representative, address }, source, by, at })
}

type Listed = {
  /** What is known of it; nobody has said the rest. */
  readonly firm: Pick<RegisteredFirm, 'code' | 'name' | 'kind' | 'representative' | 'address'>
  readonly source: Extract<FirmSource, 'case' | 'visit'>
  readonly by: Author['by']
  readonly at: string
}

/** Adds a firm that the register does not know, as it is met in this file; one that it knows stays as it is. */
export async function listFirm(
  tx: Tx,
  { id: caseId, agencyId }: Pick<CaseFile, 'id' | 'agencyId'>,
  { firm: known, source, by, at }: Listed,
): Promise<void> {
  const { code } = known
  await lockFirm(tx, agencyId, code)
  if (await findFirm(tx, agencyId, code)) return
  const firm = {
    ...{ ...known, position: null, industry: '', district: '' },
    ...{ risk: null, status: 'open' as const, statusReason: '', since: chinaDay(at) },
  }
  const event = { type: 'FirmAdded' as const, revision: 1, firm, source, caseId } as const
  await appendToFirm(tx, code, event, { agencyId, at, by, approvals: [] })
}
