import type { FieldProblem } from '../../kernel/field-problem.ts'
import * as form from '../../kernel/form.ts'
import { systemRule } from '../../shared/basis.ts'
import { yearOf } from '../../shared/plain-date.ts'
import type { PublishedItems } from '../inspection-item.ts'
import { ruleBasis } from '../inspection-rules.ts'
import { riskGrades } from '../register/firm.ts'
import { onSiteReasons, visitWays } from '../visit-codes.ts'
import { necessityProblem } from './necessity.ts'
import type { PlanAt, RegisterCell } from './plan-at.ts'
import { planKinds, takes, type PlanContent, type PlanRange } from './plan-content.ts'

/** What a plan may choose from. */
export type PlanChoices = {
  readonly items: PublishedItems | null
  readonly departments: readonly { readonly id: string; readonly name: string }[]
  readonly industries: readonly string[]
  readonly districts: readonly string[]
}

/** More tasks than one plan may make; a year of a whole city stays below it. */
export const maxTasks = 20_000

const itself = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((each) => [each, each]))

/** Only what is on the newest published list, told by code where something else was sent. */
function itemsField({ items }: PlanChoices): form.Field<string[]> {
  const published = items?.items ?? []
  const options = Object.fromEntries(
    published.map(({ code, name }) => [code, `${name}（${code}）`]),
  )
  return {
    ...form.choices({
      label: '检查事项',
      hint: '只列出最近公布的涉企行政检查事项清单里的事项',
      options,
    }),
    read: (typed, path, problems) => {
      const codes = Array.isArray(typed) ? typed.filter((each) => typeof each === 'string') : []
      if (codes.length === 0) {
        problems.push({ field: path, message: '至少选 1 项' })
        return null
      }
      const unknown = codes.filter((each) => !Object.hasOwn(options, each))
      if (unknown.length === 0)
        return published.map(({ code }) => code).filter((each) => codes.includes(each))
      problems.push({
        field: path,
        message: `${unknown.join('、').slice(0, 80)} 不在公布的涉企行政检查事项清单里，没有公布的事项不得检查`,
      })
      return null
    },
  }
}

/** The fields of a plan, with what may be chosen today. */
export const planFields = (choices: PlanChoices) => ({
  kind: form.choice({ label: '种类', options: planKinds }),
  year: form.count({ label: '年度', min: 2020, max: 2099 }),
  name: form.text({ label: '名称', max: 80 }),
  items: itemsField(choices),
  districts: form.optional(
    form.choices({ label: '区域', options: itself(choices.districts), min: 0 }),
  ),
  industries: form.optional(
    form.choices({ label: '行业', options: itself(choices.industries), min: 0 }),
  ),
  risks: form.optional(form.choices({ label: '信用风险等级', options: riskGrades, min: 0 })),
  named: form.optional(
    form.paragraph({
      ...{ label: '点名的企业', max: 4_000, shown: 'firm-codes' },
      hint: '在上面的范围以外另加；按名称从名录里选，也可以贴统一社会信用代码，一行一个',
    }),
  ),
  take: form.choice({ label: '检查多少户', options: takes }),
  number: form.askedWhen(
    { field: 'take', is: ['number'] },
    form.count({ label: '户数', min: 1, max: maxTasks }),
  ),
  ratio: form.askedWhen(
    { field: 'take', is: ['ratio'] },
    form.count({ label: '比例（%）', min: 1, max: 100 }),
  ),
  drawOfficers: form.yesNo({ label: '检查人员也随机抽取（双随机）' }),
  from: form.date({ label: '开始日期' }),
  until: form.date({ label: '结束日期' }),
  lead: form.choice({
    label: '牵头部门',
    options: Object.fromEntries(choices.departments.map(({ id, name }) => [id, name])),
  }),
  joint: form.optional(
    form.choices({
      ...{ label: '本机关的参与部门', min: 0 },
      options: Object.fromEntries(choices.departments.map(({ id, name }) => [id, name])),
    }),
  ),
  otherAgencies: form.optional(
    form.text({ label: '联合检查的其他机关', hint: '能联合的不多头检查', max: 200 }),
  ),
  way: form.choice({
    label: '检查方式',
    hint: '能书面核查、非现场检查的，不入企',
    // Written and remote first: what can be seen in writing is not looked at on the spot.
    options: {
      written: visitWays.written,
      remote: visitWays.remote,
      'on-site': visitWays['on-site'],
    },
  }),
  onSiteReason: form.askedWhen(
    { field: 'way', is: ['on-site'] },
    form.choice({ label: '为什么须到现场', options: onSiteReasons }),
  ),
  necessity: form.paragraph({
    ...{ label: '必要性', max: 2_000 },
    hint: '发现了什么问题、日常监管为什么不够、为什么是这些企业',
  }),
  basis: form.paragraph({ label: '依据', hint: '写全名称和条、款', max: 1_000 }),
})

