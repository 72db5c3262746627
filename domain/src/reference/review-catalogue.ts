import type {
  CatalogueGround,
  ReviewCatalogue,
  ReviewRule,
  Thresholds,
} from '../review/catalogue.ts'
import type { ReviewFlag } from '../review/review-facts.ts'
import { cite } from '../shared/citation.ts'
import { plainDate } from '../shared/plain-date.ts'

const flag = (name: ReviewFlag): ReviewRule => ({ kind: 'flag', flag: name })
const any = (...of: ReviewRule[]): ReviewRule => ({ kind: 'any', of })
const all = (...of: ReviewRule[]): ReviewRule => ({ kind: 'all', of })
const article58 = (item: number) => cite('行政处罚法', 58, { paragraph: 1, item })

/** An example; the standard of the province or city must be set by the agency before use. */
const exampleThresholds: Thresholds = {
  'natural-person': 500_000,
  'sole-trader': 500_000,
  organisation: 10_000_000,
}
/** Another example: natural persons and sole traders 10 000 yuan, organisations 100 000. */
const reserveThresholds: Thresholds = {
  'natural-person': 1_000_000,
  'sole-trader': 1_000_000,
  organisation: 10_000_000,
}

type Row = Omit<CatalogueGround, 'mandatory' | 'enabled' | 'note'> & { readonly note?: string }

const must = (row: Row): CatalogueGround => ({ note: '', ...row, mandatory: true, enabled: true })
const local = (row: Row): CatalogueGround => ({ note: '', ...row, mandatory: false, enabled: true })
const spare = (row: Row): CatalogueGround => ({
  note: '',
  ...row,
  mandatory: false,
  enabled: false,
})

/** The four grounds of 处罚法第58条 and the two that every catalogue carries. */
const mandatoryGrounds: CatalogueGround[] = [
  must({
    id: 'MC01',
    acts: ['penalty'],
    text: '涉及重大公共利益',
    basis: article58(1),
    rule: flag('publicInterest'),
    source: 'T',
  }),
  must({
    // Both halves are needed: a hearing alone does not trigger the statutory ground.
    id: 'MC02',
    acts: ['penalty'],
    text: '直接关系当事人或者第三人重大权益，经过听证程序',
    basis: article58(2),
    rule: all(flag('vitalRights'), flag('hearingHeld')),
    source: 'T',
  }),
  must({
    id: 'MC03',
    acts: ['penalty'],
    text: '案件情况疑难复杂、涉及多个法律关系',
    basis: article58(3),
    rule: flag('complex'),
    source: 'T',
  }),
  must({
    id: 'MC04',
    acts: ['penalty'],
    text: '法律、法规规定应当进行法制审核的其他情形',
    basis: article58(4),
    rule: flag('matterRequiresReview'),
    source: 'T',
  }),
]

const amountGrounds: CatalogueGround[] = [
  local({
    id: 'MC05',
    acts: ['penalty'],
    text: '拟罚款达到较大数额（达到听证标准）',
    basis: '地方标准，可配置',
    // The wider of two readings: whichever threshold is lower decides (达到标准即审).
    rule: any(
      { kind: 'amount', amount: 'fine', compare: 'reaches', thresholdFen: exampleThresholds },
      { kind: 'reaches-hearing', amount: 'fine' },
    ),
    source: 'S:示范值（公民5000元、法人10万元）',
    note: '吉林省标准需由市司法局确认后配置',
  }),
  local({
    id: 'MC06',
    acts: ['penalty'],
    text: '没收违法所得、非法财物达到较大数额',
    basis: '地方标准，可配置',
    rule: any(
      {
        kind: 'amount',
        amount: 'confiscated',
        compare: 'reaches',
        thresholdFen: exampleThresholds,
      },
      { kind: 'reaches-hearing', amount: 'confiscated' },
    ),
    source: 'S:地方公布的法制审核目录',
  }),
  spare({
    id: 'MC07',
    acts: ['penalty'],
    text: '对自然人或者个体工商户罚款 1 万元以上（不含）、对法人罚款 10 万元以上（不含）',
    basis: '地方标准，备选',
    rule: { kind: 'amount', amount: 'fine', compare: 'exceeds', thresholdFen: reserveThresholds },
    source: 'S:地方公布的法制审核目录',
  }),
  local({
    id: 'MC08',
    acts: ['penalty'],
    text: '责令停产停业、责令关闭、限制从业',
    basis: '听证范围（行政处罚法第六十三条第一款第四项）',
    rule: {
      kind: 'penalty-kinds',
      anyOf: ['suspend-business', 'close-business', 'bar-from-trade'],
    },
    source: 'T:63条；S:地方公布的法制审核目录',
  }),
  local({
    id: 'MC09',
    acts: ['penalty'],
    text: '降低资质等级、吊销许可证件',
    basis: '听证范围（行政处罚法第六十三条第一款第三项）',
    rule: { kind: 'penalty-kinds', anyOf: ['downgrade', 'revoke-licence'] },
    source: 'T:63条',
  }),
]

