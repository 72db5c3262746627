import { playLegalReview } from './play-legal-review.ts'
import { representativeOf } from './serve-paper.ts'
import { signPapers } from './sign-papers.ts'
import type { Stage } from './stage.ts'
import { reaches, type Story } from './story.ts'

/** 拟决定、法制审核、集体讨论、决定. */
export async function playDecision(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  await signPapers(stage, caseId, representativeOf(story))
  const education = story.ending === 'no-penalty' ? '已当面教育，要求今后依法经营。' : null
  const drafted = await stage.act(caseId, officer, 'draft-decision', { education })
  const major = (drafted.file.draft?.grounds.length ?? 0) > 0
  if (major && reaches(story, 'under-review')) await playLegalReview(stage, story, caseId)
  if (!reaches(story, 'decision-proposed')) return
  if ((drafted.file.draft?.deliberation.length ?? 0) > 0) await deliberate(stage, caseId)
  stage.later(1)
  if (!reaches(story, 'decided')) await stage.act(caseId, officer, 'issue-decision')
  else await decide(stage, story, caseId)
}

async function decide(stage: Stage, { voided }: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.approved(caseId, officer, 'issue-decision')
  if (voided !== 'penalty_decision') return
  const reason = '决定书漏印缴款账户一页，用印后送达前发现。'
  await stage.approved(caseId, officer, 'void-paper', { paper: voided, reason })
  await stage.approved(caseId, officer, 'issue-decision')
}

async function deliberate(stage: Stage, caseId: string): Promise<void> {
  const { departmentHead, agencyHead, deputyHead } = stage.cast
  stage.later(1)
  await stage.act(caseId, departmentHead, 'hold-deliberation', {
    chair: [agencyHead.personId],
    members: [agencyHead, deputyHead].map(({ personId }) => ({
      person: [personId],
      opinion: '事实清楚，处罚适当，同意。',
      agrees: true,
    })),
    conclusion: '违法事实清楚，证据确凿，程序合法，裁量适当。',
  })
  await signPapers(stage, caseId, agencyHead.name)
}