export type PlanInput = form.InputOf<ReturnType<typeof planFields>>

const codesIn = (named: string | null): string[] => [
  ...new Set((named ?? '').split(/[\s,，、;；]+/u).filter((each) => each !== '')),
]

/** Codes in anything that was sent, so that they can be looked up before it is checked. */
export const namedIn = (input: unknown): string[] => {
  const named = (input as { named?: unknown } | null)?.named
  return typeof named === 'string' ? codesIn(named.slice(0, 4_000)) : []
}

export function contentOf(
  input: PlanInput,
  at: Pick<PlanAt, 'items' | 'departments'>,
): PlanContent {
  const { kind, year, take, number, ratio, drawOfficers, from, until } = input
  const { way, onSiteReason, necessity, basis, otherAgencies } = input
  const departmentOf = (id: string) => ({
    id,
    name: at.departments.find((each) => each.id === id)?.name ?? '',
  })
  return {
    ...{ kind, year, name: input.name },
    items: input.items.map((code) => ({
      code,
      name: at.items?.items.find((each) => each.code === code)?.name ?? '',
    })),
    range: rangeOf(input),
    ...{ take, number, ratio, drawOfficers, from, until },
    lead: departmentOf(input.lead),
    joint: (input.joint ?? []).filter((each) => each !== input.lead).map(departmentOf),
    ...{ otherAgencies, way, onSiteReason, necessity, basis },
  }
}

/** What a form begins with that changes a plan. */
export function inputOf(content: PlanContent): Partial<PlanInput> {
  const { items, range, lead, joint, ...same } = content
  const { industries, districts, risks, named } = range
  return {
    ...same,
    items: items.map(({ code }) => code),
    ...{ industries: [...industries], districts: [...districts], risks: [...risks] },
    named: named.length === 0 ? null : named.join('\n'),
    lead: lead.id,
    joint: joint.map(({ id }) => id),
  }
}

const rangeOf = ({ industries, districts, risks, named }: PlanInput): PlanRange => ({
  industries: industries ?? [],
  districts: districts ?? [],
  risks: risks ?? [],
  named: codesIn(named),
})

/** Whether firms like these are in the range by what was chosen; who is named is asked apart. */
export const isChosen = (
  { industries, districts, risks }: PlanRange,
  { industry, district, risk }: Omit<RegisterCell, 'firms'>,
): boolean =>
  industries.length + districts.length + risks.length > 0 &&
  (industries.length === 0 || industries.includes(industry)) &&
  (districts.length === 0 || districts.includes(district)) &&
  (risks.length === 0 || (risk !== null && risks.includes(risk)))

/** How many open firms a range has. */
export function firmsIn(
  range: PlanRange,
  { register, firmOf }: Pick<PlanAt, 'register' | 'firmOf'>,
) {
  const chosen = register()
    .filter((cell) => isChosen(range, cell))
    .reduce((sum, { firms }) => sum + firms, 0)
  const named = range.named.filter((code) => {
    const firm = firmOf(code)
    return firm?.open === true && !isChosen(range, firm)
  })
  return chosen + named.length
}

