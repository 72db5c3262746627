import type { Citation } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Fen } from '../shared/money.ts'
import type { FieldProblem } from './field-problem.ts'

/**
 * The form of an act, as data. From this one value come the screen, the check of what was typed,
 * the API's schema and the stored input, so they cannot disagree. A field exists only when a law
 * or a reader needs it.
 */
export type FieldDefinition = {
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  /** Asked only where another field of the same form was answered so; elsewhere it is left out. */
  readonly when?: AskedUnder
  /** The article that asks for this field; shown beside it. */
  readonly basis?: Citation
  /**
   * Here the agency itself argues from law, so a repealed rule is refused. What others said, or a
   * reviewer says about a draft, may name one and is recorded as it was said.
   */
  readonly argued?: true
  /** The section of the form page. Fields without one are ordered by what is still to be filled in. */
  readonly section?: Section
  /** Fields of which at least one has to be filled in, and what is said where none is. */
  readonly either?: Either
  /** A column whose answer a new row takes over from the row before it. */
  readonly repeats?: true
  readonly control: Control
  /** How a control that only its own room understands is read; it reports problems under `path`. */
  readonly read?: ReadControl
}

/** Fields that belong together by meaning. `folded`: seldom needed, so it opens only when asked or when something in it is wrong. */
export type Section = { readonly title: string; readonly folded: boolean }

/** `field` holds one of `is`. */
export type AskedUnder = { readonly field: string; readonly is: readonly (string | boolean)[] }

export type Either = { readonly names: readonly string[]; readonly message: string }

export type ReadControl = (typed: unknown, path: string, problems: FieldProblem[]) => unknown

/**
 * How a line of text is asked for where it is not simply typed: chosen from the tiers of the benchmark (裁量基准); where
 * the device stands; a code that its camera reads. What a device cannot do is typed.
 */
export type TextShown = 'discretion-tiers' | 'device-position' | 'camera-code'

/** How a paragraph is asked for where it is not simply typed. */
export type ParagraphShown = 'outlier-reason' | 'firm-codes'

export type Control =
  | { kind: 'text'; max: number; shown?: TextShown }
  /**
   * `outlier-reason`: only asked where the fine lies apart from those of like cases. `firm-codes`: a code a line, which
   * may be picked from 检查对象名录 by name.
   */
  | { kind: 'paragraph'; max: number; shown?: ParagraphShown }
  | { kind: 'date' }
  /** An instant, typed in China time, stored as ISO 8601. */
  | { kind: 'instant' }
  /** Money, typed in yuan, stored in fen. `shown`: below the scale it is measured by. */
  | { kind: 'money'; shown?: 'discretion-scale' }
  | { kind: 'count'; min: number; max: number }
  | { kind: 'choice'; options: readonly Option[] }
  | { kind: 'choices'; options: readonly Option[]; min: number }
  | { kind: 'yes-no' }
  | { kind: 'confirm'; statement: string }
  /** `certified`: whom the list warns of, because no certificate of this category covers today. */
  | { kind: 'people'; roles: readonly string[]; min: number; max: number; certified?: string }
  /** Read by the room that defines the field. */
  | { kind: 'matter' }
  /** A file just taken or chosen, by the id of its upload. */
  | { kind: 'upload' }
  | { kind: 'evidence'; min: number }
  /** Several files, by the ids of their uploads. `shown`: what their pages are is told before anything is submitted. */
  | { kind: 'uploads'; max: number; shown: 'scans' }
  /** A sealed paper of the file that waits for a signature, by its id. `pages`: it is shown to be read. */
  | { kind: 'signable'; shown?: 'pages' }
  /** Several of them that are signed together, each ticked once it was read: their ids, in the order in which they are listed. */
  | { kind: 'signables'; min: number; max: number }
  /** What somebody draws on the screen below that paper, by its id: the name, or words with the own hand. */
  | { kind: 'drawn'; of: 'name' | 'words' }
  /** `firmsOnly`: a natural person is not meant, and not offered. */
  | { kind: 'party'; firmsOnly?: true }
  /** Who reported: sealed apart, and known to the form by the id of what was sealed. */
  | { kind: 'informant' }
  | { kind: 'rows'; columns: Form; min: number; max: number; shown?: RowsShown }

/**
 * What rows are about is known, and nobody types it row by row: it follows from the benchmark, is picked from what is
 * offered (`Narrowing`), or is all that is offered, each with an answer of one tap.
 */
export type RowsShown = 'discretion-factors' | 'picked' | 'answered'

export type Option = { readonly value: string; readonly label: string }

/** `T` is what the field holds after it was read; it exists for the compiler only. */
export type Field<T> = FieldDefinition & { readonly __holds?: T }
export type Form = { readonly [name: string]: Field<unknown> }
export type InputOf<F extends Form> = {
  -readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never
}

type Said = { label: string; hint?: string; basis?: Citation; repeats?: true }
type Worded = Said & { max?: number; argued?: true }

export const text = (said: Worded & { shown?: TextShown }): Field<string> =>
  field(said, { kind: 'text', max: said.max ?? 200, ...(said.shown && { shown: said.shown }) })

