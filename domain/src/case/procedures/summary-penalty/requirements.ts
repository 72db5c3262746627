import { met, unmet } from '../../../kernel/requirement.ts'
import { cite } from '../../../shared/citation.ts'
import type { Requirement } from '../../case-kernel.ts'
import { needs } from '../../needs.ts'
import type { EvidenceSlice } from '../../parts/evidence/slice.ts'
import { handInFrom, handledOnTheSpot, type SummarySlice } from './slice.ts'

const law = (article: number, place?: { paragraph?: number; item?: number }) =>
  cite('行政处罚法', article, place)

export const onTheSpot = needs<SummarySlice>(
  'on-the-spot',
  handledOnTheSpot,
  '已经转为普通程序，不能再当场处罚',
  law(54),
)

export const partyHeard = needs<SummarySlice>(
  'party-heard',
  ({ spot }) => spot?.told != null,
  '还没有告知当事人拟处罚的内容、事实、理由、依据和权利并听取意见，不得作出决定',
  law(44),
  law(45),
  law(62),
)

export const factsUndisputed = needs<SummarySlice>(
  'facts-undisputed',
  ({ spot }) => spot?.told?.disputed !== true,
  '当事人对违法事实有异议，违法事实还不确凿，不能当场处罚；请转为普通程序调查',
  law(51),
)

export const factsProved = needs<EvidenceSlice>(
  'facts-proved',
  ({ evidence }) => evidence.length > 0,
  '还没有证据，违法事实不能认定为确凿；请先拍照或者提取其他证据',
  law(40),
  law(51),
)

/** 先责令改正、逾期不改正才罚: nothing can be punished at first sight. */
export const punishableAtOnce: Requirement = {
  id: 'punishable-at-once',
  check: (_file, { matter }) =>
    matter?.mustOrderCorrectionFirst
      ? unmet('本事项须先责令改正，逾期不改正的才处罚，不能当场处罚；请转为普通程序', [law(28)])
      : met,
}

/** Other conditions on which the matter carries a penalty (处罚法第4条). */
export const matterChosen: Requirement = {
  id: 'matter-chosen',
  check: (_file, { matter }) =>
    matter ? met : unmet('事项库中没有这个事项，处罚没有法定依据', [law(4), law(51)]),
}

export const notReported = needs<SummarySlice>(
  'not-reported',
  ({ spot }) => spot?.reportedOn == null,
  '已经报本机关备案',
  law(52, { paragraph: 3 }),
)

export const reported = needs<SummarySlice>(
  'reported',
  ({ spot }) => spot?.reportedOn != null,
  '当场作出的决定还没有报本机关备案',
  law(52, { paragraph: 3 }),
)

export const collected = needs<SummarySlice>(
  'collected',
  ({ spot }) => spot?.collection != null,
  '没有当场收缴罚款',
  law(68),
  law(69),
)

export const onWater = needs<SummarySlice>(
  'on-water',
  ({ spot }) => spot?.collection?.onWater === true && spot.collection.landedOn === null,
  '罚款不是在水上收缴的，或者已经登记抵岸',
  law(71),
)

export const landed = needs<SummarySlice>(
  'landed',
  ({ spot }) => spot?.collection == null || handInFrom(spot.collection) !== null,
  '罚款是在水上收缴的，还没有登记抵岸之日',
  law(71),
)

export const notHandedIn = needs<SummarySlice>(
  'not-handed-in',
  ({ spot }) => spot?.collection?.handedInOn == null,
  '当场收缴的罚款已经交至本机关',
  law(71),
)

export const handedIn = needs<SummarySlice>(
  'handed-in',
  ({ spot }) => spot?.collection?.handedInOn != null,
  '执法人员还没有把当场收缴的罚款交至本机关',
  law(71),
)

export const notBanked = needs<SummarySlice>(
  'not-banked',
  ({ spot }) => spot?.collection?.bankedOn == null,
  '当场收缴的罚款已经缴付银行',
  law(71),
)

/** 当场收缴的罚款 has reached the bank, where any was collected. */
export const collectionSettled = needs<SummarySlice>(
  'collection-settled',
  ({ spot }) => spot?.collection == null || spot.collection.bankedOn !== null,
  '当场收缴的罚款还没有缴付指定的银行',
  law(71),
)
