import type { FieldProblem } from '../kernel/field-problem.ts'
import * as form from '../kernel/form.ts'
import type { Matter } from '../reference/matter.ts'
import { citationsOf } from '../reference/provision-words.ts'
import { cite } from '../shared/citation.ts'
import { yuanText, type Fen } from '../shared/money.ts'

/** 当事人有违法所得，除依法应当退赔的外，应当予以没收. */
const takenUnlessRefunded = cite('行政处罚法', 28, { paragraph: 2 })

/** 违法所得 as the investigation found it. */
export type IllegalGains = {
  /** Whether or not confiscated; null when there were none, or none that could be established. */
  gainsFen: Fen | null
  /** How they were computed, or why there are none. Since 2026-11-30. */
  gainsReason?: string | null
  /** 依法应当退赔的, which is not confiscated. Since 2026-11-30. */
  refundFen?: Fen | null
}

export const gainsFields = {
  gainsFen: form.optional(
    form.money({ label: '查明的违法所得（元）', hint: '没有违法所得的不填' }),
  ),
  gainsReason: form.optional(
    form.paragraph({
      label: '违法所得的认定',
      max: 1_000,
      hint: '怎样计算；罚则规定没收而没有或者无法查清的，写明理由',
      basis: takenUnlessRefunded,
    }),
  ),
  refundFen: form.optional(
    form.money({ label: '其中应当退赔的（元）', hint: '没有的不填', basis: takenUnlessRefunded }),
  ),
}

export const gainsOf = (further: readonly { readonly gainsFen?: Fen | null }[]): Fen =>
  further.reduce((sum, { gainsFen }) => sum + (gainsFen ?? 0), 0)

type Found = form.InputOf<typeof gainsFields> & {
  confiscatedFen: Fen
  further?: readonly { gainsFen?: Fen | null }[] | null
}

/**
 * A rule that takes 违法所得 asks what they were; what was found is confiscated unless it has to be given back to
 * whoever was harmed (处罚法第28条第2款).
 */
export function checkGains(found: Found, matter: Matter | null): FieldProblem[] {
  const { gainsFen, gainsReason, confiscatedFen } = found
  const problems: FieldProblem[] = []
  if (gainsReason === null && (gainsFen ?? 0) > 0) {
    const message = '请写明违法所得是怎样计算的'
    problems.push({ field: 'gainsReason', message, basis: takenUnlessRefunded })
  } else if (gainsReason === null && matter?.confiscation === 'required') {
    const message = '罚则规定没收违法所得：请写明怎样认定；没有或者无法查清的，写明理由'
    const [basis = takenUnlessRefunded] = citationsOf(matter.punishedBy)
    problems.push({ field: 'gainsReason', message, basis })
  }
  const refundFen = found.refundFen ?? 0
  const gains = (gainsFen ?? 0) + gainsOf(found.further ?? [])
  if (refundFen > gains) {
    problems.push({ field: 'refundFen', message: '不能超过查明的违法所得' })
  } else if (confiscatedFen < gains - refundFen) {
    const message = `查明违法所得 ${yuanText(gains)} 元，应当退赔 ${yuanText(refundFen)} 元，没收的应当是 ${yuanText(gains - refundFen)} 元`
    problems.push({ field: 'confiscatedFen', message, basis: takenUnlessRefunded })
  }
  return problems
}
