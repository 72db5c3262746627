import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { RecordForm } from '../amendment/record-form.ts'
import { checkOthers, checkSignedOn, nameField, relationField } from './acts.ts'
import type { ScreenSigner, SignedPaper, Signer } from './slice.ts'

type Registered = {
  readonly paper: SignedPaper
  readonly signedOn?: PlainDate
  readonly refusedOn?: PlainDate
  readonly others?: readonly Signer[] | null
}

/** What was registered of a signature reads otherwise; the day on a 送达回证 is the day of service and is put right there. */
export function checkSigningRecord(
  _file: CaseFile,
  { paper, signedOn, refusedOn, others }: Registered,
  at: Circumstances,
): FieldProblem[] {
  const sealed = at.papers.find(({ id }) => id === paper.id)
  const field = signedOn === undefined ? 'refusedOn' : 'signedOn'
  const day = signedOn ?? refusedOn
  if (!sealed || day === undefined) return []
  return [...checkSignedOn(field, day, sealed, at), ...checkOthers(others, sealed, at)]
}

/** Whose name the paper bears in print stays one of the agency's own people. */
export const stillInside = (
  others: unknown,
  before: { readonly others?: readonly Signer[] | null },
): Signer[] =>
  (others as readonly Signer[]).map((each) => {
    const inside = before.others?.some(({ name, inside }) => inside && name === each.name)
    return inside ? { ...each, inside } : each
  })

type Named = Pick<Signer, 'name' | 'relation'>
type SignedByHand = { readonly signers: readonly ScreenSigner[] }

/**
 * How the names of a signing on the screen are put right: as many as signed, each beside the own strokes. What was
 * drawn, and when, nobody typed.
 */
export const screenSigning: RecordForm<'PaperSignedOnScreen'> & RecordForm<'PapersSignedTogether'> =
  {
    made: ({ signers: { length } }: SignedByHand) => ({
      form: {
        signers: form.rows({
          label: '签名的人',
          columns: { name: nameField, relation: relationField },
          min: length,
          max: length,
        }),
      },
    }),
    shown: ({ signers }) => ({
      signers: signers.map(({ name, relation }) => ({ name, relation })),
    }),
    kept: ({ signers: typed }, { signers }) => ({
      signers: signers.map((each, i) => ({ ...each, ...(typed as readonly Named[])[i] })),
    }),
  }
