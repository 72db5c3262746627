import type { CaseFile } from './case-file.ts'
import { citationsIn } from '../citation/citations-in.ts'
import { cite } from '../shared/citation.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import type { Circumstances } from './circumstances.ts'
import { ninetyDaysOver } from './parts/filing/requirements.ts'

/** Ninety days are exceeded only under a provision that says so, named by its article (处罚法第60条). */
export function checkExtension(
  file: CaseFile,
  extensionBasis: string | null,
  at: Circumstances,
): FieldProblem[] {
  const problem = (message: string) => [
    { field: 'extensionBasis', message, basis: cite('行政处罚法', 60) },
  ]
  if (extensionBasis === null) {
    return ninetyDaysOver(file, at)
      ? problem('立案已满 90 日，须写明准许延长的法律、法规、规章条文')
      : []
  }
  return citationsIn(extensionBasis).length === 0
    ? problem('请写明依据的条文，如《……规定》第十条')
    : []
}
