import { measures } from '../seizure/codes.ts'

/** What a review is of, within its case; the second seizure of a case is another subject than the first. */
export type SubjectRef =
  | { readonly kind: 'decision' }
  | { readonly kind: 'seizure'; readonly no: number }
  | { readonly kind: 'revision'; readonly no: number }

export const theDecision: SubjectRef = { kind: 'decision' }

/** Which subject an event is about: the decision where it names none, as all did before 2026-12. */
export const subjectRef = ({ subject }: { readonly subject?: SubjectRef }): SubjectRef =>
  subject ?? theDecision

/** What an event says of its subject; nothing of the decision, so that old and new events read alike. */
export const ofSubject = (ref: SubjectRef): { subject?: SubjectRef } =>
  ref.kind === 'decision' ? {} : { subject: ref }

const numberOf = (ref: SubjectRef) => (ref.kind === 'decision' ? 0 : ref.no)

export const sameSubject = (a: SubjectRef, b: SubjectRef): boolean =>
  a.kind === b.kind && numberOf(a) === numberOf(b)

/** The id of an act on one subject: `issue-opinion`, `issue-opinion-on-seizure~2`. */
export const actIdOn = (id: string, ref: SubjectRef): string =>
  ref.kind === 'decision' ? id : `${id}-on-${ref.kind}~${ref.no}`

/** 受理法制审核（第2次查封、扣押）: which of the subjects of a case something is about; of the decision, the title alone. */
export function titleOn(title: string, ref: SubjectRef): string {
  switch (ref.kind) {
    case 'decision':
      return title
    case 'seizure':
      return `${title}（第${ref.no}次${measures.seal}、${measures.detain}）`
    case 'revision':
      return `${title}（第${ref.no}次撤销、变更决定）`
  }
}

/** The step of the path at which a subject is reviewed. */
export function stepOn({ kind }: SubjectRef): string {
  switch (kind) {
    case 'decision':
      return 'legal-review'
    case 'seizure':
      return 'seizure-review'
    case 'revision':
      return 'revise'
  }
}
