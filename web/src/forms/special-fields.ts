import type { ComponentType } from 'react'
import type { FieldProps } from './field-props.ts'
import { FineField } from './FineField.tsx'
import { TierField } from './TierField.tsx'
import { UploadField } from './UploadField.tsx'

/** Fields that deserve more than the control of their kind, by act and name. */
export const specialFields: Record<string, Record<string, ComponentType<FieldProps>>> = {
  'add-evidence': { evidenceId: UploadField },
  'conclude-investigation': { tier: TierField, fineFen: FineField },
  'issue-advance-notice': { fineFen: FineField },
  'draft-decision': { fineFen: FineField },
}
