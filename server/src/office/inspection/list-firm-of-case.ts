import { facedParty } from '@zhaofa/domain/case/faced-party.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
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
  const { agencyId } = file
  const { uscc: code, name, kind, address } = party
  await lockFirm(tx, agencyId, code)
  if (await findFirm(tx, agencyId, code)) return
  const representative = party.kind === 'sole-trader' ? party.operator : party.legalRepresentative
  const firm = {
    ...{ code, name, kind, representative, address, position: null, industry: '', district: '' },
    ...{ risk: null, status: 'open' as const, statusReason: '', since: chinaDay(at) },
  }
  const source = file.filing ? 'case' : 'visit'
  const event = { type: 'FirmAdded' as const, revision: 1, firm, source, caseId: file.id } as const
  await appendToFirm(tx, code, event, { agencyId, at, by, approvals: [] })
}
