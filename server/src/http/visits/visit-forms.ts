import {
  maxRatingWords,
  overallScores,
  ratingAnswers,
  ratingQuestions,
  type OverallScore,
  type Rating,
  type RatingAnswer,
  type RatingQuestion,
} from '@zhaofa/domain/inspection/rating.ts'
import type { FoundVisit } from '../../storage/publication/visit-pages.ts'
import { formField } from '../form-bodies.ts'

/** What was typed, and what is wrong with it, by field. */
type Typed = {
  readonly values: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
}
type TypedRating = Typed & { readonly rating: Rating | null }
type TypedObjection = Typed & {
  readonly objection: { readonly reasons: string; readonly contact: string | null } | null
}

/** What was sent and is answered with this page. */
export type VisitForms = {
  readonly done?: 'rated' | 'again' | 'objected' | 'not-now' | undefined
  readonly rating?: TypedRating
  readonly objection?: TypedObjection
}

export type ShownVisit = FoundVisit & {
  readonly code: string
  readonly today: string
  readonly forms: VisitForms
}

export const maxReasons = 2_000
export const maxContact = 100

export function readRating(body: unknown): TypedRating {
  const questions = Object.keys(ratingQuestions) as RatingQuestion[]
  const values = valuesOf(body, [...questions, 'overall', 'words'])
  const problems: Record<string, string> = {}
  const answers = questions.map((question) => {
    const answer = values[question] ?? ''
    if (!Object.hasOwn(ratingAnswers, answer)) problems[question] = '请选一项；不清楚的选“说不清”'
    return [question, answer as RatingAnswer] as const
  })
  const overall = Number(values['overall'])
  if (!Object.hasOwn(overallScores, String(values['overall']))) problems['overall'] = '请选一项'
  tooLong(problems, values, 'words', maxRatingWords)
  if (Object.keys(problems).length > 0) return { values, problems, rating: null }
  const rating = {
    ...(Object.fromEntries(answers) as Record<RatingQuestion, RatingAnswer>),
    overall: overall as OverallScore,
    words: values['words'] || null,
  }
  return { values, problems, rating }
}

export function readObjection(body: unknown): TypedObjection {
  const values = valuesOf(body, ['reasons', 'contact'])
  const problems: Record<string, string> = {}
  const { reasons = '', contact = '' } = values
  if (reasons === '') problems['reasons'] = '请写明对哪里有异议、理由是什么'
  tooLong(problems, values, 'reasons', maxReasons)
  tooLong(problems, values, 'contact', maxContact)
  const objection =
    Object.keys(problems).length > 0 ? null : { reasons, contact: contact === '' ? null : contact }
  return { values, problems, objection }
}

function tooLong(
  problems: Record<string, string>,
  values: Readonly<Record<string, string>>,
  name: string,
  max: number,
): void {
  const length = [...(values[name] ?? '')].length
  if (length > max) problems[name] = `不能超过 ${max} 个字，现在有 ${length} 个字`
}

const valuesOf = (body: unknown, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, plainText(formField(body, name))]))

/** One kind of line end; none of the characters a database text cannot hold. */
const plainText = (text: string) =>
  text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f]/g, '')
