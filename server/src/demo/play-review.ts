import { yuanText } from '@zhaofa/domain/shared/money.ts'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import { viewActForm } from '../office/cases/views/act-form.ts'
import { playPublicity, playWithdrawal, type PublishedVersion } from './play-publicity.ts'
import type { Stage } from './stage.ts'
import type { Story } from './story.ts'

/** Days from the payment to 行政复议决定: the application, its acceptance and most of the sixty days. */
const reviewDays = 63

/** 行政复议: its outcome is recorded, what was public is withdrawn, and a changed decision is published anew. */
export async function playReview(
  stage: Stage,
  caseId: string,
  review: NonNullable<Story['review']>,
  published: PublishedVersion,
): Promise<void> {
  const [officer] = stage.cast.officers
  stage.later(reviewDays)
  const known = await viewActForm(stage.world, officer, { caseId, actId: 'record-remedy-outcome' })
  const before = known.values['fineFen'] as number
  const fineFen = Math.round(before / 20_000) * 10_000
  const reason =
    review === 'changed'
      ? `事实清楚，证据确凿，适用依据正确，程序合法；但是当事人在调查终结以前已经收下拒收的商品并赔偿供应商的损失，罚款${yuanText(before)}元明显不当，变更为罚款${yuanText(fineFen)}元，没收违法所得不变。`
      : '认定的事实清楚，处罚适当；但是没有及时答复当事人在送达以后提出的阅卷申请，程序轻微违法，对当事人的权利不产生实际影响，确认处罚决定违法。'
  await stage.approved(caseId, officer, 'record-remedy-outcome', {
    number: review === 'changed' ? '四政复决字〔2026〕41号' : '四政复决字〔2026〕27号',
    decidedOn: addDays(stage.today, -7),
    receivedOn: stage.today,
    effect: review,
    ...(review === 'changed' && { fineFen }),
    opposed: review === 'changed' ? false : null,
    reason,
  })
  await playWithdrawal(stage, published, reason)
  if (review === 'unlawful') return
  stage.later(2)
  const receiptNo = `吉财退${stage.today.replaceAll('-', '')}`
  await stage.act(caseId, officer, 'record-refund', { receiptNo })
  await playPublicity(stage, caseId)
}