/** How many of them the plan takes. */
export function plannedFirms(
  { range, take, number, ratio }: Pick<PlanContent, 'range' | 'take' | 'number' | 'ratio'>,
  at: Pick<PlanAt, 'register' | 'firmOf'>,
): number {
  const firms = firmsIn(range, at)
  switch (take) {
    case 'all':
      return firms
    case 'number':
      return Math.min(number ?? 0, firms)
    case 'ratio':
      return Math.ceil((firms * (ratio ?? 0)) / 100)
  }
}

/** What is wrong with a plan in the light of the register, the published list and the calendar. */
export function planProblems(input: PlanInput, at: PlanAt): FieldProblem[] {
  const range = rangeOf(input)
  const names = [
    input.name,
    ...input.items.map((code) => at.items?.items.find((each) => each.code === code)?.name ?? ''),
    ...input.items,
  ]
  const unneeded = necessityProblem(input.necessity, names)
  return [
    ...dayProblems(input, at),
    ...rangeProblems(range, input, at),
    ...(unneeded === null
      ? []
      : [
          {
            ...{ field: 'necessity', message: unneeded },
            basis: ruleBasis(at.planRules.necessity),
          },
        ]),
  ]
}

function dayProblems({ kind, year, from, until }: PlanInput, { today }: PlanAt): FieldProblem[] {
  return [
    ...(year < yearOf(today) ? [{ field: 'year', message: `${year} 年已经过去` }] : []),
    ...(year > yearOf(today) + 1 ? [{ field: 'year', message: '最早在上一年拟订' }] : []),
    ...(yearOf(from) === year ? [] : [{ field: 'from', message: `应在 ${year} 年内` }]),
    ...(until < from
      ? [{ field: 'until', message: '不能早于开始的日期' }]
      : kind === 'yearly' && yearOf(until) !== year
        ? [{ field: 'until', message: `年度计划应在 ${year} 年内做完` }]
        : until < today
          ? [{ field: 'until', message: '已经过去' }]
          : []),
  ]
}

function rangeProblems(range: PlanRange, { take, number }: PlanInput, at: PlanAt): FieldProblem[] {
  const { industries, districts, risks, named } = range
  const unknown = named.filter((code) => at.firmOf(code) === null)
  const closed = named.filter((code) => at.firmOf(code)?.open === false)
  const basis = systemRule('forms')
  const problems: FieldProblem[] = [
    ...(unknown.length === 0
      ? []
      : [
          {
            ...{ field: 'named', basis },
            message: `检查对象名录里没有 ${unknown.slice(0, 5).join('、')}${unknown.length > 5 ? ` 等 ${unknown.length} 户` : ''}，先登记到名录`,
          },
        ]),
    ...(closed.length === 0
      ? []
      : [
          {
            ...{ field: 'named', basis },
            message: `已经注销：${closed
              .slice(0, 5)
              .map((code) => at.firmOf(code)?.name)
              .join('、')}`,
          },
        ]),
  ]
  if (problems.length > 0) return problems
  const chosen = industries.length + districts.length + risks.length + named.length
  if (chosen === 0) {
    return [
      {
        ...{ field: 'districts', basis },
        message: '没有写检查对象的范围：区域、行业、风险等级、点名的企业，至少选一样',
      },
    ]
  }
  const firms = firmsIn(range, at)
  const whole = at.register().reduce((sum, cell) => sum + cell.firms, 0)
  if (firms === 0) {
    return [{ field: 'districts', basis, message: '名录里没有一户在营的企业符合这个范围' }]
  }
  if (take === 'all' && firms === whole && whole > 1) {
    return [
      {
        ...{ field: 'take', basis },
        message: `这个范围是名录里的全部 ${whole} 户，等于没有范围；请缩小范围，或者定数、按比例抽取`,
      },
    ]
  }
  if (take === 'number' && (number ?? 0) > firms) {
    return [{ field: 'number', basis, message: `这个范围只有 ${firms} 户` }]
  }
  return take === 'all' && firms > maxTasks
    ? [{ field: 'take', basis, message: `这个范围有 ${firms} 户，一个计划最多 ${maxTasks} 户` }]
    : []
}
