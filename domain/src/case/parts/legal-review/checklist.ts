import type { CaseFile } from '../../case-file.ts'
import type { ReviewPoint } from '../../case-codes.ts'
import { isMitigated } from '../../case-review.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { SubjectRef } from './subject-ref.ts'

/** What is asked of every decision on a penalty (国办发〔2018〕118号; 处罚法第58条). */
export const penaltyPoints: readonly ReviewPoint[] = [
  'subject',
  'officers',
  'jurisdiction',
  'procedure',
  'findings',
  'evidence',
  'application',
  'discretion',
  'papers',
  'crime',
]

/** 查封、扣押 (强制法第5、16至19、22、23条). */
export const coercionPoints: readonly ReviewPoint[] = [
  'subject',
  'officers',
  'power',
  'necessity',
  'scope',
  'procedure',
  'evidence',
]

/** 撤销、变更 of a decision (处罚法第75条第2款). */
export const revisionPoints: readonly ReviewPoint[] = [
  'subject',
  'fault',
  'procedure',
  'application',
  'not-heavier',
  'consequences',
]

/** What the point is asked for beside those of every case: by the fact that makes the case special. */
const pointsByGround: readonly {
  readonly point: ReviewPoint
  applies(file: CaseFile, at: Pick<Circumstances, 'matter' | 'matterOf'>): boolean
}[] = [
  {
    point: 'public-interest',
    applies: ({ conclusion }) => flags(conclusion)?.publicInterest === true,
  },
  {
    point: 'vital-rights',
    applies: ({ conclusion, hearing }) =>
      flags(conclusion)?.vitalRights === true || hearing?.held != null,
  },
  { point: 'complexity', applies: ({ conclusion }) => flags(conclusion)?.complex === true },
  { point: 'social-risk', applies: ({ conclusion }) => flags(conclusion)?.socialRisk === true },
  { point: 'foreign', applies: ({ conclusion }) => flags(conclusion)?.foreign === true },
  { point: 'deviation', applies: ({ conclusion }) => conclusion?.findings.deviationReason != null },
  {
    point: 'mitigation',
    applies: (file, at) => file.draft !== null && isMitigated(file, file.draft.draft, at),
  },
]

const flags = (conclusion: CaseFile['conclusion']) => conclusion?.findings.flags

/** 审核清单: the points of this review, by the kind of act and by why it is reviewed, in their order. */
export function checklistOf(
  file: CaseFile,
  ref: SubjectRef,
  at: Pick<Circumstances, 'matter' | 'matterOf'>,
): readonly ReviewPoint[] {
  switch (ref.kind) {
    case 'decision':
      return [
        ...penaltyPoints,
        ...pointsByGround.filter(({ applies }) => applies(file, at)).map(({ point }) => point),
      ]
    case 'seizure':
      return coercionPoints
    case 'revision':
      return revisionPoints
  }
}
