import type { BenchmarkCircumstance } from '@zhaofa/domain/discretion/factors.ts'
import type { DiscretionTier } from '@zhaofa/domain/reference/matter.ts'

/** 裁量基准 of the bureau of the demo: its own in form, and invented. */
export const demoBenchmarkSource =
  '《四平市商务局商务行政处罚裁量基准（示范）》（四商规〔2026〕1号，示范）'

const yuan = (amount: number) => amount * 100

const tier = (
  name: string,
  [min, max]: readonly [min: number, max: number],
  condition: string,
): DiscretionTier => ({ name, condition, minFen: yuan(min), maxFen: yuan(max), other: '' })

/** The same tier, found by a fact that is counted; `bounds` are 以上 and 不满. */
const counting = (
  { fact, unit }: { readonly fact: string; readonly unit: string },
  bounds: { readonly from?: number; readonly below?: number },
  told: DiscretionTier,
): DiscretionTier => ({ ...told, factors: [{ fact, unit, ...bounds }] })

const cars = { fact: '涉及车辆', unit: '辆' }
const staff = { fact: '涉及家庭服务员', unit: '人' }
const unregistered = { fact: '没有及时注销的车辆', unit: '辆' }
const unrecorded = { fact: '没有如实记录、上传的车辆', unit: '辆' }
const complaints = { fact: '没有妥善处理的投诉', unit: '件' }

/** Tiers of a fine by the gains: so many times what was gained, or the amounts where nothing was. */
const multiple = (
  name: string,
  times: readonly [min: number, max: number],
  amounts: readonly [min: number, max: number],
  condition: string,
): DiscretionTier => ({
  ...tier(name, amounts, condition),
  minTimes: times[0],
  maxTimes: times[1],
})

const byCars = [
  counting(cars, { below: 3 }, tier('较轻', [0, 3_000], '涉及车辆 1 至 2 辆')),
  counting(cars, { from: 3, below: 10 }, tier('一般', [3_000, 7_000], '涉及车辆 3 至 9 辆')),
  counting(cars, { from: 10 }, tier('严重', [7_000, 10_000], '涉及车辆 10 辆以上')),
]

const byStaff = [
  counting(staff, { below: 11 }, tier('较轻', [0, 6_000], '涉及家庭服务员 10 人以下')),
  counting(
    staff,
    { from: 11, below: 51 },
    tier('一般', [6_000, 13_000], '涉及家庭服务员 11 至 50 人'),
  ),
  counting(staff, { from: 51 }, tier('严重', [13_000, 20_000], '涉及家庭服务员 51 人以上')),
]

const bySuppliers = [
  multiple('较轻', [0, 1], [0, 3_000], '涉及供应商 1 家'),
  multiple('一般', [1, 2], [3_000, 7_000], '涉及供应商 2 至 4 家'),
  multiple('严重', [2, 3], [7_000, 10_000], '涉及供应商 5 家以上'),
]

/** What the demo's benchmark weighs within its tiers. */
export const demoCircumstances: Readonly<Record<string, readonly BenchmarkCircumstance[]>> = {
  'CF-016-01': [
    { fact: '二年内因同类行为受过处罚', weighs: 'heavier', article: '第六条第一项' },
    { fact: '检查前已经自行补办注销登记', weighs: 'lighter', article: '第七条第二项' },
  ],
}

/** Tiers by matter. Matters that are not here have no benchmark: their fines are set within the statute. */
export const demoBenchmarks: Readonly<Record<string, readonly DiscretionTier[]>> = {
  'CF-009-01': [
    tier(
      '较轻',
      [100_000, 200_000],
      '有 2 个以上直营店但经营时间不满 1 年，或者只有 1 个直营店、经营满 1 年',
    ),
    tier('一般', [200_000, 300_000], '只有 1 个直营店、经营不满 1 年'),
    tier('严重', [300_000, 500_000], '没有直营店'),
  ],
  'CF-010-01': [
    tier('较轻', [100_000, 200_000], '签订特许经营合同 1 至 3 份'),
    tier('一般', [200_000, 350_000], '签订特许经营合同 4 至 9 份'),
    tier('严重', [350_000, 500_000], '签订特许经营合同 10 份以上'),
  ],
  'CF-016-01': [
    counting(
      unregistered,
      { below: 30 },
      tier('较轻', [10_000, 20_000], '没有及时注销的车辆不满 30 辆'),
    ),
    counting(
      unregistered,
      { from: 30, below: 60 },
      tier('一般', [20_000, 35_000], '没有及时注销的车辆 30 辆以上、不满 60 辆'),
    ),
    counting(
      unregistered,
      { from: 60 },
      tier('严重', [35_000, 50_000], '没有及时注销的车辆 60 辆以上'),
    ),
  ],
  'CF-017-01': [
    counting(
      unrecorded,
      { below: 20 },
      tier('较轻', [10_000, 20_000], '没有如实记录、上传的车辆不满 20 辆'),
    ),
    counting(
      unrecorded,
      { from: 20, below: 50 },
      tier('一般', [20_000, 35_000], '没有如实记录、上传的车辆 20 辆以上、不满 50 辆'),
    ),
    counting(
      unrecorded,
      { from: 50 },
      tier('严重', [35_000, 50_000], '没有如实记录、上传的车辆 50 辆以上'),
    ),
  ],
  'CF-028-01': [
    tier('较轻', [0, 1_500], '应当公开的三项中有一项没有公开'),
    tier('一般', [1_500, 3_500], '应当公开的三项中有两项没有公开'),
    tier('严重', [3_500, 5_000], '应当公开的三项都没有公开'),
  ],
  'CF-029-01': byStaff,
  'CF-029-02': [
    {
      ...tier('不予处罚', [0, 0], '初次违法，涉及家庭服务员 5 人以下，在责令改正的期限内改正'),
      other: '批评教育，跟踪改正情况',
    },
    ...byStaff,
  ],
  'CF-029-03': [
    counting(complaints, { below: 3 }, tier('较轻', [0, 6_000], '没有妥善处理的投诉 1 至 2 件')),
    counting(
      complaints,
      { from: 3, below: 6 },
      tier('一般', [6_000, 13_000], '没有妥善处理的投诉 3 至 5 件'),
    ),
    counting(
      complaints,
      { from: 6 },
      tier('严重', [13_000, 20_000], '没有妥善处理的投诉 6 件以上'),
    ),
  ],
  'CF-034-02': byCars,
  'CF-034-03': byCars,
  'CF-034-04': byCars,
  'CF-034-06': [
    tier('较轻', [0, 3_000], '没有公示的售后服务商 1 至 2 家'),
    tier('一般', [3_000, 7_000], '没有公示的售后服务商 3 至 5 家'),
    tier('严重', [7_000, 10_000], '没有公示的售后服务商 6 家以上'),
  ],
  'CF-036-01': bySuppliers,
  'CF-036-02': bySuppliers,
}
