import type { LimitView } from '@zhaofa/contract'
import { explainLimit } from '@zhaofa/domain/deadline/explain-limit.ts'
import { chipOf, type LimitTone } from '@zhaofa/domain/deadline/limit-chip.ts'
import { dueNow } from '@zhaofa/domain/deadline/limit-instance.ts'
import { getLimit } from '@zhaofa/domain/deadline/limits.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { CaseLimit } from '@zhaofa/domain/case/case-limit.ts'
import { limitOfAct } from '@zhaofa/domain/case/procedures.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { citationView } from './citations.ts'

const tones: Record<LimitTone, LimitView['tone']> = {
  calm: 'plain',
  half: 'plain',
  near: 'soon',
  last: 'soon',
  today: 'today',
  overdue: 'over',
  unknown: 'soon',
  paused: 'paused',
  ended: 'met',
}

/** Only the agency's own delay is red. */
const whoIsLate = {
  agency: { word: '', tone: 'over' },
  party: { word: '当事人', tone: 'soon' },
  other: { word: '其他机关', tone: 'soon' },
} as const

/** A limit as a chip, with the sum behind it. */
export function limitView(
  { title, instance }: Pick<CaseLimit, 'title' | 'instance'>,
  at: Pick<Circumstances, 'calendar' | 'today' | 'now'>,
): LimitView {
  const due = dueNow(instance, at.calendar, at.today)
  const chip = chipOf(instance, at.calendar, at, due)
  const explained = explainLimit(instance, at.calendar, at, due)
  const { whose, citations } = getLimit(instance.limitId)
  const late = whoIsLate[whose]
  return {
    id: instance.limitId,
    title,
    state: chip.status === 'waived' ? 'met' : due.known ? chip.status : 'unknown',
    chip: chip.tone === 'overdue' ? `${late.word}${chip.text}` : chip.text,
    tone: chip.tone === 'overdue' ? late.tone : tones[chip.tone],
    whose,
    startsOn: instance.startedOn,
    dueOn: chip.dueOn,
    rule: explained.rule,
    days: [...due.days],
    note:
      [...explained.pauses, ...explained.extensions, explained.rolling, explained.note]
        .filter((line) => line !== null && line !== '')
        .join('；') || null,
    basis: citations.map(citationView),
  }
}

/** The limit that doing this act keeps, as a chip; null where none runs. */
export function actLimitView(
  file: CaseFile,
  act: Pick<Act, 'step' | 'keeps'>,
  at: Pick<Circumstances, 'calendar' | 'today' | 'now' | 'rules'>,
): LimitView | null {
  const limit = limitOfAct(file, act, at)
  return limit && limitView(limit, at)
}
