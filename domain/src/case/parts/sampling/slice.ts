import type { PlainDate } from '../../../shared/plain-date.ts'
import type { RemedyUnit, Whereabouts } from './codes.ts'

/** 抽样取证 and what was commissioned of it, or of other materials (处罚法第46、56条). */
export type SamplingSlice = {
  readonly samples: readonly Sample[]
  readonly appraisals: readonly Appraisal[]
}

export const nothingSampled: SamplingSlice = { samples: [], appraisals: [] }

/** A line of 抽样取证物品清单. */
export type SampledLine = {
  /** 样品编号, from 1 through the whole case. */
  readonly no: number
  readonly name: string
  readonly spec: string
  /** Null where the goods bear none. */
  readonly batch: string | null
  readonly quantity: number
  readonly unit: string
  /** Where it was taken from. */
  readonly place: string
  /** 封样: how it was sealed, and the number of the seal. */
  readonly seal: string
}

export type Sample = SampledLine & {
  readonly takenOn: PlainDate
  readonly where: Whereabouts
}

/** 委托检验、检测、鉴定: what one body was asked, and what came of it. */
export type Appraisal = {
  /** From 1, in the order in which they were commissioned. */
  readonly no: number
  readonly samples: readonly number[]
  readonly institution: string
  readonly commissionedOn: PlainDate
  /** The day asked for. */
  readonly dueOn: PlainDate
  /** 复检 of that one; null where it is the first. */
  readonly again: number | null
  readonly notices: readonly AppraisalNotice[]
  /** Null while the body has it. */
  readonly ended: { readonly on: PlainDate; readonly concluded: boolean } | null
  readonly remedy: ReappraisalRight | null
  readonly objectedOn: PlainDate | null
  /** The provision by which its days do not count in the time for the case; null where none was named. */
  readonly leftOutBy: string | null
}

/** 检验（鉴定）期间、结果告知书: of which of the two, and when the party had it. */
export type AppraisalNotice = {
  /** The step of the case that made it. */
  readonly version: number
  readonly of: 'period' | 'result'
  readonly madeOn: PlainDate
  readonly servedOn: PlainDate | null
}

/** 复检: within how long the party may ask for it, and by which provision. */
export type ReappraisalRight = {
  readonly count: number
  readonly unit: RemedyUnit
  readonly basis: string
}

export const appraisalOf = ({ appraisals }: SamplingSlice, no: number): Appraisal | undefined =>
  appraisals.find((each) => each.no === no)

/** The day on which the party had the notice of that kind; null while it has not. */
export const toldOn = ({ notices }: Appraisal, of: AppraisalNotice['of']): PlainDate | null =>
  notices.find((each) => each.of === of)?.servedOn ?? null

/** 检验（鉴定）, 第2次检验（鉴定）, 复检, as titles call it. */
export function appraisalName({ no, again }: Pick<Appraisal, 'no' | 'again'>): string {
  if (again !== null) return again === 1 ? '复检' : `第${again}次检验（鉴定）的复检`
  return no === 1 ? '检验（鉴定）' : `第${no}次检验（鉴定）`
}

/** The slice with one appraisal changed. */
export const changeAppraisal = (
  { appraisals }: SamplingSlice,
  no: number,
  change: (appraisal: Appraisal) => Partial<Appraisal>,
): Pick<SamplingSlice, 'appraisals'> => ({
  appraisals: appraisals.map((each) => (each.no === no ? { ...each, ...change(each) } : each)),
})

/** The slice with these samples moved. */
export const moveSamples = (
  { samples }: SamplingSlice,
  moved: readonly number[],
  where: Whereabouts,
): Pick<SamplingSlice, 'samples'> => ({
  samples: samples.map((each) => (moved.includes(each.no) ? { ...each, where } : each)),
})
