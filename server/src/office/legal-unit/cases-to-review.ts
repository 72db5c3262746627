import { sql } from 'kysely'
import type { LimitAt } from '@zhaofa/domain/case/case-limit.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { opinionTime } from '@zhaofa/domain/case/parts/legal-review/limits.ts'
import { isWorkOf, reviewsAwaited } from '@zhaofa/domain/case/parts/legal-review/workload.ts'
import { dueNow } from '@zhaofa/domain/deadline/limit-instance.ts'
import type { PersonId } from '@zhaofa/domain/kernel/recorded.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { loadCases } from '../../storage/streams/case-stream.ts'
import type { Tx } from '../../storage/database.ts'

/** A case with what of it this reviewer has to review, and the nearest last day for an opinion. */
export type CaseToReview = {
  readonly caseId: string
  readonly title: string
  readonly number: string | null
  readonly dueOn: PlainDate | null
}

/**
 * Which cases wait for a reviewer, by person. A case asks reviewers for other things too, for hosting a hearing or for
 * the record of a discussion: those are no reviews, so the files are looked into.
 */
export async function casesToReview(
  tx: Tx,
  at: LimitAt,
): Promise<(person: PersonId) => CaseToReview[]> {
  const rows = await tx
    .selectFrom('casework.case_file')
    .select(['id', 'number'])
    .where('state', '=', 'open')
    .where('asked_roles', '@>', sql<string[]>`array['legal-reviewer']`)
    .orderBy('id')
    .execute()
  const cases = await loadCases(
    tx,
    rows.map(({ id }) => id),
  )
  const waiting = rows.flatMap(({ id, number }) => {
    const file = cases.get(id)?.file
    return file ? [{ file, number, reviews: reviewsAwaited(file) }] : []
  })
  return (person) =>
    waiting
      .flatMap(({ file, number, reviews }) => {
        const own = reviews.filter((review) => isWorkOf(file, review, person))
        return own.length === 0
          ? []
          : [{ ...{ caseId: file.id, title: caseTitle(file), number }, dueOn: nearest(own, at) }]
      })
      .toSorted((a, b) => (a.dueOn ?? later).localeCompare(b.dueOn ?? later))
}

const later = '9999-12-31'

function nearest(reviews: ReturnType<typeof reviewsAwaited>, at: LimitAt): PlainDate | null {
  const days = reviews.flatMap((review) => {
    const time = opinionTime(review, at)
    const due = time && dueNow(time.instance, at.calendar, at.today)
    return due?.known ? [due.on] : []
  })
  return days.toSorted()[0] ?? null
}
