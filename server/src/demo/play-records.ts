import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { World } from '../world.ts'
import { goThrough } from './play-lists.ts'
import { fictionalUscc } from './fictional-codes.ts'
import type { Cast } from './stage.ts'

const agency = '四平市商务局'

const licences: readonly Row[] = [
  ['四商许决字〔2026〕3号', '四平市平安再生资源有限公司', 71, '2026-11-10', '2032-11-09', '韩平安'],
  // Nobody wrote who represents it: the report says so.
  ['四商许决字〔2026〕4号', '四平市吉运报废汽车回收有限公司', 72, '2026-11-16', '长期', ''],
].map(([decisionNo = '', holder = '', code, decidedAt = '', validTo = '', legalRep = '']) => ({
  decisionNo: String(decisionNo),
  docName: '准予行政许可决定书',
  licenceType: '普通',
  certName: '报废机动车回收企业资质认定书',
  certNo: `吉报废回收第${code}号`,
  holder: String(holder),
  uscc: fictionalUscc(Number(code)),
  legalRep: String(legalRep),
  content: '从事报废机动车回收、拆解经营活动',
  decidedAt: String(decidedAt),
  validFrom: String(decidedAt),
  validTo: String(validTo),
  agency,
  status: '有效',
}))

const coercion: readonly Row[] = [
  {
    decisionNo: '四商查封字〔2026〕1号',
    party: '四平市顺达再生资源有限公司',
    type: '查封场所、设施或者财物',
    basis: '《报废机动车回收管理办法》第二十条、《行政强制法》第二十二条',
    agency,
    decidedAt: '2026-10-28',
    result: '查封拆解设备二台，期限三十日',
  },
]

const inspections: readonly Row[] = (
  [
    ['2026-JC-041', '四平市惠民超市连锁有限公司', 81, '日常检查', '未发现问题', '无'],
    ['2026-JC-042', '四平市悦容美发有限公司', 82, '日常检查', '发现问题', '责令限期改正'],
    ['2026-JC-043', '四平市安心家政服务有限公司', 83, '专项检查', '未发现问题', '无'],
    ['2026-JC-044', '王某（个体摊点）', null, '日常检查', '未发现问题', '口头提示明码标价'],
  ] as const
).map(([inspectionNo, object, code, taskType, resultCode, handling], i) => ({
  inspectionNo,
  taskType,
  object,
  uscc: code === null ? '' : fictionalUscc(code),
  items: '单用途商业预付卡备案和资金管理、明码标价',
  date: `2026-11-0${i + 3}`,
  resultCode,
  handling,
  officers: '陈立新、王晓雯',
  agency,
}))

const draws: readonly Row[] = (
  [
    ['四平市快修家电维修有限公司', 91, '未发现问题'],
    ['四平市优品生鲜有限公司', 92, '发现问题已责令改正'],
    ['四平市茶语餐饮管理有限公司', 93, '通过登记的住所无法联系'],
  ] as const
).map(([object, code, resultCode]) => ({
  planNo: '2026-SJ-02',
  taskNo: '2026-SJ-02-1',
  object,
  uscc: fictionalUscc(code),
  item: '家电维修服务业经营行为检查',
  resultCode,
  date: '2026-11-12',
  agency,
}))

const others: readonly Row[] = [
  {
    decisionNo: '四商奖决字〔2026〕1号',
    party: '四平市惠民超市连锁有限公司',
    type: '行政奖励',
    result: '授予 2026 年度诚信兴商示范店称号',
    agency,
    decidedAt: '2026-11-16',
  },
]

/** Licences, an act of coercion, inspections, one draw and an award: entered at the desk, published as notices. */
export async function playRecords(world: World, cast: Cast): Promise<void> {
  const now: World = { ...world, clock: { now: () => new Date('2026-11-20T06:00:00.000Z') } }
  const batches = {
    post_licence: licences,
    post_coercion: coercion,
    post_inspection: inspections,
    post_random_result: draws,
    post_other: others,
  }
  for (const [item, rows] of Object.entries(batches)) {
    await goThrough(now, cast, item, { rows, reason: '按期公示' })
  }
}
