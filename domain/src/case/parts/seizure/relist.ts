import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import type { Circumstances } from '../../circumstances.ts'
import { checkOfficers } from '../../officers.ts'
import type { ListedGood } from './event.ts'
import { checkGoods, goodsField } from './goods-form.ts'
import { coercionLaw } from './requirements.ts'
import type { SeizureFile } from './slice.ts'
import { spotForm } from './spot-form.ts'

type GoodsLine = Omit<ListedGood, 'no' | 'photo'>

const { standing: _standing, photo: _photo, ...columns } = listColumns()

/** The record of a seizure with its list, to be put right: neither the photos nor what a line is to the case change. */
export const relistedForm: form.Form = {
  ...spotForm,
  goods: {
    ...form.rows({ label: '清单', columns, max: 100, basis: coercionLaw(24) }),
    hint: '每行按封签号认；增加数量或者增加一行，须确有其物、经负责人批准，并通知当事人',
  },
}

function listColumns(): form.Form {
  const { control } = goodsField as form.FieldDefinition
  if (control.kind !== 'rows') throw new Error('the list of goods has rows')
  return control.columns
}

/** The lines as the form shows them. */
export const shownList = (goods: readonly ListedGood[]): GoodsLine[] =>
  goods.map(({ no: _no, photo: _photoOf, ...line }) => line)

/**
 * The list with its lines put right. A line is known by its seal, or else by its place, and keeps its number, by
 * which every later step names it; a line that was forgotten takes the next one.
 */
export function relisted(before: readonly ListedGood[], typed: unknown): ListedGood[] {
  const lines = Array.isArray(typed) ? (typed as GoodsLine[]) : []
  const seals = new Set(lines.map(({ seal }) => seal))
  const used = new Set<number>()
  const known = lines.map((line, i) => {
    const same = before.find(({ seal }) => seal === line.seal)
    const there = before[i]
    const found = same ?? (there && !seals.has(there.seal) ? there : undefined)
    if (!found || used.has(found.no)) return null
    used.add(found.no)
    return found
  })
  let last = Math.max(0, ...before.map(({ no }) => no))
  return lines.map((line, i) => {
    const found = known[i]
    return { no: found?.no ?? ++last, ...line, photo: found?.photo ?? null }
  })
}

type Relisted = {
  readonly startedAt: string
  readonly endedAt: string
  readonly officers: readonly string[]
  readonly goods: readonly GoodsLine[]
}

/** Hours in their order, officers entitled to coercion at that hour, lines that the power covers (强制法第18、22、23条). */
export const checkRelisted = (
  file: SeizureFile,
  { startedAt, endedAt, officers, goods }: Relisted,
  at: Circumstances,
): FieldProblem[] => [
  ...(endedAt <= startedAt ? [{ field: 'endedAt', message: '须晚于开始时间' }] : []),
  ...checkOfficers(file, officers, startedAt, at, { category: '行政强制' }),
  ...checkGoods(
    goods.map((line) => ({ ...line, standing: 'relevant' as const, photo: null })),
    at,
  ),
]
