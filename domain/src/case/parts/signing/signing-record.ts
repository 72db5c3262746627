import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { checkSignedOn } from './acts.ts'
import type { SignedPaper } from './slice.ts'

type Registered = {
  readonly paper: SignedPaper
  readonly signedOn?: PlainDate
  readonly refusedOn?: PlainDate
}

/** What was registered of a signature reads otherwise; the day on a 送达回证 is the day of service and is put right there. */
export function checkSigningRecord(
  _file: CaseFile,
  { paper, signedOn, refusedOn }: Registered,
  at: Circumstances,
): FieldProblem[] {
  const sealed = at.papers.find(({ id }) => id === paper.id)
  const field = signedOn === undefined ? 'refusedOn' : 'signedOn'
  const day = signedOn ?? refusedOn
  return sealed && day !== undefined ? checkSignedOn(field, day, sealed, at) : []
}
