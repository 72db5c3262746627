import type { ControlView } from '@zhaofa/contract'

export type RowsControl = Extract<ControlView, { kind: 'rows' }>
