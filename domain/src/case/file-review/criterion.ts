import { getLimit, type LimitId } from '../../deadline/limits.ts'
import { statusOf } from '../../deadline/limit-instance.ts'
import { limitsOf } from '../procedures.ts'
import type { FileUnderReview, ReviewedPaper } from './file-under-review.ts'

/** Where in the case: a sealed paper, a step of its course, or the case as a whole. */
export type Place =
  | { readonly kind: 'paper'; readonly id: string; readonly title: string }
  | { readonly kind: 'step'; readonly version: number }
  | { readonly kind: 'case' }

/** One thing an examiner would write down: what is wrong, where, and what can still be done. */
export type Fault = {
  readonly what: string
  readonly where: Place
  readonly mend: string
}

/**
 * What looking into one criterion showed. `not-concerned`: the case does not come here. `not-yet`: the step is still to
 * come. `not-looked`: data do not tell, which is never the same as nothing found.
 */
export type Looked =
  | { readonly state: 'clear' }
  | { readonly state: 'found'; readonly faults: readonly [Fault, ...Fault[]] }
  | { readonly state: 'not-concerned' | 'not-yet' | 'not-looked'; readonly why: string }

export type Check = (review: FileUnderReview) => Looked

const wholeCase: Place = { kind: 'case' }
export const onPaper = ({ id, title }: Pick<ReviewedPaper, 'id' | 'title'>): Place => ({
  kind: 'paper',
  id,
  title,
})
export const atStep = ({ version }: { readonly version: number }): Place => ({
  kind: 'step',
  version,
})

export const fault = (what: string, mend: string, where: Place = wholeCase): Fault => ({
  what,
  where,
  mend,
})

export const notConcerned = (why: string): Looked => ({ state: 'not-concerned', why })
export const notYet = (why: string): Looked => ({ state: 'not-yet', why })
export const notLooked = (why: string): Looked => ({ state: 'not-looked', why })

export function looked(faults: readonly Fault[]): Looked {
  const [first, ...rest] = faults
  return first ? { state: 'found', faults: [first, ...rest] } : { state: 'clear' }
}

/** A fault where `wrong` holds. */
export const when = (wrong: boolean, ...said: Parameters<typeof fault>): Fault[] =>
  wrong ? [fault(...said)] : []

/** Faults of the limits of this kind that were missed; a last day that is not known misses nothing. */
export function missedLimits({ file, at }: FileUnderReview, id: LimitId, mend: string): Fault[] {
  return limitsOf(file, at)
    .filter(({ instance }) => instance.limitId === id)
    .filter(({ instance }) => statusOf(instance, at.calendar, at) === 'breached')
    .map(({ title, instance }) =>
      fault(
        instance.ended
          ? `${title}：${instance.ended.on} 才办，超过期限（${getLimit(id).basis}）`
          : `${title}：已经超过期限（${getLimit(id).basis}）`,
        mend,
      ),
    )
}
