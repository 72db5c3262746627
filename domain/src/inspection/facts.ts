import type { PersonId } from '../kernel/recorded.ts'
import type { Position } from './distance.ts'
import type { CountedVisit, FrequencyCap } from './frequency.ts'
import type { Checklist, PublishedItems } from './inspection-item.ts'
import type { InspectionRules } from './inspection-rules.ts'

/** 检查对象 as its register knows it today. */
export type FirmStanding = {
  readonly status: 'open' | 'struck-off'
  /** Where the register has it; null where that is not known. */
  readonly position: Position | null
}

/** A record that an officer made in another file. */
export type RecordElsewhere = {
  readonly startedAt: string
  readonly endedAt: string
  readonly about: string
}

/** What the rules of a visit look at outside its file. */
export type InspectionFacts = {
  readonly rules: InspectionRules
  /** The newest published list of items; null where none is published. */
  readonly published: PublishedItems | null
  /** The newest checklist of an item; null where none was made. */
  checklistOf(item: string): Checklist | null
  /** The cap that binds for this firm and items of these names; null where none is published. */
  capFor(uscc: string, items: readonly string[]): FrequencyCap | null
  /** Visits of the firm, by every department of the agency, done or approved. */
  visitsOf(uscc: string): readonly CountedVisit[]
  /** Null for a firm that the register does not know. */
  firmOf(uscc: string): FirmStanding | null
  /** Records of this officer in other files. */
  recordsOf(officer: PersonId): readonly RecordElsewhere[]
}
