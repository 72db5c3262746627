import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { addDays, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
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
  if (story.until === 'hearing-called') {
    await callHearing(stage, story, caseId)
    return
  }
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
            answer: '整改在立案以后才开始，已在裁量时考虑。',
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
      return holdHearing(stage, story, caseId)
  }
}

async function holdHearing(stage: Stage, story: Story, caseId: string): Promise<void> {
  const { reviewer } = stage.cast
  stage.notBefore(await callHearing(stage, story, caseId))
  await stage.act(caseId, reviewer, 'hold-hearing', {
    attended: 'present',
    signing: 'signed',
    partySide: [{ name: '白正平', capacity: 'agent' }],
    recorder: '苏晴',
    others: '旁听3人',
    agenda: [
      'opening',
      'rights',
      'accusation',
      'defence',
      'examination',
      'debate',
      'final-statement',
    ],
    record:
      '调查人员提出当事人违法的事实、证据和行政处罚建议。\n当事人申辩：对查明的事实没有异议，认为罚款数额偏高。',
    exhibits: [
      {
        origin: 'file',
        name: '合同、付款凭证',
        purpose: '收取费用的数额',
        view: '对真实性没有异议',
      },
      {
        origin: 'table',
        name: '整改情况说明一份',
        purpose: '已经着手整改',
        view: '调查人员认可已经着手整改，认为不影响违法事实',
      },
    ],
    finalStatement: '请求从轻处罚。',
  })
  stage.later(1)
  await stage.act(caseId, reviewer, 'report-hearing', {
    facts: '听证查明的事实与调查终结报告认定的一致。',
    disputes: '罚款数额是否适当。',
    opinion: '调查程序合法，事实清楚，证据充分，当事人的意见不影响违法事实的认定。',
  })
}

/**
 * The party asks, the hearing is called three weeks ahead, and its notice handed over the same day.
 * @returns the day of the hearing.
 */
async function callHearing(stage: Stage, story: Story, caseId: string): Promise<PlainDate> {
  const [officer] = stage.cast.officers
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
    host: [stage.cast.reviewer.personId],
    place: '四平市商务局三楼听证室',
  })
  await serve(stage, story, caseId)
  return heldOn
}
