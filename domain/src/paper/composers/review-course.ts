import { reviewPauses } from '../../case/parts/legal-review/codes.ts'
import type { Review } from '../../case/parts/legal-review/slice.ts'
import {
  sameSubject,
  subjectRef,
  type SubjectRef,
} from '../../case/parts/legal-review/subject-ref.ts'
import { addDays, chinaDay, type PlainDate } from '../../shared/plain-date.ts'
import type { PaperSource } from '../paper-source.ts'
import { dateText } from './parts.ts'

type Sent = { readonly on: PlainDate; readonly with: 'materials' | 'conclusion' | null }

/** How often these words were sent, on which days, and with what beside them since the time before. */
export function sendings({ events }: Pick<PaperSource, 'events'>, of: Words): Sent[] {
  let between: Sent['with'] = null
  const sent: Sent[] = []
  for (const { event, at } of events) {
    if (event.type === 'ReviewReturned' && sameSubject(subjectRef(event), of.subject)) {
      between = 'materials'
    } else if (event.type === 'ReviewDisputeSettled' && event.digest === of.digest) {
      between = 'conclusion'
    } else if (event.type === 'ReviewSubmitted' && event.digest === of.digest) {
      sent.push({ on: chinaDay(at), with: sent.length === 0 ? null : between })
    }
  }
  return sent
}

type Words = { readonly digest: string; readonly subject: SubjectRef }

const again = {
  materials: '补齐材料',
  conclusion: '连同集体讨论结论重新送审',
} as const

/** 2026年11月17日；2026年11月19日补齐材料 */
export const sentText = (sent: readonly Sent[]): string =>
  sent.map((each) => `${dateText(each.on)}${each.with === null ? '' : again[each.with]}`).join('；')

/** 受理, and what of the time did not count or was added: by it anybody sees that the opinion was given in time. */
export function timeText({ accepted, pauses, extension, runsFrom, sentOn }: Review): string {
  // The day on which it goes on counts again; what began and ended on one day stood still for none.
  const stood = pauses
    .filter(({ from, to }) => from < to)
    .map(({ from, to, reason }) => {
      const why = reason ? reviewPauses[reason] : '补充材料'
      const last = addDays(to, -1)
      const days = from === last ? dateText(from) : `${dateText(from)}至${dateText(last)}`
      return `${days}${why}，不计入`
    })
  return [
    ...(accepted ? [`${dateText(accepted.on)}受理`] : []),
    ...(runsFrom > sentOn ? [`期限自${dateText(runsFrom)}的次日起算`] : []),
    ...stood,
    ...(extension ? [`${dateText(extension.on)}经批准延长${extension.days}个工作日`] : []),
  ].join('；')
}
