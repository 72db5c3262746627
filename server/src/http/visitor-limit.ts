import { isIPv6 } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { brotliCompressSync } from 'node:zlib'
import { errorPage } from './error-page.ts'
import { sendCompressed } from './send-compressed.ts'

/** Pages one address may open at once, and how many more each second: a bucket that refills. */
export type VisitorAllowance = { readonly burst: number; readonly perSecond: number }

/** A service hall or an office behind one address reads with ease; a flood does not get through. */
export const visitorAllowance: VisitorAllowance = { burst: 300, perSecond: 20 }

/** How many addresses are remembered. The one that was unseen longest is forgotten first. */
const maxAddresses = 50_000

type Bucket = { left: number; at: number }

/** Counts what each address asks for. Times are milliseconds of one clock. */
export class VisitorLimit {
  readonly #allowance: VisitorAllowance
  readonly #buckets = new Map<string, Bucket>()

  constructor(allowance: VisitorAllowance) {
    this.#allowance = allowance
  }

  /** Seconds this address has to wait; 0: it may pass. */
  secondsToWait(address: string, now: number): number {
    const { burst, perSecond } = this.#allowance
    const bucket = this.#buckets.get(address) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    this.#buckets.delete(address)
    this.#buckets.set(address, bucket)
    if (this.#buckets.size > maxAddresses) {
      const [oldest = ''] = this.#buckets.keys()
      this.#buckets.delete(oldest)
    }
    if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perSecond)
    bucket.left--
    return 0
  }
}

/** One household or office has a whole IPv6 network of 64 bits, so that counts as one visitor. */
export function visitorOf(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip
  const [front = '', back] = ip.split('::')
  const groups = front === '' ? [] : front.split(':')
  const missing = 8 - groups.length - (back ? back.split(':').length : 0)
  const filled = back === undefined ? groups : [...groups, ...Array<string>(missing).fill('0')]
  return filled.slice(0, 4).join(':')
}

/** Everything that is not a page of the portal has its own limits, or is cheap. */
const elsewhere = /^\/(api|office|log|assets|health|healthz|setup|favicon\.ico)(\/|$)/

/** Refuses an address that floods the portal, before anything is done for it: 429 in plain Chinese. */
export function limitVisitors(app: FastifyInstance, allowance: VisitorAllowance): void {
  const limit = new VisitorLimit(allowance)
  app.addHook('onRequest', async (request, reply) => {
    if (elsewhere.test(pathOf(request.url))) return
    const wait = limit.secondsToWait(visitorOf(request.ip), performance.now())
    if (wait > 0) return refuse(request, reply, wait)
  })
}

function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

let page: { plain: Buffer; br: Buffer } | undefined

/** Made once: a flood must cost less than what it asks for. */
function refuse(request: FastifyRequest, reply: FastifyReply, wait: number): FastifyReply {
  if (!page) {
    const title = '您所在的网络访问太频繁了，请等半分钟再打开。其他人不受影响。'
    const plain = Buffer.from(errorPage({ type: '/problems/too-many', title, status: 429 }))
    page = { plain, br: brotliCompressSync(plain) }
  }
  void reply.code(429).headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(wait),
  })
  const { plain, br } = page
  return sendCompressed(request, reply, { plain: () => plain, br: () => br })
}
