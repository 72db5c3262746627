import type { AgencyRules } from '../rules/agency-rules.ts'
import type { VisitRuleName } from '../rules/agency-rule-definition.ts'
import { agencyRule, type Bases } from '../shared/basis.ts'

/** A rule of inspection with where it was read. Where no text was seen the source says so, and it is never cited as an article. */
export type SourcedRule<T> = {
  readonly value: T
  readonly source: string
}

const documents54 = '国办发〔2024〕54号，未见原文'
const siping = '四平市规范涉企行政检查“十严禁十落实”工作规范，见公开报道，未见原文'
const answers = '司法部问题解答，见公开报道，未见原文'
const forms = '司法部行政检查文书基本格式文本（试行）解读，未见原文'

/**
 * Duties of a visit that are its procedure, so no agency sets them: each with where it was read.
 * T: the text itself; S: a public account of it.
 */
const inspectionDuties = {
  // S
  itemsPublished: { value: true, source: `${documents54}：未公布的检查事项不得实施` },
  // S
  approval: { value: true, source: `${documents54}：行政机关负责人批准，紧急的事后补办` },
  // S
  notice: { value: true, source: forms },
  // S: only a scan opens a visit on the spot.
  scan: { value: true, source: siping },
  // S
  helpers: { value: true, source: forms },
  // T
  merging: {
    value: true,
    source: '《优化营商环境条例》第五十四条第一款：同一检查对象的多个检查事项尽可能合并',
  },
  // S
  resultTold: { value: true, source: `${documents54}：及时告知检查结果` },
  // S
  firms: { value: true, source: `${answers}：对象是企业，个体工商户、合作社参照` },
} as const satisfies Record<string, SourcedRule<true>>

/** What the agency sets (本局规则), by the name it has among the rules of inspection. */
const ofAgency = {
  grounds: 'visitGrounds',
  frequency: 'visitFrequency',
  prohibitions: 'visitProhibitions',
  mustNots: 'visitMustNots',
  rights: 'visitRights',
  supervision: 'visitSupervision',
  farMetres: 'visitFarMetres',
} as const satisfies Record<string, VisitRuleName>

type SetByAgency = {
  readonly [Name in keyof typeof ofAgency]: SourcedRule<AgencyRules[(typeof ofAgency)[Name]]>
}
type Duties = { readonly [Name in keyof typeof inspectionDuties]: SourcedRule<true> }

/** 涉企行政检查规则 of one day: the duties of a visit, and what the agency set. */
export type InspectionRules = Duties & SetByAgency

/** The rules of inspection as the agency has them on the day of `rules`. */
export function inspectionRulesOf(
  rules: Pick<AgencyRules, VisitRuleName | 'sources'>,
): InspectionRules {
  const set = Object.fromEntries(
    Object.entries(ofAgency).map(([name, rule]) => [
      name,
      { value: rules[rule], source: rules.sources[rule] ?? '本局规则' },
    ]),
  ) as SetByAgency
  return { ...inspectionDuties, ...set }
}

/** The rule as a refusal names it: a setting of the agency, with its source. */
export const ruleBasis = (rule: SourcedRule<unknown>): Bases[number] =>
  agencyRule(`涉企行政检查，依据 ${rule.source}`)
