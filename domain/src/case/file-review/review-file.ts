import { inspectionAlone } from '../procedures/inspection/slice.ts'
import { notConcerned, type Fault, type Looked } from './criterion.ts'
import { criterionIds, reviewCriteria, type Criterion, type CriterionId } from './criteria.ts'
import type { FileUnderReview } from './file-under-review.ts'

/** One thing an examiner would write down, by the criterion that it offends. */
export type ReviewFinding = Fault & {
  readonly criterion: CriterionId
  readonly words: string
  readonly veto: boolean
  /** No reason lets the case be closed over it (处罚法第57条第1款第4项). */
  readonly bars: boolean
  /** What it costs, in points; a veto costs all. */
  readonly points: number
}

/** What was found by one criterion; `people`: data do not answer it. */
export type CriterionAnswer = {
  readonly id: CriterionId
  readonly criterion: Criterion
  readonly answer: Looked | { readonly state: 'people'; readonly why: string }
}

export type ReviewedFile = {
  readonly answers: readonly CriterionAnswer[]
  /** Vetoes first, then by the order of the form. */
  readonly findings: readonly ReviewFinding[]
}

/** 案卷评查 by machine: what an examiner would hold against this file, as far as data tell. */
export function reviewFile(review: FileUnderReview): ReviewedFile {
  const answers = criterionIds.map((id): CriterionAnswer => {
    const criterion: Criterion = reviewCriteria[id]
    return { id, criterion, answer: answerTo(criterion, review) }
  })
  const findings = answers.flatMap(findingsOf)
  return {
    answers,
    findings: [...findings.filter(({ veto }) => veto), ...findings.filter(({ veto }) => !veto)],
  }
}

/** The form is that of penalty files: a visit is held against it once a penalty began in its file. */
function answerTo(criterion: Criterion, review: FileUnderReview): CriterionAnswer['answer'] {
  if (inspectionAlone(review.file)) {
    return notConcerned('行政检查的案卷，没有立案或者当场处罚，不按处罚案卷评查')
  }
  return 'check' in criterion ? criterion.check(review) : { state: 'people', why: criterion.why }
}

function findingsOf({ id, criterion, answer }: CriterionAnswer): ReviewFinding[] {
  if (answer.state !== 'found') return []
  const { words, deduction, points, bars } = criterion
  return answer.faults.map((fault, i) => ({
    ...fault,
    criterion: id,
    words,
    veto: deduction.kind === 'veto',
    bars: bars === true,
    points: costOf(deduction, points, i),
  }))
}

/** What the fault at that place costs; together no more than the criterion is worth. */
function costOf(deduction: Criterion['deduction'], worth: number, index: number): number {
  switch (deduction.kind) {
    case 'veto':
      return 0
    case 'whole':
      return index === 0 ? worth : 0
    case 'part':
      return Math.max(0, Math.min(deduction.points, worth - deduction.points * index))
  }
}
