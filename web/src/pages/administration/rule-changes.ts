import type { AgencyRuleValue, RuleBodyChange, RuleView } from '@zhaofa/contract'
import { partyKindTitles, type PartyKind } from '@zhaofa/domain/case/party.ts'
import { limits } from '@zhaofa/domain/deadline/limits.ts'
import type {
  CoercivePower,
  Provision,
  TextConfirmation,
  Usability,
} from '@zhaofa/domain/reference/matter.ts'
import { exemptReasons, visitGrounds, visitWays } from '@zhaofa/domain/inspection/visit-codes.ts'
import type { AgencyRuleName } from '@zhaofa/domain/rules/agency-rule-definition.ts'
import { ownLimits } from '@zhaofa/domain/rules/agency-rules.ts'
import { addDays, isPlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { proposeRuleChange } from '../../api/administration.ts'
import {
  askChoice,
  askChoices,
  askCount,
  askDay,
  askMoney,
  askReason,
  askRows,
  askText,
  askWords,
  askYesNo,
} from '../../forms/small-form-fields.ts'
import type { Change } from '../../forms/ChangeSheet.tsx'

type Values = Record<string, unknown>

/** Every change is a new version with a day, a source and a reason. */
const versionFields = [
  askDay('effectiveFrom', '起始适用日期', {
    hint: '规则不溯及既往，最早是批准的次日；放假安排从通知公布之日起',
  }),
  askText('source', '依据、来源', { max: 300, hint: '文件名称、文号' }),
  askReason,
]

export function ruleChange(
  rule: Pick<RuleView, 'title' | 'version'>,
  today: string,
  {
    fields,
    initial,
    change,
  }: Pick<Change, 'fields' | 'initial'> & { change: (v: Values) => RuleBodyChange },
): Change {
  return {
    title: `提请修改${rule.title}`,
    effect:
      '由另一人批准，自生效日起存成新的一版；在此以前照旧，已经办过的事按当时的版本，不受影响。',
    initial: { ...initial, effectiveFrom: dayAfter(today) },
    fields: [...fields, ...versionFields],
    run: (values) =>
      proposeRuleChange({
        after: rule.version,
        effectiveFrom: text(values['effectiveFrom']),
        source: text(values['source']),
        reason: text(values['reason']),
        change: change(values),
      }),
  }
}

const dayAfter = (today: string) => (isPlainDate(today) ? addDays(today, 1) : today)
/** What was typed as words; nothing where it was left out. */
export const text = (value: unknown) => (typeof value === 'string' ? value : '')
const parties = Object.entries(partyKindTitles) as [PartyKind, string][]

/** What one of the agency's own rules asks for, by its name. */
export function agencyRuleChange(rule: RuleView, today: string): Change {
  const name = rule.code as AgencyRuleName
  const { value } = rule.body as { value: unknown }
  const { fields, initial, read } = controlsOf(name, value)
  return ruleChange(rule, today, {
    fields,
    initial,
    change: (values) => ({
      kind: 'agency-rule',
      rule: { name, value: read(values) } as AgencyRuleValue,
    }),
  })
}

type Controls = {
  fields: Change['fields']
  initial: Values
  read: (values: Values) => unknown
}

function controlsOf(name: AgencyRuleName, value: unknown): Controls {
  const one = (field: Change['fields'][number]): Controls => ({
    fields: [field],
    initial: { value },
    read: (values) => values['value'],
  })
  switch (name) {
    case 'statementDays':
    case 'reviewDays':
    case 'reviewExtensionDays':
    case 'catalogueNoticeDays':
      return one(askCount('value', '工作日'))
    case 'officerTrainingHours':
    case 'reviewerTrainingHours':
      return one(askCount('value', '学时'))
    case 'regionName':
    case 'reconsiderationAuthority':
    case 'court':
      return one(askText('value', '名称', { max: 80 }))
    case 'pushAddress':
      return {
        ...one(askText('value', '地址', { max: 500, optional: true, hint: '不推送的留空' })),
        read: (values) => text(values['value']),
      }
    case 'qualifiedReviewersSince':
      return one(askDay('value', '起始日'))
    case 'maskNaturalPersonName':
      return one(askYesNo('value', '是否隐去'))
    case 'publishSummary':
      return one(askYesNo('value', '是否公示'))
    case 'lateHearingToHead':
      return one(askYesNo('value', '是否报机关负责人决定'))
    case 'reviewerMayHost':
      return one(askYesNo('value', '是否可以主持'))
    case 'soleTraderAs':
      return one(
        askChoice('value', '视为', { 'natural-person': '公民', organisation: '法人或者其他组织' }),
      )
    case 'hearingThresholdFen':
      return thresholds(value as Record<PartyKind, number>)
    case 'bank':
      return bank(value as Values)
    case 'visitGrounds':
      return one(askChoices('value', '可以检查的由来', groundsOutsidePlans))
    case 'visitFrequency':
      return frequency(value as Values)
    case 'visitProhibitions':
    case 'visitMustNots':
    case 'visitRights':
      return lines(value as string[])
    case 'visitSupervision':
      return one(askText('value', '机关', { max: 80 }))
    case 'visitFarMetres':
      return one(askCount('value', '米'))
    case 'limitDays':
      return limitDays(value as Record<string, number>)
  }
}

export function thresholds(value: Record<PartyKind, number>): Controls {
  return {
    fields: parties.map(([kind, title]) => askMoney(kind, `${title}（元）`)),
    initial: { ...value },
    read: (values) => Object.fromEntries(parties.map(([kind]) => [kind, values[kind]])),
  }
}

function bank(value: Values): Controls {
  return {
    fields: [
      askText('name', '开户银行', { max: 80 }),
      askText('address', '银行地址', { max: 120 }),
      askText('account', '账号', { max: 40 }),
      askText('holder', '户名', { max: 80 }),
    ],
    initial: value,
    read: ({ name, address, account, holder }) => ({ name, address, account, holder }),
  }
}

const { plan: _plan, special: _special, ...groundsOutsidePlans } = visitGrounds

function frequency(value: Values): Controls {
  return {
    fields: [
      askChoices('exempt', '不受年度上限限制的理由', exemptReasons),
      askChoices('outsideSum', '其中另列、不计入次数的', exemptReasons),
      askChoices('ways', '计入次数的检查方式', visitWays),
    ],
    initial: value,
    read: ({ exempt, outsideSum, ways }) => ({ exempt, outsideSum, ways }),
  }
}

/** One sentence a line, as they are printed. */
function lines(value: readonly string[]): Controls {
  return {
    fields: [askWords('value', '内容', { max: 3_000, hint: '一行一条' })],
    initial: { value: value.join('\n') },
    read: (values) =>
      text(values['value'])
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
  }
}

/** Lists only limits whose length the law leaves open. */
function limitDays(value: Record<string, number>): Controls {
  const options = Object.fromEntries(ownLimits.map((id) => [id, `${id} ${limits[id].action}`]))
  return {
    fields: [
      askRows('value', '自定的期限', [
        askChoice('limit', '期限', options),
        askCount('count', '长度', { hint: '单位与总表一致' }),
      ]),
    ],
    initial: { value: Object.entries(value).map(([limit, count]) => ({ limit, count })) },
    read: (values) =>
      Object.fromEntries(
        ((values['value'] ?? []) as { limit?: string; count?: number }[])
          .filter(({ limit }) => limit)
          .map(({ limit, count }) => [limit, count]),
      ),
  }
}

export type MatterBody = {
  code: string
  name: string
  type: string
  active: boolean
  legalReviewRequired?: boolean
  usable?: Usability
  textConfirmed?: TextConfirmation | null
  uncertain?: string
  violates?: readonly Provision[]
  punishedBy?: readonly Provision[]
  violationBasis?: string
  penaltyBasis?: string
  penaltyText?: string
  legalBasis?: string
  coercivePower?: CoercivePower
}

export function matterChange(rule: RuleView, today: string): Change {
  const body = rule.body as MatterBody
  const power = body.coercivePower
  const confirmed = power != null && power.confirmedBy !== null
  const checkFirst = body.usable?.kind === 'check-first'
  return ruleChange({ ...rule, title: '事项' }, today, {
    fields: [
      askYesNo('active', '是否还在执行'),
      askYesNo('legalReviewRequired', '决定前是否一律法制审核'),
      ...(checkFirst ? textFields(body) : []),
      ...(power ? [askYesNo('coercionConfirmed', '法制机构是否确认查封、扣押的依据适用')] : []),
    ],
    initial: {
      ...(power && { coercionConfirmed: confirmed }),
      active: body.active,
      legalReviewRequired: body.legalReviewRequired ?? false,
      ...(checkFirst && { textConfirmed: body.textConfirmed != null }),
    },
    change: ({ active, legalReviewRequired, coercionConfirmed, ...typed }) => ({
      kind: 'matter',
      code: rule.code,
      active: active === true,
      legalReviewRequired: legalReviewRequired === true,
      // Left out where nothing changes, because only the legal unit may answer it.
      ...(power && coercionConfirmed !== confirmed && { coercionConfirmed: !confirmed }),
      ...(checkFirst && textChange(body, typed)),
    }),
  })
}

/** 法制机构 reads the official text beside the catalogue; what stands there already need not be typed again. */
function textFields({ violates = [], punishedBy = [] }: MatterBody) {
  const seen = (places: readonly Provision[]) => places.every(({ text }) => text.length > 0)
  const asked = (name: string, side: string, places: readonly Provision[]) => [
    askText(`${name}Place`, `${side}：条、款、项`, {
      max: 40,
      optional: true,
      hint: '与登记的相同不填；例如 第九条第一款第二项',
    }),
    askWords(`${name}Words`, `${side}：官方文本的原文`, {
      max: 4_000,
      optional: true,
      hint: seen(places) ? '与登记的相同不填' : '没有收录原文，须照官方文本填写',
    }),
  ]
  return [
    askYesNo('textConfirmed', '条文是否已与官方文本核对', {
      hint: '由法制机构核对；官方文本的来源和查阅日期写在“依据、来源”里',
    }),
    ...asked('violation', '违反的规定', violates),
    ...asked('penalty', '罚则', punishedBy),
  ]
}

/** Left out where nothing changes, because only the legal unit may answer it. */
function textChange(body: MatterBody, typed: Values): { text?: MatterText | null } {
  const before = body.textConfirmed != null
  if (typed['textConfirmed'] !== true) return before ? { text: null } : {}
  const read = (name: string) => {
    const word = (field: string) => text(typed[field]).trim() || null
    return { place: word(`${name}Place`), words: word(`${name}Words`) }
  }
  const official = { violation: read('violation'), penalty: read('penalty') }
  const anything = Object.values(official).some(
    ({ place, words }) => place !== null || words !== null,
  )
  return before && !anything ? {} : { text: official }
}

type MatterText = Exclude<Extract<RuleBodyChange, { kind: 'matter' }>['text'], null | undefined>
