import type { PointAnswer } from '@zhaofa/domain/case/proposed-decision.ts'
import type { ReviewPoint } from '@zhaofa/domain/case/case-codes.ts'
import { checklistOf } from '@zhaofa/domain/case/parts/legal-review/checklist.ts'
import { offeredReasons } from '@zhaofa/domain/case/parts/legal-review/offered-reasons.ts'
import { theDecision, type SubjectRef } from '@zhaofa/domain/case/parts/legal-review/subject-ref.ts'
import type { Stage } from './stage.ts'

/**
 * Every point of this review: 是 with a reason that the file offers, and 否 where `wrong` says why. What no file
 * can say by itself the reviewer of the demo says.
 */
export async function pointsOf(
  stage: Stage,
  caseId: string,
  wrong: Partial<Record<ReviewPoint, string>> = {},
  ref: SubjectRef = theDecision,
): Promise<PointAnswer[]> {
  const { file, at } = await stage.fileOf(caseId)
  return checklistOf(file, ref, at).map((point) => {
    const no = wrong[point]
    if (no !== undefined) return { point, answer: 'no', reason: no }
    const [offered] = offeredReasons(point, file, at, { papers: at.papers.length, ref })
    return { point, answer: 'yes', reason: offered ?? ownReasons[point] ?? '案卷材料能够证明。' }
  })
}

const ownReasons: Partial<Record<ReviewPoint, string>> = {
  'public-interest': '已核实消费者的预付资金，处罚不影响兑付和退款。',
  complexity: '涉及的法律关系已在调查终结报告中分别说明。',
  'social-risk': '已会同属地评估，没有引发群体性风险的线索。',
  foreign: '当事人的境外投资人已依法送达，没有适用上的差别。',
  necessity: '责令停止销售后当事人仍在销售，采用非强制手段不能防止证据转移。',
}
