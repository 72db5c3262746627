import type { Problem } from '@zhaofa/contract'
import { bareFaultPage } from './portal/pages/fault-page.ts'

/** What a person sees in the browser when a page cannot be shown. Needs no data: it always works. */
export function errorPage({ title, status }: Problem): string {
  return bareFaultPage({ title, status })
}
