import type { Problem } from '@zhaofa/contract'
import type { Mode } from './portal/frame/page-frame.ts'
import { bareFaultPage } from './portal/frame/fault-page.ts'

/** What a person sees in the browser when a page cannot be shown. Needs no data: it always works. */
export function errorPage({ title, fields = [] }: Problem, mode: Mode = 'standard'): string {
  return bareFaultPage({ title, reasons: fields.map(({ message }) => message) }, mode)
}
