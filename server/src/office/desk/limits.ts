import type { LimitView } from '@zhaofa/contract'
import { explainLimit } from '@zhaofa/domain/deadline/explain-limit.ts'
import { chipOf, type LimitTone } from '@zhaofa/domain/deadline/limit-chip.ts'
import { dueOf } from '@zhaofa/domain/deadline/limit-instance.ts'
import { getLimit } from '@zhaofa/domain/deadline/limits.ts'
import type { CaseLimit } from '@zhaofa/domain/case/case-limit.ts'
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

/** A limit as a chip, with the sum behind it. */
export function limitView(
  { title, instance }: Pick<CaseLimit, 'title' | 'instance'>,
  at: Pick<Circumstances, 'calendar' | 'today' | 'now'>,
): LimitView {
  const chip = chipOf(instance, at.calendar, at)
  const explained = explainLimit(instance, at.calendar, at)
  const due = dueOf(instance, at.calendar, instance.ended?.on ?? at.today)
  return {
    id: instance.limitId,
    title,
    state: chip.status === 'waived' ? 'met' : due.known ? chip.status : 'unknown',
    chip: chip.text,
    tone: tones[chip.tone],
    startsOn: instance.startedOn,
    dueOn: chip.dueOn,
    rule: explained.rule,
    days: [...due.days],
    note:
      [...explained.pauses, ...explained.extensions, explained.rolling, explained.note]
        .filter((line) => line !== null && line !== '')
        .join('；') || null,
    basis: getLimit(instance.limitId).citations.map(citationView),
  }
}
