import type { PlainDate } from '../../../shared/plain-date.ts'

/** 结案、归档, and the other ways a case ends. */
export type ClosingSlice = {
  readonly ended: Ended | null
  readonly closedOn: PlainDate | null
  readonly archivedOn: PlainDate | null
  readonly archive: Archive | null
}

export const stillOpen: ClosingSlice = {
  ended: null,
  closedOn: null,
  archivedOn: null,
  archive: null,
}

type Ended =
  | { kind: 'declined'; on: PlainDate; reason: string }
  | { kind: 'dismissed'; on: PlainDate; reason: string }
  /** The decision was revoked or found void, and none takes its place. */
  | { kind: 'revoked'; on: PlainDate; reason: string }
  | { kind: 'transferred'; on: PlainDate; reason: string; to: string }

export type Archive = {
  archiveNo?: string
  pages?: number
  retention: 'permanent' | '30-years' | '10-years'
  remarks: string | null
  checkedBy: string
}
