import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import { nextWorkingDay } from './demo-days.ts'
import { serve } from './serve-paper.ts'
import type { Stage } from './stage.ts'
import { reaches, type Story } from './story.ts'

/** 告知, and what the party does with its rights. */
export async function playDefence(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  stage.later(3)
  if (!reaches(story, 'notice-served')) {
    const { file } = await stage.act(caseId, officer, 'issue-advance-notice')
    if (story.sentBack) {
      const reason = '告知书认定的数量与台账不一致，请核对后再报。'
      await stage.sentBack(caseId, stage.cast.agencyHead, file.version, reason)
    }
    return
  }
  let noticed = await stage.approved(caseId, officer, 'issue-advance-notice')
  if (story.voided === 'penalty_advance_notice') {
    const reason = '告知书中当事人的地址写错，用印后送达前发现。'
    await stage.approved(caseId, officer, 'void-paper', { paper: story.voided, reason })
    noticed = await stage.approved(caseId, officer, 'issue-advance-notice')
  }
  stage.later(1)
  await serve(stage, story, caseId)
  if (!reaches(story, 'heard')) return
  await hear(stage, story, caseId, noticed)
}

async function hear(stage: Stage, story: Story, caseId: string, file: CaseFile): Promise<void> {
  const [officer] = stage.cast.officers
  switch (story.defence) {
    case 'silent':
      stage.later(11)
      return stage.until(caseId, officer, 'draft-decision')
    case 'waived':
      stage.later(2)
      await stage.act(caseId, officer, 'waive-rights', {
        hearing: file.notice?.hearingOffered ?? false,
      })
      return
    case 'statement':
      stage.later(3)
      await stage.act(caseId, officer, 'record-statement', {
        manner: 'written',
        content: '我单位认可查明的事实，已经着手整改，经营困难，请求从轻处罚。',
      })
      stage.later(1)
      await stage.approved(caseId, officer, 'review-statement', {
        points: [
          {
            point: '已经着手整改',
            answer: '整改在责令期满之后，已在裁量时考虑。',
            accepted: false,
          },
          {
            point: '经营困难，请求从轻',
            answer: '没有提供证据，不属于法定从轻情形。',
            accepted: false,
          },
        ],
        conclusion: '申辩理由不成立，不予采纳；不因申辩加重处罚。',
      })
      stage.later(7)
      return stage.until(caseId, officer, 'draft-decision')
    case 'hearing':
      return holdHearing(stage, caseId)
  }
}

async function holdHearing(stage: Stage, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  const { reviewer } = stage.cast
  stage.later(2)
  const reason = '对处罚数额有异议，要求听证。'
  await stage.act(caseId, officer, 'request-hearing', { reason })
  await stage.act(caseId, officer, 'name-hearing-agents', {
    agents: [{ name: '白正平', authority: '代为申辩、质证，核对并签署笔录' }],
  })
  stage.later(1)
  const heldOn = nextWorkingDay(addDays(stage.today, 21))
  await stage.act(caseId, officer, 'call-hearing', {
    heldOn,
    host: [reviewer.personId],
  })
  stage.notBefore(heldOn)
  await stage.act(caseId, reviewer, 'hold-hearing', {
    attendance: '主持人、调查人员二人、当事人的委托代理人一人。',
    record: '调查人员提出当事人违法的事实、证据和行政处罚建议；当事人申辩，对数额有异议。',
    evidence: '出示合同、付款凭证和询问笔录，当事人对真实性没有异议。',
    finalStatement: '请求从轻处罚。',
  })
  stage.later(1)
  await stage.act(caseId, reviewer, 'report-hearing', {
    facts: '听证查明的事实与调查终结报告认定的一致。',
    disputes: '罚款数额是否适当。',
    opinion: '调查程序合法，事实清楚，证据充分，当事人的意见不影响违法事实的认定。',
  })
}
