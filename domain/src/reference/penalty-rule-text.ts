import type { FineRange, FineRule, Matter } from './matter.ts'
import type { Fen } from '../shared/money.ts'

type Provided = Pick<
  Matter,
  | 'correction'
  | 'confiscation'
  | 'warning'
  | 'fine'
  | 'responsiblePersonFine'
  | 'otherPenalties'
  | 'announced'
>

/** What the penalty rule provides, in one line: 先责令改正，拒不改正的，处1万元以上3万元以下罚款. */
export function penaltyRuleText(matter: Provided): string {
  const { correction, confiscation, warning, fine, responsiblePersonFine, otherPenalties } = matter
  const parts = [
    corrections[correction],
    warning === 'may' ? '可以给予警告' : warning === 'must' ? '给予警告' : '',
    confiscation === 'required' ? '没收违法所得' : '',
    `${warning === 'or' ? '警告，或者' : ''}${fineText(fine)}`,
    responsiblePersonFine ? `对主要负责人处${rangeText(responsiblePersonFine)}罚款` : '',
    ...otherPenalties,
    announcedText(matter),
  ]
  return parts.filter((part) => part !== '').join('，')
}

function announcedText({ announced }: Provided): string {
  if (announced === undefined) return ''
  return announced === 'always' ? '予以公告' : `${announced.stage}的予以公告`
}

const corrections = {
  first: '先责令改正，逾期不改正或者拒不改正的才处罚',
  with: '责令改正',
  none: '',
} as const

function fineText(fine: FineRule): string {
  switch (fine.kind) {
    case 'none':
      return ''
    case 'to-verify':
      return '罚款数额未见原文'
    case 'range':
      return `处${rangeText(fine)}罚款`
    case 'by-party':
      return `对企业事业单位处${rangeText(fine.organisation)}罚款，对其他生产经营者处${rangeText(fine.others)}罚款`
    case 'two-stage':
      return fine.stages
        .map((stage) => `${stage.condition}的，处${rangeText(stage)}罚款`)
        .join('；')
    case 'gains-multiple':
      return `违法所得${amountText(fine.fromGainsFen)}以上的，处违法所得${fine.minTimes}倍以上${fine.maxTimes}倍以下罚款；不足${amountText(fine.fromGainsFen)}或者没有违法所得的，处${rangeText(fine.otherwise)}罚款`
    case 'gains-cap':
      return `有违法所得的，处违法所得${fine.maxTimes}倍以下、最高不超过${amountText(fine.capFen)}的罚款；没有违法所得的，处${amountText(fine.withoutGainsMaxFen)}以下罚款`
  }
}

function rangeText({ minFen, maxFen }: FineRange): string {
  return minFen === 0
    ? `${amountText(maxFen)}以下`
    : `${amountText(minFen)}以上${amountText(maxFen)}以下`
}

/** 1万元, 5000元: as rules write amounts. */
function amountText(fen: Fen): string {
  const yuan = fen / 100
  return yuan % 10_000 === 0 ? `${yuan / 10_000}万元` : `${yuan}元`
}
