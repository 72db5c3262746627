/**
 * Keeps the office on this machine, so that it opens without network. Browsers know no workers on a page that came
 * by plain http from another machine; there the office needs its network, as before.
 */
export function keepOffice(): void {
  if (!('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    navigator.serviceWorker
      .register('/office/service-worker.js', { scope: '/office/', updateViaCache: 'none' })
      // Nothing of the page depends on it, and the next page tries again.
      .catch(() => undefined)
  })
}
