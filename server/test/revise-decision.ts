import { actIdOn } from '@zhaofa/domain/case/parts/legal-review/subject-ref.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { pointsOf } from '../src/demo/review-points.ts'
import type { Stage } from '../src/demo/stage.ts'

/** 撤销、变更 the whole way: proposed, reviewed, approved. */
export async function reviseDecision(
  stage: Stage,
  caseId: string,
  input: Record<string, unknown>,
): Promise<CaseFile> {
  const { officers, reviewer, agencyHead } = stage.cast
  const proposed = await stage.approved(caseId, officers[0], 'revise-decision', input)
  const ref = { kind: 'revision', no: proposed.revisionProposals.at(-1)?.no ?? 0 } as const
  await stage.act(caseId, reviewer, actIdOn('accept-review', ref))
  await stage.act(caseId, reviewer, actIdOn('issue-opinion', ref), {
    points: await pointsOf(stage, caseId, {}, ref),
    outcome: 'pass',
    opinion: '原决定确有错误，同意纠正。',
  })
  const done = await stage.act(caseId, agencyHead, actIdOn('approve-revision', ref), {
    approved: 'yes',
    opinion: '同意。',
  })
  return done.file
}
