import { collectNotice, takeNoticeStep } from '../office/publicity/notices/notice-steps.ts'
import type { ProposableGround } from '@zhaofa/domain/publicity/notice/withheld.ts'
import type { Stage } from './stage.ts'

/** 采集: after it the places that may be private wait for the checker. */
export async function playCollection(stage: Stage, caseId: string) {
  stage.minutes(90)
  await stage.turn()
  return collectNotice(stage.world, stage.cast.collector, { caseId, opinion: '已核对。' })
}

/** 采集、审核、发布, by three people. */
export async function playPublicity(stage: Stage, caseId: string): Promise<PublishedVersion> {
  const { checker, publisher } = stage.cast
  const collected = await playCollection(stage, caseId)
  let { version } = collected
  const steps = [
    [checker, 'check', '脱敏到位，同意发布。'],
    [publisher, 'publish', '同意发布。'],
  ] as const
  for (const [actor, step, opinion] of steps) {
    stage.minutes(45)
    version = await take(stage, actor, { noticeId: collected.id, step, version, opinion })
  }
  return { noticeId: collected.id, version }
}

export type PublishedVersion = { readonly noticeId: string; readonly version: number }

/** 不予公开: proposed by the checker, approved by the head of the agency. */
export async function playWithholding(
  stage: Stage,
  caseId: string,
  ground: ProposableGround,
): Promise<PublishedVersion> {
  const { checker, agencyHead } = stage.cast
  const collected = await playCollection(stage, caseId)
  let { version } = collected
  const steps = [
    [checker, 'propose-withholding', '进货渠道和底价贯穿全部事实，隐去后剩下的内容没有意义。'],
    [agencyHead, 'approve-withholding', '同意。'],
  ] as const
  for (const [actor, step, opinion] of steps) {
    stage.minutes(45)
    const asked = { noticeId: collected.id, step, version, opinion, ground }
    version = await take(stage, actor, asked)
  }
  return { noticeId: collected.id, version }
}

/** 撤回, with its reason. */
export async function playWithdrawal(
  stage: Stage,
  notice: PublishedVersion,
  opinion: string,
): Promise<void> {
  stage.later(1)
  await take(stage, stage.cast.publisher, { ...notice, step: 'withdraw', opinion })
}

async function take(
  stage: Stage,
  actor: Stage['cast']['publisher'],
  step: Parameters<typeof takeNoticeStep>[2],
): Promise<number> {
  await stage.turn()
  const outcome = await takeNoticeStep(stage.world, actor, step)
  if (!outcome.ok) throw new Error(`${step.step}: ${outcome.refusal.reason}`)
  return outcome.value.version
}
