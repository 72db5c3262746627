import { draftParts, reviewOutcomes } from '../../case/case-codes.ts'
import { factsOfAll } from '../../case/further-violation.ts'
import type { SubjectRef } from '../../case/parts/legal-review/subject-ref.ts'
import { subjectOf } from '../../case/parts/legal-review/subjects.ts'
import type { PaperSource } from '../paper-source.ts'
import { furtherRows, outcomeText, ruleOf, ruleWords } from './rule.ts'
import { sentence } from './parts.ts'

type Row = [string, string | null]

export const draftText = (source: PaperSource) =>
  source.file.draft === null ? '' : outcomeText(source, source.file.draft.draft)

/** What is proposed: the same in what is sent to review and in what comes of it. */
export function subjectRows(source: PaperSource, ref: SubjectRef): Row[] {
  if (ref.kind === 'decision') return decisionRows(source)
  const subject = subjectOf(source.file, ref)
  return [
    ['送审的事项', subject?.title ?? ''],
    ...(subject?.parts ?? []).map(({ part, text }): Row => [draftParts[part], text]),
  ]
}

/** On which facts and rules the decision is proposed. */
function decisionRows(source: PaperSource): Row[] {
  const matter = ruleOf(source)
  const draft = source.file.draft?.draft
  return [
    ['认定的事实', draft ? factsOfAll(draft) : ''],
    ['违反的规定', matter && ruleWords(matter.violationBasis, matter.violates)],
    ['处罚依据', matter && ruleWords(matter.penaltyBasis, matter.punishedBy)],
    ...furtherRows(source),
    ['裁量理由', draft?.discretionReason ?? ''],
    ['拟处理意见', draftText(source)],
    ...(draft?.education ? [['教育的内容', draft.education] satisfies Row] : []),
  ]
}

/** The outcome and what the reviewer says to it; who only repeats the outcome has said it once. */
export const opinionText = (outcome: string, opinion: string): string =>
  opinion.startsWith(outcome) ? sentence(opinion) : `${outcome}。${opinion}`

/** What 法制审核 said last of what bears this digest, in one line of an approval form; null where nothing was said. */
export function reviewSaid({ events }: PaperSource, digest: string): string | null {
  const said = events
    .map(({ event }) => event)
    .findLast((event) => event.type === 'ReviewOpinionIssued' && event.digest === digest)
  return said?.type === 'ReviewOpinionIssued'
    ? opinionText(reviewOutcomes[said.outcome], said.opinion)
    : null
}
