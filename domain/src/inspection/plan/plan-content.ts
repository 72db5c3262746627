import type { RiskGrade } from '../register/firm.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { OnSiteReason, VisitWay } from '../visit-codes.ts'

/** 计划的种类. */
export const planKinds = { yearly: '年度检查计划', special: '专项检查计划' } as const
export type PlanKind = keyof typeof planKinds

/** How many of the firms in the range are visited. */
export const takes = {
  all: '范围内的每一户',
  number: '定数：风险高的先，同级的随机',
  ratio: '按比例随机抽取',
} as const
export type Take = keyof typeof takes

/**
 * 检查对象范围. What is chosen of industry, district and risk has to hold together, and an empty list says nothing;
 * firms that are named come in beside it.
 */
export type PlanRange = {
  readonly industries: readonly string[]
  readonly districts: readonly string[]
  readonly risks: readonly RiskGrade[]
  /** Credit codes. */
  readonly named: readonly string[]
}

type PlanDepartment = { readonly id: string; readonly name: string }

/** What one version of a plan says. */
export type PlanContent = {
  readonly kind: PlanKind
  readonly year: number
  readonly name: string
  /** Of the published list, as they were named on the day of the draft. */
  readonly items: readonly { readonly code: string; readonly name: string }[]
  readonly range: PlanRange
  readonly take: Take
  /** Firms; null unless a number is taken. */
  readonly number: number | null
  /** Per cent; null unless a share is taken. */
  readonly ratio: number | null
  /** 双随机: officers are drawn as well. */
  readonly drawOfficers: boolean
  readonly from: PlainDate
  readonly until: PlainDate
  readonly lead: PlanDepartment
  readonly joint: readonly PlanDepartment[]
  /** Agencies beside ours; null for none. */
  readonly otherAgencies: string | null
  readonly way: VisitWay
  readonly onSiteReason: OnSiteReason | null
  readonly necessity: string
  readonly basis: string
}

/** 铁西区，零售业，C 级、D 级；另点名 2 户. */
export function rangeText({ industries, districts, risks, named }: PlanRange): string {
  const filters = [districts, industries, risks.map((each) => `${each} 级`)]
    .filter((each) => each.length > 0)
    .map((each) => each.join('、'))
    .join('，')
  const also = named.length === 0 ? '' : `点名 ${named.length} 户`
  if (filters === '') return also || '名录里的全部企业'
  return also === '' ? filters : `${filters}；另${also}`
}

/** 30 户，风险高的先; 5%，随机抽取. */
export function takeText({ take, number, ratio }: Pick<PlanContent, 'take' | 'number' | 'ratio'>) {
  switch (take) {
    case 'all':
      return '范围内的每一户'
    case 'number':
      return `${number ?? 0} 户，风险高的先，同级的随机`
    case 'ratio':
      return `${ratio ?? 0}%，随机抽取`
  }
}
