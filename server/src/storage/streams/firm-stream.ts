import {
  evolveFirm,
  unchangedFirm,
  type FirmEvent,
  type FirmFile,
} from '@zhaofa/domain/inspection/register/firm-event.ts'
import type { Stored, Stream } from '../stream.ts'

/** The code as a column. */
type OfFirm = { readonly code: string }

/** 检查对象: one series of single changes for each firm of an agency. */
export const firmStream: Stream<FirmFile, FirmEvent, OfFirm> = {
  called: '检查对象',
  leaf: 'firm-change',
  table: { name: 'inspection.firm_event', key: 'firm_id', own: ['code'], approvals: false },
  ownOf: ({ code }) => ({ code: String(code) }),
  fold: (_head, events) => events.reduce(evolveFirm, unchangedFirm),
  evolve: evolveFirm,
}

export type StoredFirmChanges = Stored<FirmFile, FirmEvent, OfFirm>