export const paragraph = (said: Worded & { shown?: ParagraphShown }): Field<string> =>
  field(said, {
    kind: 'paragraph',
    max: said.max ?? 5_000,
    ...(said.shown && { shown: said.shown }),
  })

export const date = (said: Said): Field<PlainDate> => field(said, { kind: 'date' })

export const instant = (said: Said): Field<string> => field(said, { kind: 'instant' })

export const money = (said: Said & { shown?: 'discretion-scale' }): Field<Fen> =>
  field(said, { kind: 'money', ...(said.shown && { shown: said.shown }) })

export const count = (said: Said & { min?: number; max?: number }): Field<number> =>
  field(said, { kind: 'count', min: said.min ?? 0, max: said.max ?? 9_999 })

export const yesNo = (said: Said): Field<boolean> => field(said, { kind: 'yes-no' })

/** Something that must be so before the act is lawful: the officer says it was done. */
export const confirm = (said: Said & { statement: string }): Field<true> =>
  field(said, { kind: 'confirm', statement: said.statement })

/** A control of another room, with the way to read it. */
export const special = <T>(
  said: Said,
  control: Extract<Control, { kind: 'matter' | 'party' }>,
  read: (...args: Parameters<ReadControl>) => T | null,
): Field<T> => ({ ...field(said, control), read })

/** People of the agency who hold `role`, or one of several, by person id. */
export const people = (
  said: Said & {
    role: string | readonly string[]
    min?: number
    max?: number
    certified?: string
  },
): Field<string[]> =>
  field(said, {
    kind: 'people',
    roles: typeof said.role === 'string' ? [said.role] : said.role,
    min: said.min ?? 1,
    max: said.max ?? 10,
    ...(said.certified !== undefined && { certified: said.certified }),
  })

export const upload = (said: Said): Field<string> => field(said, { kind: 'upload' })

export const uploads = (said: Said & { max: number; shown: 'scans' }): Field<string[]> =>
  field(said, { kind: 'uploads', max: said.max, shown: said.shown })

export const signable = (said: Said & { shown?: 'pages' }): Field<string> =>
  field(said, { kind: 'signable', ...(said.shown && { shown: said.shown }) })

export const signables = (said: Said & { min: number; max: number }): Field<string[]> =>
  field(said, { kind: 'signables', min: said.min, max: said.max })

export const drawn = (said: Said & { of: 'name' | 'words' }): Field<string> =>
  field(said, { kind: 'drawn', of: said.of })

export const informant = (said: Said): Field<string> => field(said, { kind: 'informant' })

export const evidenceItems = (said: Said & { min?: number }): Field<string[]> =>
  field(said, { kind: 'evidence', min: said.min ?? 0 })

export function choice<const O extends Record<string, string>>(
  said: Said & { options: O },
): Field<keyof O & string> {
  return field(said, { kind: 'choice', options: optionsOf(said.options) })
}

export function choices<const O extends Record<string, string>>(
  said: Said & { options: O; min?: number },
): Field<(keyof O & string)[]> {
  return field(said, { kind: 'choices', options: optionsOf(said.options), min: said.min ?? 1 })
}

export function rows<F extends Form>(
  said: Said & { columns: F; min?: number; max?: number; shown?: RowsShown },
): Field<InputOf<F>[]> {
  return field(said, {
    kind: 'rows',
    columns: said.columns,
    min: said.min ?? 1,
    max: said.max ?? 200,
    ...(said.shown && { shown: said.shown }),
  })
}

/** Puts the fields under one heading of the form page, in the order given. */
export function section<F extends Form>(
  title: string,
  fields: F,
  { folded = false }: { folded?: boolean } = {},
): F {
  const within = Object.entries(fields).map(([name, field]) => [
    name,
    { ...field, section: { title, folded } },
  ])
  return Object.fromEntries(within) as F
}

export function optional<T>(inner: Field<T>): Field<T | null> {
  return { ...inner, optional: true }
}

/** Each may be left empty, but not all of them; `message` is said at the first one where they are. */
export function either<F extends Form>(message: string, fields: F): F {
  const names = Object.keys(fields)
  const marked = Object.entries(fields).map(([name, field]) => [
    name,
    { ...field, optional: true, either: { names, message } },
  ])
  return Object.fromEntries(marked) as F
}

/** A field that is asked, and then has to be answered, only under `when`; null where it is not asked. */
export function askedWhen<T>(when: AskedUnder, inner: Field<T>): Field<T | null> {
  return { ...inner, when }
}

/** Whether the field is asked; `values` are those of the form. */
export function isAsked(
  { when }: { readonly when?: AskedUnder | null },
  values: Readonly<Record<string, unknown>>,
): boolean {
  return !when || when.is.some((each) => each === values[when.field])
}

function field(said: Worded, control: Control): FieldDefinition {
  const { label, hint, basis, argued, repeats } = said
  return {
    label,
    control,
    ...(hint && { hint }),
    ...(basis && { basis }),
    ...(argued && { argued }),
    ...(repeats && { repeats }),
  }
}

function optionsOf(options: Record<string, string>): Option[] {
  return Object.entries(options).map(([value, label]) => ({ value, label }))
}
