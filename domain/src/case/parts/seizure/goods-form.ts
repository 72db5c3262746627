import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import type { CoercionObject } from '../../../reference/matter.ts'
import type { Circumstances } from '../../circumstances.ts'
import { coercionObjects, goodsStandings, type GoodsStanding } from './codes.ts'
import type { ListedGood, Quantity } from './event.ts'
import { heldOf, quantityText } from './ledger.ts'
import { powerOf } from './power.ts'
import { coercionLaw } from './requirements.ts'
import type { Good } from './slice.ts'

const largestQuantity = 999_999

/** 清单: a line for each kind of thing, with its seal (强制法第24条第2款第3项). */
export const goodsField = form.rows({
  label: '清单',
  hint: '每件物品填一行；封签先贴好，再拍照',
  basis: coercionLaw(24),
  columns: {
    name: form.text({ label: '名称、规格', max: 100 }),
    quantity: form.count({
      label: '数量',
      min: 1,
      max: largestQuantity,
      hint: '不足一个单位的，换小一级的单位',
    }),
    unit: form.text({ label: '单位', max: 10, repeats: true }),
    condition: form.text({ label: '新旧、完好', max: 100, repeats: true }),
    place: form.text({ label: '原存放处', max: 100, repeats: true }),
    seal: form.text({ label: '封签号', max: 40 }),
    object: form.choice({
      label: '种类',
      options: coercionObjects,
      basis: coercionLaw(23),
      repeats: true,
    }),
    standing: form.choice({
      label: '与本案的关系',
      options: goodsStandings,
      basis: coercionLaw(23),
    }),
    photo: form.optional(form.upload({ label: '照片', hint: '照片里看得见封签号' })),
  },
  max: 100,
})

export type GoodsRow = Omit<ListedGood, 'no'> & { readonly standing: GoodsStanding }

/** What the law lets nobody take, by kind (强制法第23条). */
const untouchable: Readonly<Record<Exclude<GoodsStanding, 'relevant'>, readonly [string, number]>> =
  {
    unrelated: ['与违法行为无关的不得查封、扣押；请从清单删去，记入“没有查封、扣押的”', 1],
    necessity: [
      '公民个人及其所扶养家属的生活必需品不得查封、扣押；请从清单删去，记入“没有查封、扣押的”',
      1,
    ],
    'sealed-elsewhere': [
      '已被其他国家机关查封的不得重复查封；请从清单删去，记下封条和文号，函告该机关',
      2,
    ],
  }

/** Whether each line may be seized, by power and by kind, and bears a seal of its own. */
export function checkGoods(rows: readonly GoodsRow[], at: Circumstances): FieldProblem[] {
  const found = powerOf(at.matter, at.today)
  return rows.flatMap((row, i) => [
    ...(row.standing === 'relevant' ? [] : [refusedByKind(row.standing, i)]),
    ...('power' in found ? notCovered(found.power.objects, found.power.basis, row.object, i) : []),
    ...(rows.findIndex(({ seal }) => seal === row.seal) < i
      ? [{ field: `goods.${i}.seal`, message: `封签号 ${row.seal} 已经用在清单的另一行` }]
      : []),
    ...(row.photo === null || at.uploadOf(row.photo)
      ? []
      : [{ field: `goods.${i}.photo`, message: '照片还没有上传完，请先上传' }]),
  ])
}

function refusedByKind(standing: Exclude<GoodsStanding, 'relevant'>, i: number): FieldProblem {
  const [message, paragraph] = untouchable[standing]
  return { field: `goods.${i}.standing`, message, basis: coercionLaw(23, { paragraph }) }
}

function notCovered(
  objects: readonly CoercionObject[],
  basis: string,
  object: CoercionObject,
  i: number,
): FieldProblem[] {
  if (objects.includes(object)) return []
  const message = `${basis}没有授权查封、扣押${coercionObjects[object]}`
  return [{ field: `goods.${i}.object`, message, basis: coercionLaw(22) }]
}

/** The lines of a seizure to choose from, each with what is held of it. */
export const lineOptions = (goods: readonly Good[]): Record<string, string> =>
  Object.fromEntries(
    goods.map((good) => [
      String(good.no),
      `${good.no}. ${good.name} ${quantityText(good, heldOf(good))}，封签 ${good.seal}`,
    ]),
  )

export const linesField = (
  label: string,
  goods: readonly Good[],
  basis: ReturnType<typeof coercionLaw>,
): form.Field<string[]> => form.choices({ label, options: lineOptions(goods), basis })

/** Lines with a quantity each, in the line's own unit. */
export const quantitiesField = (label: string, goods: readonly Good[]) =>
  form.rows({
    label,
    columns: {
      good: form.choice({ label: '物品', options: lineOptions(goods) }),
      quantity: form.count({ label: '数量', min: 1, max: largestQuantity }),
    },
    max: 100,
  })

export type TypedQuantity = { readonly good: string; readonly quantity: number }

export const readQuantities = (rows: readonly TypedQuantity[]): Quantity[] =>
  rows.map(({ good, quantity }) => ({ good: Number(good), quantity }))

export const typedQuantities = (kept: readonly Quantity[]): TypedQuantity[] =>
  kept.map(({ good, quantity }) => ({ good: String(good), quantity }))

/** No line twice, and never more than is held of it. */
export function checkQuantities(
  field: string,
  rows: readonly TypedQuantity[],
  goods: readonly Good[],
): FieldProblem[] {
  return rows.flatMap(({ good: typed, quantity }, i) => {
    if (rows.findIndex(({ good }) => good === typed) < i) {
      return [{ field: `${field}.${i}.good`, message: '这一项已经在上面一行' }]
    }
    const good = goods.find(({ no }) => no === Number(typed))
    if (!good) return []
    const held = heldOf(good)
    const message = `${good.name}在保管的只有 ${quantityText(good, held)}`
    return quantity > held
      ? [{ field: `${field}.${i}.quantity`, message, basis: coercionLaw(26) }]
      : []
  })
}
