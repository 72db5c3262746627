import { partyKindTitles, type PartyKind } from '../case/party.ts'
import { factorLine, type BenchmarkCircumstance } from '../discretion/factors.ts'
import { limits, type LimitId } from '../deadline/limits.ts'
import type { DiscretionTier, Provision, TextConfirmation } from '../reference/matter.ts'
import { groundBasisText, type CatalogueGround } from '../review/catalogue.ts'
import { asGround, type StoredGround } from '../review/former-ground.ts'
import { sentenceText, type MatterNames } from '../review/rule-sentence.ts'
import { yuanText } from '../shared/money.ts'
import type { AgencyRuleName, AgencyRuleValues } from './agency-rule-definition.ts'
import { agencyRuleDefinitions, isAgencyRuleName } from './agency-rule-values.ts'
import { exemptReasons, visitGrounds, visitWays } from '../inspection/visit-codes.ts'
import type { RuleKind } from './rule-kinds.ts'

/** One thing that differs between two versions of an item, in words for whoever agrees to it. */
export type RuleDifference = {
  readonly label: string
  readonly before: string
  readonly after: string
}

/**
 * What a version changes against the one before, line by line; `before` is null for a new item. Empty when it
 * changes nothing. Bodies are as they are stored. `nameOf` says how a matter is called.
 */
export function ruleDifferences(
  kind: RuleKind,
  code: string,
  before: unknown,
  after: unknown,
  nameOf: MatterNames = (matter) => matter,
): RuleDifference[] {
  const lines = linesOf[kind]
  const old = before === null ? new Map<string, string>() : new Map(lines(before, code, nameOf))
  const now = new Map(lines(after, code, nameOf))
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((label) => ({ label, before: old.get(label) ?? '无', after: now.get(label) ?? '无' }))
    .filter((line) => line.before !== line.after)
}

type Lines = (
  body: unknown,
  code: string,
  nameOf: MatterNames,
) => readonly (readonly [label: string, text: string])[]

const linesOf: Readonly<Record<RuleKind, Lines>> = {
  'calendar-year': (body) => {
    const { holidays, workedWeekends } = body as Record<string, Record<string, string>>
    return [
      ...Object.entries(holidays ?? {}).map(([day, name]) => [day, `放假（${name}）`] as const),
      ...Object.entries(workedWeekends ?? {}).map(
        ([day, name]) => [day, `调休上班（${name}）`] as const,
      ),
    ]
  },
  matter: (body) => {
    const { active, legalReviewRequired, coercivePower, textConfirmed, ...rest } =
      body as MatterLines
    const { violates, punishedBy, violationBasis, penaltyBasis, penaltyText, ...more } = rest
    const confirmed = coercivePower?.confirmedBy
    return [
      ['是否还在执行', yesNo(active)],
      ['决定前是否一律法制审核', yesNo(legalReviewRequired)],
      ['条文核对', textConfirmed ? confirmationText(textConfirmed) : '未核对'],
      ['违反的规定', ruleText(violationBasis, violates)],
      ['罚则', ruleText(penaltyBasis, punishedBy)],
      ['罚则的内容', penaltyText ?? ''],
      ['查封、扣押的依据', confirmed ? `${confirmed.name} ${confirmed.on} 确认` : '未确认'],
      ['事项内容', JSON.stringify(more)],
    ]
  },
  benchmark: (body) => {
    const { tiers, circumstances = [] } = body as BenchmarkLines
    return [
      ...tiers.map((tier) => [tierTitle(tier), tierText(tier)] as const),
      ...circumstances.map(
        ({ fact, weighs, article }) =>
          [`档内情节：${fact}`, `${weighs === 'lighter' ? '从轻' : '从重'}；${article}`] as const,
      ),
    ]
  },
  'review-catalogue': (body, _code, nameOf) =>
    (body as { grounds: readonly StoredGround[] }).grounds.flatMap((stored) =>
      groundLines(asGround(stored), nameOf),
    ),
  'agency-rule': (body, code) => {
    const { value } = body as { value: never }
    if (!isAgencyRuleName(code)) return [[code, JSON.stringify(value)]]
    if (code === 'bank') return bankLines(value)
    return [[agencyRuleDefinitions[code].title, agencyRuleText(code, value)]]
  },
}

type BenchmarkLines = {
  readonly tiers: readonly DiscretionTier[]
  readonly circumstances?: readonly BenchmarkCircumstance[]
}

type MatterLines = {
  readonly active?: boolean
  readonly legalReviewRequired?: boolean
  readonly textConfirmed?: TextConfirmation | null
  readonly violates?: readonly Provision[]
  readonly punishedBy?: readonly Provision[]
  readonly violationBasis?: string
  readonly penaltyBasis?: string
  readonly penaltyText?: string
  readonly coercivePower?: { readonly confirmedBy: { name: string; on: string } | null }
}

const confirmationText = ({ name, on, source }: TextConfirmation) =>
  `${name} ${on} 已与官方文本核对（${source}）`