const otherGrounds: CatalogueGround[] = [
  local({
    id: 'MC10',
    acts: ['penalty'],
    text: '减轻处罚，或者不予处罚且情节复杂',
    basis: '地方目录',
    rule: any(
      flag('mitigated'),
      all({ kind: 'outcome', outcomes: ['no-penalty'] }, flag('complex')),
    ),
    source: 'S:地方公布的法制审核目录',
  }),
  must({
    id: 'MC11',
    acts: 'every',
    text: '可能造成重大社会影响或者引发社会风险',
    basis: '国办发〔2018〕118号',
    rule: flag('socialRisk'),
    source: 'S:地方公布的法制审核目录',
  }),
  local({
    id: 'MC12',
    acts: ['licence'],
    text: '不予许可、撤销许可、经听证的许可、涉及第三人重大利益的许可',
    basis: '国办发〔2018〕118号要求编制目录',
    rule: any(
      { kind: 'licence', decisions: ['refuse', 'revoke'] },
      { kind: 'licence-hearing' },
      { kind: 'licence-third-party' },
    ),
    source: 'K',
  }),
  local({
    id: 'MC13',
    acts: ['coercion'],
    text: '查封场所、扣押价值较大财物、冻结、申请法院强制执行',
    basis: '地方目录通行',
    rule: flag('coercion'),
    source: 'K',
  }),
  local({
    id: 'MC14',
    acts: ['penalty'],
    text: '涉嫌犯罪拟移送司法机关',
    basis: '地方目录通行',
    rule: { kind: 'outcome', outcomes: ['transfer-criminal'] },
    source: 'K',
  }),
  local({
    id: 'MC15',
    acts: ['penalty'],
    text: '偏离裁量基准（调整适用）',
    basis: '国办发〔2022〕27号精神',
    rule: flag('deviatesFromBenchmark'),
    source: 'K',
  }),
  local({
    id: 'MC16',
    acts: ['penalty'],
    text: '变更、撤销原处罚决定',
    basis: '地方目录通行',
    rule: { kind: 'outcome', outcomes: ['revocation'] },
    source: 'K',
  }),
  local({
    id: 'MC17',
    acts: 'every',
    text: '涉外、涉港澳台，或者重大涉企案件',
    basis: '地方目录通行',
    rule: any(flag('foreign'), flag('majorEnterprise')),
    source: 'K',
  }),
  must({
    id: 'MC18',
    acts: 'every',
    text: '法律、法规、规章规定的其他重大执法决定',
    basis: '兜底',
    rule: flag('otherMajorDecision'),
    source: 'S:地方公布的法制审核目录',
  }),
]

/** The catalogue an agency starts from; it keeps and dates its own versions. */
export const defaultReviewCatalogue: ReviewCatalogue = {
  version: '示范-1',
  effectiveFrom: plainDate('2021-07-15'),
  grounds: [...mandatoryGrounds, ...amountGrounds, ...otherGrounds],
}
