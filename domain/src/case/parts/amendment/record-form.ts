import type { Role } from '../../../authority/roles.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { Form } from '../../../kernel/form.ts'
import type { DocumentTypeId } from '../../../paper/catalogue/document-catalogue.ts'
import type { AmendableType } from '../../amendable.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Act, Requirement } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { AmendableRecord } from './events.ts'

/** What made the record: its fields by their names, and what it checks of them. */
export type MadeBy = {
  readonly form: Form
  /** Papers that the act made. */
  readonly papers?: readonly DocumentTypeId[]
  readonly checks?: (file: CaseFile, input: never, at: Circumstances) => FieldProblem[]
}

type Values = Readonly<Record<string, unknown>>

/** How one kind of record is asked for again; which of its fields, and who agrees, says its row (`Amendable`). */
export type RecordForm<T extends AmendableType> = {
  /** The act; a function where it is bound to something of the case. */
  readonly made: MadeBy | ((record: AmendableRecord<T>, file: CaseFile) => MadeBy)
  /** Who puts it right; officers unless said otherwise. */
  readonly by?: readonly Role[]
  readonly requires?: readonly Requirement[]
  /** What is asked, where the record keeps some of it together under another name; `shown` and `kept` say which. */
  readonly asked?: readonly string[]
  /** What its rows are about, where that is known. */
  readonly narrows?: Act['narrows']
  /** The record as its form shows it, where it keeps a value in another shape. */
  shown?(record: AmendableRecord<T>): Values
  /** What the record keeps of what was typed, where its shape is another. */
  kept?(typed: Values, record: AmendableRecord<T>): Partial<AmendableRecord<T>>
}

/** Made by an act of which nothing is checked again beyond its form. */
export const unchecked = ({ form, papers = [] }: MadeBy): { made: MadeBy } => ({
  made: { form, papers },
})

/** One person, kept as an id and shown as a list of one. */
export const onePerson = (value: unknown): string =>
  Array.isArray(value) && typeof value[0] === 'string' ? value[0] : ''