/** The places as papers cite them, and their words under them. */
const ruleText = (basis = '', places: readonly Provision[] = []) =>
  [basis, ...places.flatMap(({ text }) => text)].filter(Boolean).join('\n')

const yesNo = (value: boolean | undefined) => (value === true ? '是' : '否')

/** The tier by its name, with the kind of party where the fine differs by it. */
const tierTitle = ({ name, forParty }: DiscretionTier) =>
  forParty === undefined
    ? name
    : `${name}（${forParty === 'organisation' ? '企业事业单位' : '其他生产经营者'}）`

function tierText(tier: DiscretionTier) {
  const { condition, minFen, maxFen, minTimes, maxTimes, other } = tier
  const times =
    minTimes !== undefined || maxTimes !== undefined
      ? `${minTimes ?? 0} 至 ${maxTimes ?? minTimes} 倍`
      : null
  const amount = `${yuanText(minFen)} 至 ${yuanText(maxFen)} 元`
  const facts = (tier.factors ?? []).map(factorLine).join(tier.need === 'any' ? '；或者' : '；')
  return [amount, times, condition, facts === condition ? '' : facts, tier.article, other]
    .filter(Boolean)
    .join('；')
}

/** A ground line by line, so that the head sees which words change. */
function groundLines(ground: CatalogueGround, nameOf: MatterNames): [string, string][] {
  const { id, text, enabled, mandatory, note } = ground
  return [
    [`${id} 名称`, text],
    [`${id} 是否适用`, enabled || mandatory ? '适用' : '不适用'],
    [`${id} 条件`, sentenceText(ground, nameOf)],
    [`${id} 依据`, groundBasisText(ground)],
    ...(note ? [[`${id} 说明`, note] as [string, string]] : []),
  ]
}

/** 公民 5,000.00 元，…: an amount for each kind of party. */
export function thresholdText(value: Readonly<Record<PartyKind, number>>): string {
  return (Object.keys(partyKindTitles) as PartyKind[])
    .map((kind) => `${partyKindTitles[kind]} ${yuanText(value[kind])} 元`)
    .join('，')
}

const bankLines = ({ name, address, holder, account }: AgencyRuleValues['bank']) =>
  [
    ['代收银行', name || '未填'],
    ['代收银行地址', address || '未填'],
    ['收款户名', holder || '未填'],
    ['收款账号', account || '未填'],
  ] as const

/** The value of one of the agency's own rules, as a screen and a refusal name it. */
export function agencyRuleText<Name extends AgencyRuleName>(
  name: Name,
  value: AgencyRuleValues[Name],
): string {
  const text = texts[name] as (value: AgencyRuleValues[Name]) => string
  return text(value)
}

const days = (value: number) => `${value} 个工作日`
const hours = (value: number) => `${value} 学时`
const either = (yes: string, no: string) => (value: boolean) => (value ? yes : no)
const plain = (value: string) => value
const lined = (lines: readonly string[]) => lines.join('；')
const named =
  <Name extends string>(titles: Readonly<Record<Name, string>>) =>
  (names: readonly Name[]) =>
    names.map((name) => titles[name]).join('、') || '无'

const texts: { readonly [Name in AgencyRuleName]: (value: AgencyRuleValues[Name]) => string } = {
  regionName: plain,
  statementDays: days,
  reviewDays: days,
  reviewExtensionDays: days,
  officerTrainingHours: hours,
  reviewerTrainingHours: hours,
  catalogueNoticeDays: days,
  hearingThresholdFen: thresholdText,
  lateHearingToHead: either('报机关负责人决定', '不予听证'),
  reviewerMayHost: either('可以主持', '不主持'),
  reconsiderationAuthority: plain,
  court: plain,
  bank: (value) =>
    value.name === ''
      ? '还没有填写'
      : bankLines(value)
          .map(([label, text]) => `${label}：${text}`)
          .join('，'),
  qualifiedReviewersSince: plain,
  maskNaturalPersonName: either('隐去', '不隐去'),
  soleTraderAs: (value) => (value === 'organisation' ? '法人或者其他组织' : '公民'),
  publishSummary: either('公示', '不公示'),
  pushAddress: (value) => value || '不推送',
  visitGrounds: named(visitGrounds),
  visitFrequency: ({ exempt, outsideSum, ways }) =>
    [
      `不受上限限制：${named(exemptReasons)(exempt)}`,
      `其中另列不计数：${named(exemptReasons)(outsideSum)}`,
      `计入的方式：${named(visitWays)(ways)}`,
    ].join('；'),
  visitProhibitions: lined,
  visitMustNots: lined,
  visitRights: lined,
  visitSupervision: plain,
  visitFarMetres: (value) => `${value} 米`,
  limitDays: (value) => {
    const own = Object.entries(value) as [LimitId, number][]
    if (own.length === 0) return '都按总表'
    return own.map(([id, count]) => `${limits[id].action} ${count}`).join('，')
  },
}
