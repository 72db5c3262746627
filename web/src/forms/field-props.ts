import type { FieldView } from '@zhaofa/contract'

/** What every control of a form gets. */
export type FieldProps = {
  field: FieldView
  path: string
  value: unknown
  onChange: (value: unknown) => void
}
