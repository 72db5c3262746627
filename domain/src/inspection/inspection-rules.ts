import { agencyRule, type Bases } from '../shared/basis.ts'
import type { ExemptReason, VisitGround, VisitWay } from './visit-codes.ts'

/**
 * A rule of inspection with where it was read. T: the text itself; S: a public account of it; K: known, and seen in no
 * text. What is not T is the agency's setting until the text is before us, and is never cited as an article.
 */
export type SourcedRule<T> = {
  readonly value: T
  readonly tag: 'T' | 'S' | 'K'
  readonly source: string
}

/** 涉企行政检查规则: what no statute of the collection says, as data. */
export type InspectionRules = {
  /** Upon what a visit outside every plan may rest. */
  readonly grounds: SourcedRule<readonly VisitGround[]>
  readonly itemsPublished: SourcedRule<true>
  readonly approval: SourcedRule<true>
  readonly notice: SourcedRule<true>
  /** Only a scan opens a visit on the spot. */
  readonly scan: SourcedRule<true>
  readonly helpers: SourcedRule<true>
  readonly merging: SourcedRule<true>
  readonly resultTold: SourcedRule<true>
  readonly firms: SourcedRule<true>
  readonly frequency: SourcedRule<{
    /** Reasons for which a visit may go on above the cap. */
    readonly exempt: readonly ExemptReason[]
    /** Of those, the ones that are listed apart and not added up towards the cap. */
    readonly outsideSum: readonly ExemptReason[]
    /** Ways of inspecting that are added up. */
    readonly ways: readonly VisitWay[]
  }>
  /** 五个严禁 and 八个不得, as every notice prints them. */
  readonly prohibitions: SourcedRule<readonly string[]>
  readonly mustNots: SourcedRule<readonly string[]>
  readonly rights: SourcedRule<readonly string[]>
  /** Whom a firm may tell of an unlawful inspection. */
  readonly supervision: SourcedRule<string>
  /** From how many metres on the distance is told with the record. No text makes a distance unlawful. */
  readonly farMetres: SourcedRule<number>
}

const documents54 = '国办发〔2024〕54号，未见原文'
const siping = '四平市规范涉企行政检查“十严禁十落实”工作规范，见公开报道，未见原文'
const answers = '司法部问题解答，见公开报道，未见原文'
const forms = '司法部行政检查文书基本格式文本（试行）解读，未见原文'

/** What an agency starts with. */
export const initialInspectionRules: InspectionRules = {
  grounds: {
    value: ['report', 'assigned', 'data', 'application'],
    tag: 'T',
    source:
      '《优化营商环境条例》第五十四条第二款（投诉举报、转办交办、数据监测）；企业申请见国办发〔2024〕54号，未见原文',
  },
  itemsPublished: { value: true, tag: 'S', source: `${documents54}：未公布的检查事项不得实施` },
  approval: { value: true, tag: 'S', source: `${documents54}：行政机关负责人批准，紧急的事后补办` },
  notice: { value: true, tag: 'S', source: forms },
  scan: { value: true, tag: 'S', source: siping },
  helpers: { value: true, tag: 'S', source: forms },
  merging: {
    value: true,
    tag: 'T',
    source: '《优化营商环境条例》第五十四条第一款：同一检查对象的多个检查事项尽可能合并',
  },
  resultTold: { value: true, tag: 'S', source: `${documents54}：及时告知检查结果` },
  firms: { value: true, tag: 'S', source: `${answers}：对象是企业，个体工商户、合作社参照` },
  frequency: {
    value: {
      exempt: ['report', 'assigned', 'data', 'application', 'superior'],
      outsideSum: ['superior'],
      ways: ['on-site', 'written', 'remote'],
    },
    tag: 'K',
    source: `${documents54}（四种情形可以不受上限限制）；${answers}（个案检查计入，上级部署的专项除外）；两者不一致，全部计数、理由单列`,
  },
  prohibitions: {
    value: [
      '严禁逐利检查',
      '严禁干扰企业正常生产经营',
      '严禁任性检查',
      '严禁下达检查指标',
      '严禁以观摩、督导、考察等名义变相检查',
    ],
    tag: 'K',
    source: documents54,
  },
  mustNots: {
    value: [
      '不得接受被检查企业的馈赠、福利',
      '不得参加被检查企业的宴请、旅游',
      '不得由企业支付应当由行政机关负担的费用',
      '不得向企业转嫁检查费用',
      '不得刻意要求法定代表人到场陪同',
      '不得随意要求企业停产停业',
      '不得以检查频次、罚款数额作为考核指标',
      '不得以观摩等方式变相检查',
    ],
    tag: 'K',
    source: documents54,
  },
  rights: {
    value: [
      '有权要求检查人员出示执法证件；不出示的，有权拒绝检查',
      '有权申请与本次检查有利害关系的检查人员回避',
      '有权陈述、申辩，对检查笔录有异议的可以写明',
      '有权拒绝没有通知书、没有扫码或者超出通知书所列事项的检查，并投诉、举报',
    ],
    tag: 'S',
    source: `《中华人民共和国行政处罚法》第四十三条、第五十五条；${forms}`,
  },
  supervision: { value: '同级司法行政机关（行政执法监督）', tag: 'K', source: documents54 },
  farMetres: { value: 2_000, tag: 'K', source: '本系统的提示距离，没有文本规定' },
}

/** The rule as a refusal names it: a setting of the agency, with its source. */
export const ruleBasis = (rule: SourcedRule<unknown>): Bases[number] =>
  agencyRule(`涉企行政检查，依据 ${rule.source}`)
