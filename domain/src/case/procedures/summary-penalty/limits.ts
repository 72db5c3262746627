import { startLimit } from '../../../deadline/limit-instance.ts'
import type { CaseFile } from '../../case-file.ts'
import { ended, startOwnLimit, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import { archivingTime } from '../../parts/closing/limits.ts'
import { otherReviewTimes } from '../../parts/legal-review/limits.ts'
import { paymentTime } from '../../parts/payment/limits.ts'
import { revisionTimes } from '../../parts/revision/limits.ts'
import { publicationTime } from '../../parts/publication/limits.ts'
import { announcementTimes } from '../../parts/service/limits.ts'
import { handInFrom, isPublishedOneByOne } from './slice.ts'

/** Every limit of 简易程序 that has started, the money in the officers' hands first. */
export function summaryLimits(file: CaseFile, at: LimitAt): CaseLimit[] {
  return [
    handInTime(file),
    bankTime(file),
    reportTime(file, at),
    isPublishedOneByOne(file) ? publicationTime(file, at) : null,
    ...announcementTimes(file),
    ...revisionTimes(file),
    ...otherReviewTimes(file, at),
    paymentTime(file),
    archivingTime(file, at),
  ].filter((limit) => limit !== null)
}

/** 二日 in the law are working days (处罚法第71、85条). */
function handInTime({ spot }: CaseFile): CaseLimit | null {
  const collection = spot?.collection
  const on = collection ? handInFrom(collection) : null
  if (!collection || on === null) return null
  const event = collection.onWater ? '抵岸' : '当场收缴'
  const instance = startLimit('D-SPOT-HANDIN-2', { event, on })
  return {
    title: '上交罚款',
    seenByParty: 'never',
    instance: ended(instance, collection.handedInOn, '已交至本机关'),
  }
}

function bankTime({ spot }: CaseFile): CaseLimit | null {
  const on = spot?.collection?.handedInOn ?? null
  if (!spot?.collection || on === null) return null
  const instance = startLimit('D-SPOT-BANK-2', { event: '收到当场收缴的罚款', on })
  return {
    title: '缴付银行',
    seenByParty: 'never',
    instance: ended(instance, spot.collection.bankedOn, '已缴付银行'),
  }
}

function reportTime({ spot, decision }: CaseFile, at: LimitAt): CaseLimit | null {
  if (!spot || !decision) return null
  const instance = startOwnLimit(
    'D-SPOT-FILE',
    { event: '当场作出决定', on: decision.decidedOn },
    at,
  )
  return {
    title: '报本机关备案',
    seenByParty: 'never',
    instance: ended(instance, spot.reportedOn, '已备案'),
  }
}
