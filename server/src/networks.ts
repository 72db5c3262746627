import { isIP } from 'node:net'

/** What somebody wrote one after the other into a setting, with whatever sign between. */
export const listed = (typed: string): string[] =>
  typed.split(/[\s,，、;；]+/).filter((each) => each !== '')

/** Whether this is 10.0.0.5, 10.0.0.0/24 or fd00::/64. The prefix 0 would be everybody. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || address.includes('%') || more.length > 0) return false
  if (prefix === undefined) return true
  return /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128)
}
