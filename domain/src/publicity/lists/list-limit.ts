import { startLimit, type LimitInstance } from '../../deadline/limit-instance.ts'
import type { LimitId } from '../../deadline/limits.ts'
import { recordKindOf, recordKinds, type RecordKind } from '../records/record-kinds.ts'
import { isPlainDate, type PlainDate } from '../../shared/plain-date.ts'
import type { Row } from './item-columns.ts'

/** Until when results have to be public, counted from the decision (国办发〔2018〕118号; 国发〔2019〕5号). */
const recordLimits: Readonly<Record<RecordKind, LimitId>> = {
  licence: 'D-PUB-7',
  coercion: 'D-PUB-20',
  inspection: 'D-PUB-20',
  'random-result': 'D-RANDOM-20',
  'other-decision': 'D-PUB-20',
}

/**
 * The limit a submission has to be published within: of results from the earliest of their decisions, of
 * every other list twenty working days from its collection, when the information took the form or the
 * change it is published in (政府信息公开条例第26条).
 */
export function listLimit(
  item: string,
  { rows, collectedOn }: { readonly rows: readonly Row[]; readonly collectedOn: PlainDate },
): LimitInstance {
  const kind = recordKindOf(item)
  if (!kind) return startLimit('D-INFO-20', { event: '采集', on: collectedOn })
  const days = rows.map((row) => row[recordKinds[kind].decidedOn] ?? '').filter(isPlainDate)
  const on = days.sort()[0] ?? collectedOn
  return startLimit(recordLimits[kind], { event: '作出决定、完成检查', on })
}
