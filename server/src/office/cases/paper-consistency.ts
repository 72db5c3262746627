import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { inconsistencies, type Difference } from '@zhaofa/domain/paper/consistency.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import { mattersOfCase } from '@zhaofa/domain/case/further-violation.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { readForm } from '@zhaofa/domain/kernel/read-form.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { misquoted } from '@zhaofa/domain/paper/quoted-passages.ts'
import { cite } from '@zhaofa/domain/shared/citation.ts'
import type { Tx } from '../../storage/database.ts'
import { newestPaper, papersOnDecision } from '../../storage/document-store.ts'

/** Where the sealed papers of a case and the decision in hand do not say the same. */
export async function decisionDifferences(
  tx: Tx,
  { comparesPapers }: Act,
  file: CaseFile,
  at: Circumstances,
): Promise<Difference[]> {
  if (!comparesPapers) return []
  return inconsistencies(file, mattersOfCase(file, at), await papersOnDecision(tx, file.id))
}

/** Passages that the input quotes from a sealed paper and that do not stand there so. */
export async function quoteProblems(
  tx: Tx,
  { quotes, form }: Act,
  file: CaseFile,
  typed: unknown,
): Promise<FieldProblem[]> {
  const input = quotes ? readForm(form, typed) : null
  // What is missing or of another shape is told by the form itself.
  if (!quotes || !input?.ok) return []
  const quoted = quotes(input.value)
  const sealed = await newestPaper(tx, file.id, quoted.paper, quoted.number)
  return sealed ? misquoted(sealed, quoted.passages) : []
}

/** These are problems of the whole form, because it has no field for them. */
export function differenceProblems(differences: readonly Difference[]): FieldProblem[] {
  return differences.map(({ message }) => ({
    field: 'papers',
    message,
    basis: cite('行政处罚法', 59),
  }))
}
