import { BlockList, isIP } from 'node:net'

/** Special-purpose networks (RFC 6890 and its registry): none of them is a place on the internet. */
const notPublic = networksOf(
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3',
  // Documentation, and networks in which an address of the other kind is wrapped (Teredo, 6to4).
  '2001::/23 2001:db8::/32 2002::/16 3fff::/20',
)
/** All that was ever given to anybody outside lies here: no loopback, no link, no wrapped IPv4. */
const publicIPv6 = networksOf('2000::/3')

function networksOf(...lists: readonly string[]): BlockList {
  const networks = new BlockList()
  for (const network of lists.flatMap((list) => list.split(' '))) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    networks.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return networks
}

/** Where this server may send something of its own accord: to the internet by https, and to named networks. */
export type Outside = {
  /** Why it does not connect to this address by this protocol, in words; null when it may. */
  refusal(address: string, protocol: string): string | null
}

/** @param allowed networks of one's own that may be reached as well, also without https (PUSH_NETWORKS). */
export function outside(allowed: readonly string[]): Outside {
  const own = networksOf(...allowed)
  return {
    refusal(address, protocol) {
      const family = isIP(address)
      if (family === 0) return '不是网络地址'
      const kind = family === 6 ? 'ipv6' : 'ipv4'
      if (own.check(address, kind)) return null
      const isPublic = family === 4 || publicIPv6.check(address, 'ipv6')
      if (!isPublic || notPublic.check(address, kind)) return '是内部网络的地址，没有允许推送'
      return protocol === 'https:' ? null : '不是 https，令牌会被看见'
    },
  }
}

/**
 * What is wrong with an address that is proposed, in words; null when it may be tried. A name is looked up at each
 * sending, because what it stands for can change.
 */
export function addressProblem(typed: string, allowed: readonly string[]): string | null {
  if (!URL.canParse(typed)) return '应为完整的网址，例如 https://xy.example.gov.cn/api/report'
  const { protocol, hostname, username, password } = new URL(typed)
  if (protocol !== 'https:' && protocol !== 'http:') return '应为 https 的网址'
  if (username !== '' || password !== '') return '网址里不能带用户名、密码'
  const host = hostOf(hostname)
  if (isIP(host) !== 0) {
    const refusal = outside(allowed).refusal(host, protocol)
    return refusal && `地址${refusal}`
  }
  if (/(?:^|\.)localhost\.?$/.test(host)) return '地址是本机，不能推送'
  return protocol === 'https:' || allowed.length > 0
    ? null
    : '须用 https：http 会让令牌和数据在路上被看见'
}

/** The host of a URL as an address is written elsewhere: [::1] is ::1. */
export const hostOf = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')
