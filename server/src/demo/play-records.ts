import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { World } from '../world.ts'
import { viewList } from '../office/publicity/lists/list-views.ts'
import { goThrough } from './play-lists.ts'
import { fictionalUscc } from './fictional-codes.ts'
import { demoDays, type DemoDays } from './demo-days.ts'
import type { Cast } from './stage.ts'

const agency = '四平市商务局'

const licences = (days: DemoDays): Row[] =>
  [
    [3, '四平市平安再生资源有限公司', 71, '2026-11-10', '2032-11-09', '韩平安'],
    // Nobody wrote who represents it: the report says so.
    [4, '四平市吉运报废汽车回收有限公司', 72, '2026-11-16', '长期', ''],
  ].map(([serial = 0, holder = '', code, decidedAt = '', validTo = '', legalRep = '']) => ({
    decisionNo: `四商许决字〔${days.year(String(decidedAt))}〕${serial}号`,
    docName: '准予行政许可决定书',
    licenceType: '普通',
    certName: '报废机动车回收企业资质认定书',
    certNo: `吉报废回收第${code}号`,
    holder: String(holder),
    uscc: fictionalUscc(Number(code)),
    legalRep: String(legalRep),
    content: '从事报废机动车回收、拆解经营活动',
    decidedAt: days.on(String(decidedAt)),
    validFrom: days.on(String(decidedAt)),
    validTo: days.words(String(validTo)),
    agency,
    status: '有效',
  }))

const inspections = (days: DemoDays): Row[] =>
  (
    [
      ['041', '四平市惠民超市连锁有限公司', 81, '日常检查', '未发现问题', '无'],
      ['042', '四平市悦家家政服务有限公司', 82, '日常检查', '发现问题', '责令限期改正'],
      ['043', '四平市安心家政服务有限公司', 83, '专项检查', '未发现问题', '无'],
      ['044', '王某（个体摊点）', null, '日常检查', '未发现问题', '口头提示明码标价'],
    ] as const
  ).map(([serial, object, code, taskType, resultCode, handling], i) => ({
    inspectionNo: `${days.year('2026-11-03')}-JC-${serial}`,
    taskType,
    object,
    uscc: code === null ? '' : fictionalUscc(code),
    items: '经营场所公开的内容、明码标价',
    date: days.on(`2026-11-0${i + 3}`),
    resultCode,
    handling,
    officers: '陈立新、王晓雯',
    agency,
  }))

const draws = (days: DemoDays): Row[] =>
  (
    [
      ['四平市丽洁家政服务有限公司', 91, '未发现问题'],
      ['四平市乐享家庭服务有限公司', 92, '发现问题已责令改正'],
      ['四平市和美家庭服务有限公司', 93, '通过登记的住所无法联系'],
    ] as const
  ).map(([object, code, resultCode]) => ({
    planNo: `${days.year('2026-03-20')}-SJ-02`,
    taskNo: `${days.year('2026-03-20')}-SJ-02-1`,
    object,
    uscc: fictionalUscc(code),
    item: '家庭服务业检查',
    resultCode,
    date: days.on('2026-11-12'),
    agency,
  }))

const others = (days: DemoDays): Row[] => [
  {
    decisionNo: `四商奖决字〔${days.year('2026-11-16')}〕1号`,
    party: '四平市惠民超市连锁有限公司',
    type: '行政奖励',
    result: `授予 ${days.year('2026-11-16')} 年度诚信兴商示范店称号`,
    agency,
    decidedAt: days.on('2026-11-16'),
  },
]

/** Licences, inspections, one draw and an award: entered at the desk, published as notices. */
export async function playRecords(
  world: World,
  cast: Cast,
  days = demoDays(world.clock.now()),
): Promise<void> {
  const now: World = { ...world, clock: { now: () => days.at('2026-11-20T06:00:00.000Z') } }
  const batches = {
    post_licence: licences(days),
    post_inspection: inspections(days),
    post_random_result: draws(days),
    post_other: others(days),
  }
  for (const [item, rows] of Object.entries(batches)) {
    await goThrough(now, cast, item, { rows, reason: '按期公示' })
  }
}

/** 行政强制决定 are proposed by the desk from the cases; each is public within twenty working days. */
export async function playCoercion(
  world: World,
  cast: Cast,
  days = demoDays(world.clock.now()),
): Promise<void> {
  for (const on of ['2026-09-11', '2026-11-20'].map((written) => days.on(written))) {
    const then: World = { ...world, clock: { now: () => new Date(`${on}T07:00:00.000Z`) } }
    const { rows } = await viewList(then, cast.collector, 'post_coercion')
    const due = rows.filter(({ decidedAt = '' }) => decidedAt <= on)
    if (due.length === 0) continue
    await goThrough(then, cast, 'post_coercion', { rows: due, reason: '按期公示' })
  }
}
