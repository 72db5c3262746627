import { heldGoods, heldOf, openGoods } from '../src/case/parts/seizure/ledger.ts'
import type { Seizure } from '../src/case/parts/seizure/slice.ts'
import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { addDays, daysBetween } from '../src/shared/plain-date.ts'

/** The last day the law itself allows, counted apart from the limits of the program. */
function lawfulUntil({ seized, extensions, examinations }: Seizure, no: number): string | null {
  if (!seized) return null
  const stopped = examinations
    .filter(({ goods }) => goods.includes(no))
    .reduce((sum, { from, to, endedOn }) => {
      const end = endedOn !== null && endedOn < to ? endedOn : to
      return sum + Math.max(0, daysBetween(from, end) + 1)
    }, 0)
  const longer = extensions.reduce((sum, { days }) => sum + days, 0)
  return addDays(seized.on, 30 + longer + stopped)
}

/** Held although nobody approved it, or although its time is over (强制法第19、25条). */
function heldUnlawfully(each: Seizure, { now, today }: Circumstances): boolean {
  if (openGoods(each).length === 0 || !each.seized) return false
  const late = Date.parse(now) - Date.parse(each.seized.startedAt) > 86_400_000
  if (each.urgent && (each.approval ? !each.approval.approved : late)) return true
  return openGoods(each).some(({ no }) => today > (lawfulUntil(each, no) ?? today))
}

/** 强制法第10条、第18条至第28条, written apart from the requirements that are meant to hold them. */
export function forbiddenByLaw(
  before: CaseFile,
  event: CaseEvent,
  after: CaseFile,
  at: Circumstances,
): string | null {
  const of = 'seizure' in event ? before.seizures.find(({ no }) => no === event.seizure) : undefined
  const unlawful = of !== undefined && heldUnlawfully(of, at)
  switch (event.type) {
    case 'SeizureProposed':
    case 'UrgentSeizureReported':
      return at.matter?.coercivePower?.confirmedBy ? null : 'a seizure without power'
    case 'GoodsSeized':
      if (event.officers.length < 2) return 'one officer'
      if (event.goods.length === 1) return 'necessities of life seized'
      if (event.presence === 'absent' && event.witness === null) return 'no witness'
      if (of && !of.urgent && event.custodian !== 'store') return 'detained goods entrusted'
      return of && !of.urgent && !of.approval?.approved ? 'seized without approval' : null
    case 'SeizureApproved':
      return of?.urgent && event.approved && unlawful ? 'approved after twenty-four hours' : null
    case 'SeizureExtended': {
      if (unlawful) return 'prolonged what must be released'
      const days = (of?.extensions ?? []).reduce((sum, each) => sum + each.days, event.days)
      return days > 30 ? 'a sixty-first day' : null
    }
    case 'ExaminationStarted':
      if (unlawful) return 'examined what must be released'
      return event.from < event.toldOn ? 'days left out before the party was told' : null
    case 'GoodsLost':
    case 'GoodsDisposed':
      if (event.type === 'GoodsDisposed' && unlawful) return 'disposed of what must be released'
      if (event.type === 'GoodsDisposed' && event.basis === '领导批示')
        return 'destroyed without a law'
      return balanced(after)
    case 'SeizureReleased': {
      const again = event.goods.some(
        (no) => !openGoods(of ?? { goods: [] }).some((g) => g.no === no),
      )
      if (again) return 'released twice'
      const kept = after.seizures.find(({ no }) => no === event.seizure)
      return unlawful && kept && heldUnlawfully(kept, at) ? 'released only in part' : null
    }
    case 'GoodsReturned': {
      const undecided = event.returned.some(({ good }) =>
        of?.goods.some(({ no, released }) => no === good && released === null),
      )
      return undecided ? 'returned without a decision' : balanced(after)
    }
    case 'GoodsTransferred':
      return unlawful ? 'transferred what must be released' : balanced(after)
    case 'CaseTransferred':
      if (after.seizures.some((each) => heldGoods(each).length > 0)) return 'goods left behind'
      return event.ground === 'jurisdiction' &&
        before.seizures.some((each) =>
          each.goods.some((good) => good.left.some(({ exit }) => exit === 'transferred')),
        )
        ? 'goods given to another agency'
        : null
    case 'CaseClosed':
    case 'CaseDismissed':
      return before.seizures.some((each) => heldGoods(each).length > 0)
        ? 'ended with goods in custody'
        : null
    default:
      // Every other event neither takes goods, holds them, nor lets them go.
      return null
  }
}

const balanced = (file: CaseFile) =>
  file.seizures.some(({ goods }) => goods.some((good) => heldOf(good) < 0))
    ? 'more left custody than came in'
    : null
