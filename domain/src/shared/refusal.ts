import type { DueDate } from '../deadline/due-date.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import { basesOf, systemRule, type Bases } from './basis.ts'

/**
 * A lawful "not now": a sentence for the person who asked, and what it rests on. Every refusal in the
 * system has this shape, so that screens show all of them in one way.
 */
export type Refusal = {
  readonly reason: string
  readonly basis: Bases
  /** What to correct, field by field, where nothing else is against it. */
  readonly fields?: readonly FieldProblem[]
  /** The day from which it may be done by waiting alone. */
  readonly opens?: DueDate
}

/** Refused for what was typed. It rests on the articles of its fields, or on the form itself. */
export function fieldsRefused(fields: readonly FieldProblem[]): Refusal {
  const articles = fields.flatMap(({ basis }) => basis ?? [])
  return {
    reason: `有 ${fields.length} 处需要修改，您写的都还在`,
    basis: basesOf(articles, systemRule('forms')),
    fields,
  }
}

/** A file that cannot be taken for what it should be; the sentence says what to do about it. */
export const unusable = (reason: string): Refusal => ({ reason, basis: [systemRule('files')] })
