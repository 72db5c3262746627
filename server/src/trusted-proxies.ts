import { isNetwork, listed } from './networks.ts'

/**
 * The reverse proxies in front of this server: how many, or their addresses. What they write into
 * X-Forwarded-For is believed; what stood there before is the visitor's own and never counts.
 */
export type TrustedProxies = false | number | readonly string[]

/** More proxies in a row than any installation has: a number above is a slip of the pen. */
const maxProxies = 9

/** TRUST_PROXY as it was typed; null when it cannot be understood or would trust the whole internet. */
export function readTrustedProxies(typed: string): TrustedProxies | null {
  if (/^\d+$/.test(typed)) {
    const count = Number(typed)
    if (count > maxProxies) return null
    return count === 0 ? false : count
  }
  const networks = listed(typed)
  return networks.length > 0 && networks.every(isNetwork) ? networks : null
}
