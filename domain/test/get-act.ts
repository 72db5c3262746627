import type { Act, Procedure } from '../src/case/case-kernel.ts'
import { emptySlices, type CaseFile } from '../src/case/case-file.ts'
import { plainDate } from '../src/shared/plain-date.ts'

/** A case in which nothing happened yet. */
export const emptyFile: CaseFile = {
  id: 'case',
  agencyId: 'agency',
  version: 0,
  openedBy: 'opener',
  openedOn: plainDate('2026-11-02'),
  tookPart: [],
  history: [],
  ...emptySlices,
}

/** @throws Error when the procedure has no such act. */
export function getAct(procedure: Procedure, id: string, file: CaseFile = emptyFile): Act {
  const found = procedure.acts(file).find((each) => each.id === id)
  if (!found) throw new Error(`${procedure.id} has no act ${id}`)
  return found
}
