import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { EvidenceKind } from '../../case-codes.ts'
import type { StoredFile } from '../../../shared/stored-file.ts'
import { notShown, type EventKinds } from '../../event-kind.ts'
import { personSecret } from '../../secrets-of.ts'
import type { EvidenceSlice } from './slice.ts'

export type EvidenceEvent = {
  type: 'EvidenceAdded'
  evidenceId: string
  kind: EvidenceKind
  name: string
  purpose: string
  source: string
  collectedOn: PlainDate
  officers: PersonId[]
  file: StoredFile
}

export const evidenceEvents: EventKinds<EvidenceEvent, EvidenceSlice> = {
  EvidenceAdded: {
    title: '证据入卷',
    effective: false,
    means: ({ evidence }, { type: _type, evidenceId: id, ...rest }) => ({
      evidence: [...evidence, { id, ...rest }],
    }),
    line: ({ name, purpose }) => `${name}：${purpose}`,
    people: ({ officers }) => ({ investigating: officers }),
    secrets: ({ source }) => [personSecret(source)],
    publicStep: notShown,
  },
}
