import type { Page } from '@playwright/test'

const watching = `
  window.seen = { refused: [], moved: 0 }
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    window.seen.refused.push(effectiveDirective + ' ' + blockedURI))
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) window.seen.moved += value
  }).observe({ type: 'layout-shift', buffered: true })`
type Seen = { readonly refused: readonly string[]; readonly moved: number }

/** Half of what Web Vitals call good (cumulative layout shift). */
const mostMoved = 0.05

/** From the next page on, what the browser refuses by our policy and what moves after it was shown is noticed. */
export const watch = (page: Page): Promise<unknown> => page.addInitScript(watching)

/** What was wrong with the page since it was opened. */
export async function seen(page: Page): Promise<string[]> {
  const { refused, moved } = await page.evaluate<Seen>('window.seen')
  return [
    ...refused.map((each) => `the policy refused ${each}`),
    ...(moved > mostMoved ? [`moves by ${moved.toFixed(3)} after it was shown`] : []),
  ]
}
