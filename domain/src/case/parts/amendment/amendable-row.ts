import type { Role } from '../../../authority/roles.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { Form } from '../../../kernel/form.ts'
import {
  comesBack,
  getDocumentType,
  type DocumentTypeId,
} from '../../../paper/catalogue/document-catalogue.ts'
import {
  amendmentApprovals,
  type Amendable,
  type AmendableType,
  type NotAmended,
} from '../../amendable.ts'
import type { CaseFile } from '../../case-file.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { Act, Requirement } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { kindOf } from '../../event-kinds.ts'
import type { AmendableRecord } from './events.ts'
import type { MadeBy, RecordForm } from './record-form.ts'
import { fieldsNamed, recordForms } from './record-forms.ts'

type Values = Readonly<Record<string, unknown>>

/** All that is said of putting one record right: by its kind, and by the form that made it. */
export type AmendableRow = {
  readonly title: string
  readonly fields: Form
  /** Of those, the ones that the record keeps by their names; where the others go says `kept`. */
  readonly keeps: readonly string[]
  readonly by: readonly Role[]
  readonly requires: readonly Requirement[]
  readonly approvals: readonly Role[]
  readonly founds: boolean
  /** Null where no served paper says it. */
  readonly saidIn: 'every' | readonly string[] | null
  /** By field, the later papers that repeat it. */
  readonly repeated: Readonly<Record<string, readonly string[]>>
  /** Records signed from outside the agency: made anew with the words put right, and signed again. */
  readonly signedAgain: readonly DocumentTypeId[]
  readonly narrows: NonNullable<Act['narrows']>
  /** What was asked when the record was made is asked again, of the file as it stood then. */
  checks(file: CaseFile, input: Values, at: Circumstances): readonly FieldProblem[]
  shown(record: AmendableRecord): Values
  kept(typed: Values, record: AmendableRecord): Partial<AmendableRecord>
}

/** Rows of records whose act is the same in every case; made once. */
const fixed = new Map<AmendableType, AmendableRow>()

/** The row of the kind of this record; some acts from which form and checks come are bound to something of the case. */
export function amendableRow(record: AmendableRecord, file: CaseFile): AmendableRow {
  const { type } = record
  // One form for each type; that it fits its own record cannot be said to the compiler.
  const { made } = recordForms[type] as unknown as RecordForm<AmendableType>
  if (typeof made === 'function') return rowOf(record, made(record, file))
  const row = fixed.get(type) ?? rowOf(record, made)
  fixed.set(type, row)
  return row
}

function rowOf(record: AmendableRecord, made: MadeBy): AmendableRow {
  const kind = amendmentOf(record) as Amendable<AmendableRecord>
  const found = recordForms[record.type] as unknown as RecordForm<AmendableType>
  const checks = made.checks as
    ((...asked: [CaseFile, Values, Circumstances]) => FieldProblem[]) | undefined
  return {
    title: kind.record,
    fields: fieldsNamed(made.form, found.asked ?? kind.fields),
    keeps: kind.fields,
    by: found.by ?? ['officer'],
    requires: found.requires ?? [],
    approvals: amendmentApprovals[kind.agree],
    founds: kind.founds === true,
    saidIn: kind.saidIn ?? null,
    repeated: kind.repeated ?? {},
    signedAgain: (made.papers ?? []).filter(
      (type) => comesBack(type) && getDocumentType(type).role === 'record',
    ),
    narrows: found.narrows ?? (() => ({})),
    checks: (then, input, at) => checks?.(then, input, at) ?? [],
    shown: (each) => found.shown?.(each) ?? {},
    kept: (typed, each) => found.kept?.(typed, each) ?? {},
  }
}

function amendmentOf(event: CaseEvent): Amendable<CaseEvent> | NotAmended {
  const said = kindOf(event).amendment as Amendable<CaseEvent> | NotAmended
  return ('instead' in said ? null : said.unless?.(event)) ?? said
}

/** The record if it can be put right. */
export const asAmendable = (event: CaseEvent): AmendableRecord | null =>
  'instead' in amendmentOf(event) ? null : (event as AmendableRecord)

/** Why nothing of this record is put right, and what is done instead; null where it can be. */
export function notAmendedBecause(event: CaseEvent): string | null {
  const said = amendmentOf(event)
  return 'instead' in said ? said.instead : null
}
