import type { FieldView } from '@zhaofa/contract'

const short = new Set<FieldView['control']['kind']>(['date', 'instant', 'money', 'count', 'yes-no'])

/** Short answers are set side by side; long ones and those with a table above take the whole width. */
export function isShort({ control }: FieldView): boolean {
  if ('shown' in control) return false
  return short.has(control.kind) || (control.kind === 'text' && control.max <= 50)
}
