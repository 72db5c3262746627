import type { CriterionView, FileFinding, FileReviewView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { reviewGroups, type ReviewGroup } from '@zhaofa/domain/case/file-review/criteria.ts'
import type {
  CriterionAnswer,
  ReviewFinding,
  ReviewedFile,
} from '@zhaofa/domain/case/file-review/review-file.ts'
import { findDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import { casePapers } from '../../../storage/document-store.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { recordSupervision } from '../../desk/read-restricted.ts'
import { loadCircumstances } from '../circumstances.ts'
import { reviewCase } from '../file-review.ts'
import { getCase } from '../perform-act.ts'

/** 案卷评查 for whoever may open the case: officer, heads and the supervisor see the same. @throws NotFoundError */
export async function viewFileReview(
  world: World,
  actor: Actor,
  caseId: string,
): Promise<FileReviewView> {
  return inAgency(world, actor, async (tx) => {
    const stored = await getCase(tx, caseId)
    const { file } = stored
    await recordSupervision(tx, world, actor, { ...file, caseId, subject: 'case' })
    const at = await loadCircumstances(tx, world, { actor, file })
    const reviewed = await reviewCase(tx, world, stored, at)
    const papers = await casePapers(tx, caseId)
    return {
      caseId,
      caseTitle: caseTitle(file),
      number: papers.find(({ type }) => findDocumentType(type)?.namesCase)?.number ?? null,
      findings: reviewed.findings.map(findingView),
      groups: (Object.keys(reviewGroups) as ReviewGroup[]).map((group) =>
        groupView(group, reviewed),
      ),
    }
  })
}

function groupView(group: ReviewGroup, { answers, findings }: ReviewedFile) {
  const own = answers.filter(({ criterion }) => criterion.group === group)
  const ids = new Set<string>(own.map(({ id }) => id))
  return {
    ...reviewGroups[group],
    deducted: findings
      .filter(({ criterion }) => ids.has(criterion))
      .reduce((sum, { points }) => sum + points, 0),
    criteria: own.map(criterionView),
  }
}

function criterionView({ id, criterion, answer }: CriterionAnswer): CriterionView {
  const { words, points } = criterion
  const how = 'how' in criterion ? criterion.how : criterion.why
  return { id, words, points, state: answer.state, note: 'why' in answer ? answer.why : how }
}

function findingView({ where, bars: _bars, ...finding }: ReviewFinding): FileFinding {
  return {
    ...finding,
    paper: where.kind === 'paper' ? { id: where.id, title: where.title } : null,
    step: where.kind === 'step' ? where.version : null,
  }
}
