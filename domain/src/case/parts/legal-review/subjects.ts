import type { EnforcementAct } from '../../../review/enforcement-acts.ts'
import type { CaseFile } from '../../case-file.ts'
import type { DraftPart } from '../../case-codes.ts'
import { decidedText, penaltyText } from '../../penalty.ts'
import type { DecisionDraft } from '../../proposed-decision.ts'
import { revisionEffects } from '../revision/codes.ts'
import { measures } from '../seizure/codes.ts'
import { theDecision, type SubjectRef } from './subject-ref.ts'

/** What is proposed of a subject now, without its words. */
export type Proposed = {
  /** Names exactly what is proposed; an opinion holds for it and for nothing else. */
  readonly digest: string
  /** Why review must pass first; empty where it is sent voluntarily. */
  readonly grounds: readonly string[]
  /** It was decided upon, or given up: nothing of it is reviewed any more. */
  readonly settled: boolean
}

/** One thing of a case that is or may be reviewed, as it is proposed now. */
export type ReviewSubject = Proposed & {
  readonly ref: SubjectRef
  readonly act: EnforcementAct
  /** 拟决定, 第2次扣押. */
  readonly title: string
  readonly parts: readonly SubjectPart[]
}

type SubjectPart = { readonly part: Exclude<DraftPart, 'file'>; readonly text: string }

export type Subjects = Pick<CaseFile, 'draft' | 'decision' | 'seizures' | 'revisionProposals'>

/** Whatever of the case is reviewed or may be: the decision, each 查封、扣押 and each 撤销、变更. */
export function subjectsOf(file: Subjects): ReviewSubject[] {
  const refs: SubjectRef[] = [
    theDecision,
    ...file.seizures.map(({ no }): SubjectRef => ({ kind: 'seizure', no })),
    ...file.revisionProposals.map(({ no }): SubjectRef => ({ kind: 'revision', no })),
  ]
  return refs.flatMap((ref) => subjectOf(file, ref) ?? [])
}

/** Null while nothing is proposed. */
export function proposedOf(file: Subjects, ref: SubjectRef): Proposed | null {
  switch (ref.kind) {
    case 'decision': {
      const { draft, decision } = file
      return draft && { digest: draft.digest, grounds: draft.grounds, settled: decision !== null }
    }
    case 'seizure': {
      const seizure = file.seizures.find(({ no }) => no === ref.no)
      // What was done at once is reported after the act and waits for no review (强制法第19条).
      if (!seizure || seizure.urgent !== null) return null
      const settled = seizure.approval !== null || seizure.abandonedOn !== null
      return { digest: seizure.digest, grounds: seizure.grounds, settled }
    }
    case 'revision': {
      const proposal = file.revisionProposals.find(({ no }) => no === ref.no)
      if (!proposal) return null
      const { digest, grounds, settledOn, ofVersion } = proposal
      return {
        digest,
        grounds,
        settled: settledOn !== null || file.decision?.version !== ofVersion,
      }
    }
  }
}

/** The same with its title and its words; null while nothing is proposed. */
export function subjectOf(file: Subjects, ref: SubjectRef): ReviewSubject | null {
  const proposed = proposedOf(file, ref)
  return proposed && { ...proposed, ref, ...wordsOf(file, ref) }
}

function wordsOf(
  { draft, seizures, revisionProposals }: Subjects,
  ref: SubjectRef,
): Pick<ReviewSubject, 'act' | 'title' | 'parts'> {
  switch (ref.kind) {
    case 'decision':
      return { act: 'penalty', title: '拟决定', parts: draft ? draftTexts(draft.draft) : [] }
    case 'seizure': {
      const seizure = seizures.find(({ no }) => no === ref.no)
      const name = seizure ? measures[seizure.measure] : ''
      return {
        act: 'coercion',
        title: ref.no > 1 ? `第${ref.no}次${name}` : name,
        parts: seizure
          ? [
              { part: 'measure', text: `${name}，依据${seizure.basis}` },
              { part: 'target', text: seizure.target },
              { part: 'reason', text: seizure.reason },
            ]
          : [],
      }
    }
    case 'revision': {
      const proposal = revisionProposals.find(({ no }) => no === ref.no)
      const effect = proposal ? revisionEffects[proposal.effect] : ''
      const { penalty = null } = proposal ?? {}
      return {
        act: 'penalty',
        title: `${effect}决定`,
        parts: proposal
          ? [
              {
                part: 'penalty',
                text: `${effect}原决定${penalty ? `，变更为${penaltyText(penalty)}` : ''}`,
              },
              { part: 'reason', text: proposal.reason },
            ]
          : [],
      }
    }
  }
}

/** The words of a draft decision, part by part; what it does not say is left out. */
export function draftTexts(draft: DecisionDraft): SubjectPart[] {
  const parts: SubjectPart[] = [
    { part: 'penalty', text: decidedText(draft) },
    { part: 'facts', text: draft.facts },
    { part: 'statementHandling', text: draft.statementHandling },
    { part: 'discretionReason', text: draft.discretionReason },
    { part: 'education', text: draft.education ?? '' },
  ]
  return parts.filter(({ text }) => text !== '')
}
