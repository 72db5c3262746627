import { cite } from '../../../shared/citation.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { met, unmet, type Requirement as Of } from '../../../kernel/requirement.ts'
import type { Circumstances } from '../../circumstances.ts'
import { needs as needsOf } from '../../needs.ts'
import type { ReleaseGround } from './codes.ts'
import { goodsText, goodsToReturn, heldGoods, holding, openGoods } from './ledger.ts'
import { approvalDue, lastDayOfGood } from './limits.ts'
import { seizureOf, type Good, type Seizure, type SeizureFile, type SeizureSlice } from './slice.ts'

export type Requirement = Of<SeizureFile, Circumstances>
type Moment = Pick<Circumstances, 'now' | 'today'>

export const coercionLaw = (article: number, place?: { paragraph?: number; item?: number }) =>
  cite('行政强制法', article, place)

const needs = needsOf<SeizureFile>

/** The head said no, or nobody asked in time (强制法第19条). */
export function refusedByHead(seizure: Seizure, { now }: Pick<Moment, 'now'>): boolean {
  if (!seizure.urgent || !seizure.seized) return false
  if (seizure.approval) return !seizure.approval.approved
  const due = approvalDue(seizure)
  return due !== null && Date.parse(now) > Date.parse(due)
}

/** Confiscation decided within the period settles what becomes of the goods (强制法第27条). */
const confiscationDecided = ({ decision }: Pick<SeizureFile, 'decision'>, by: PlainDate) =>
  decision !== null &&
  decision.draft.penalty.kinds.includes('confiscate-goods') &&
  decision.decidedOn <= by

/** The lines that may not be held any longer, and by which ground they are released. */
export function mustRelease(
  file: Pick<SeizureFile, 'decision'>,
  seizure: Seizure,
  moment: Moment,
): { readonly ground: ReleaseGround; readonly goods: readonly Good[] } | null {
  const open = openGoods(seizure)
  if (refusedByHead(seizure, moment) && open.length > 0) {
    return { ground: 'not-approved', goods: open }
  }
  const over = open.filter(({ no }) => {
    const last = lastDayOfGood(seizure, no)
    return last !== null && moment.today > last && !confiscationDecided(file, last)
  })
  return over.length > 0 ? { ground: 'expired', goods: over } : null
}

/** As mustRelease, of the seizure as it stands in the file. */
export function releaseDue({ no }: Seizure, file: SeizureFile, moment: Moment) {
  const found = seizureOf(file, no)
  return found ? mustRelease(file, found, moment) : null
}

/** Goods are held, and lawfully: there is something to prolong, examine or sell. */
export const lawfullyHeld =
  ({ no }: Seizure) =>
  (file: SeizureFile, at: Moment): boolean => {
    const found = seizureOf(file, no)
    return (
      found !== undefined && openGoods(found).length > 0 && mustRelease(file, found, at) === null
    )
  }

/** A requirement about one seizure of the case. */
export function aboutSeizure(
  no: number,
  id: string,
  holds: (seizure: Seizure, file: SeizureFile, at: Circumstances) => boolean,
  reason: string,
  ...basis: readonly [ReturnType<typeof coercionLaw>, ...ReturnType<typeof coercionLaw>[]]
): Requirement {
  return {
    id,
    check: (file, at) => {
      const seizure = seizureOf(file, no)
      return seizure && holds(seizure, file, at) ? met : unmet(reason, basis)
    },
  }
}

export const somethingHeld = (no: number) =>
  aboutSeizure(
    no,
    'something-held',
    (seizure) => heldGoods(seizure).length > 0,
    '这次查封、扣押的财物已经全部退还、处理或者移送，不能再办',
    coercionLaw(28),
  )

export const somethingOpen = (no: number) =>
  aboutSeizure(
    no,
    'something-open',
    (seizure) => openGoods(seizure).length > 0,
    '这次查封、扣押的财物已经全部解除或者处理，不能重复解除',
    coercionLaw(28),
  )

export const somethingToReturn = (no: number) =>
  aboutSeizure(
    no,
    'something-to-return',
    (seizure) => goodsToReturn(seizure).length > 0,
    '没有已经解除、还没有退还的财物；先作出解除决定，不能重复退还',
    coercionLaw(28, { paragraph: 2 }),
  )

/** Kept against the law, a thing can only be given back: nothing prolongs it, nothing uses it. */
export const mayBeKept = (no: number) =>
  aboutSeizure(
    no,
    'may-be-kept',
    (seizure, file, at) => mustRelease(file, seizure, at) === null,
    '期限已经届满，或者负责人没有批准，须立即解除并退还，不能再办其他事项',
    coercionLaw(19),
    coercionLaw(28, { paragraph: 1, item: 4 }),
  )

export const approvedInTime = (no: number): Requirement => ({
  id: 'approval-in-time',
  check: (file, { now }) => {
    const seizure = seizureOf(file, no)
    const due = seizure ? approvalDue(seizure) : null
    return due === null || Date.parse(now) <= Date.parse(due)
      ? met
      : unmet('当场实施已过二十四小时，不能再补办批准，须立即解除', [coercionLaw(19)])
  },
})

/** Prolonging and examining presuppose an approval (强制法第18条第1项、第19条). */
export const approvedByHead = (no: number) =>
  aboutSeizure(
    no,
    'approved-by-head',
    ({ approval }) => approval?.approved === true,
    '负责人还没有批准，批准后可办',
    coercionLaw(18, { item: 1 }),
    coercionLaw(19),
  )

/** What prolongs, examines or sells needs goods that are held, and held lawfully. */
export const heldLawfully = (no: number): readonly Requirement[] => [
  somethingHeld(no),
  approvedByHead(no),
  mayBeKept(no),
]

/** 结案、撤销案件: nothing may be left in custody (强制法第27、28条). */
export const nothingHeld: Of<SeizureSlice, Circumstances> = {
  id: 'nothing-held',
  check: (file) => {
    const held = holding(file)
    if (held.length === 0) return met
    const what = goodsText(held.flatMap(heldGoods))
    return unmet(`还有查封、扣押的财物没有处理完（${what}），退还、没收、销毁或者移送后可办`, [
      coercionLaw(27),
      coercionLaw(28),
    ])
  },
}

export const transferTold: Of<SeizureSlice, Circumstances> = {
  id: 'transfer-told',
  check: (file) =>
    wentAlong(file) && file.transferToldOn === null
      ? unmet('查封、扣押的财物已经随案移送，还没有书面告知当事人', [coercionLaw(21)])
      : met,
}

/** Goods of this case went to another authority with it (强制法第21条). */
export const wentAlong = ({ seizures }: SeizureSlice): boolean =>
  seizures.some(({ goods }) =>
    goods.some(({ left }) => left.some(({ exit }) => exit === 'transferred')),
  )

export const notTransferTold = needs(
  'transfer-not-told',
  ({ transferToldOn }) => transferToldOn === null,
  '已经书面告知当事人',
  coercionLaw(21),
)

export const goodsTransferred = needs(
  'goods-transferred',
  wentAlong,
  '没有随案移送的财物',
  coercionLaw(21),
)
