import { isIP } from 'node:net'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import type { TrustedProxies } from '../trusted-proxies.ts'

/** What Fastify asks of each address from the nearest on. It refuses to count proxies by itself. */
export function trustIn(proxies: TrustedProxies): NonNullable<FastifyServerOptions['trustProxy']> {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies
  return proxies === false ? false : [...proxies]
}

/**
 * Cuts X-Forwarded-For to its addresses at the end, where the nearest proxy writes. Whatever stands before a
 * word that is no address ("unknown", a name) was not written by a proxy we know; the visitor is then the one
 * who is known last, and nothing but an address is ever stored as one.
 */
export function believeAddressesOnly(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw
    const said = headers['x-forwarded-for']
    if (said !== undefined) headers['x-forwarded-for'] = addressesAtTheEnd(String(said))
    done()
  })
}

function addressesAtTheEnd(header: string): string {
  const said = header.split(',').map((each) => each.trim())
  const strange = said.findLastIndex((each) => isIP(each) === 0 || each.includes('%'))
  return said.slice(strange + 1).join(', ')
}
