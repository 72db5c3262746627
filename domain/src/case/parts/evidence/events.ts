import { listsOfEvidence } from '../../amendable.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import type { EvidenceKind } from '../../case-codes.ts'
import type { StoredFile } from '../../../shared/stored-file.ts'
import { nobody, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret, personSecret } from '../../secrets-of.ts'
import { unreviewed, type Reviewed } from '../decision/slice.ts'
import { elementsIn } from './elements.ts'
import { exclusionGrounds, type EvidenceSlice, type ExclusionGround } from './slice.ts'

export type EvidenceEvent =
  | {
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
  | {
      type: 'EvidenceExcluded'
      evidenceIds: string[]
      ground: ExclusionGround
      reason: string
      replacedBy: string | null
    }

export const evidenceEvents: EventKinds<EvidenceEvent, EvidenceSlice & Reviewed> = {
  EvidenceAdded: {
    title: '证据入卷',
    effective: false,
    means: ({ evidence }, { type: _type, evidenceId: id, ...rest }) => ({
      evidence: [...evidence, { id, ...rest }],
    }),
    line: ({ name, purpose }) => `${name}：${purpose}`,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: ({ type: _type, evidenceId: id, purpose: proves, ...rest }) => [
      { id, proves, elements: elementsIn(`${rest.name}，${proves}`), ...rest },
    ],
    amendment: {
      record: '证据登记',
      fields: ['kind', 'name', 'purpose', 'source', 'collectedOn', 'officers'],
      agree: 'department',
      repeated: { kind: listsOfEvidence, name: listsOfEvidence, purpose: listsOfEvidence },
      founds: true,
    },
    secrets: ({ source }) => [personSecret(source)],
    publicStep: notShown,
  },
  EvidenceExcluded: {
    title: '证据不予采用',
    effective: true,
    // A draft made before rested on it, and so did its review (处罚法第58条).
    means: (
      { evidence, excluded, excludedRecords },
      { evidenceIds, ground, reason, replacedBy },
      { at },
    ) => ({
      ...unreviewed,
      excludedRecords: [
        ...excludedRecords,
        ...evidenceIds
          .filter((id) => evidence.every((each) => each.id !== id))
          .map((id) => ({ id, ground, because: reason, excludedOn: chinaDay(at) })),
      ],
      evidence: evidence.filter(({ id }) => !evidenceIds.includes(id)),
      excluded: [
        ...excluded,
        ...evidence
          .filter(({ id }) => evidenceIds.includes(id))
          .map((each) => ({
            ...each,
            ground,
            because: reason,
            excludedOn: chinaDay(at),
            replacedBy,
          })),
      ],
    }),
    line: ({ ground, reason }) => `${exclusionGrounds[ground]}：${reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '不采用证据经负责人同意，不以更正改变；要重新采用的，作为新的证据再登记。',
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
}
