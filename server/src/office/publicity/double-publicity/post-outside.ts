import { lookup, type LookupAddress } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps, type RequestOptions } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { hostOf, type Outside } from './outside-address.ts'

/** How long the other side may take, from the first byte sent to the last byte read. */
const timeLimitMs = 30_000
/** A receipt with a line for each of 500 records is far smaller. */
const maxAnswerBytes = 1024 ** 2

type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void

type Post = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** Where it may go, and what tests replace. */
type Limits = {
  readonly outside: Outside
  readonly resolve?: Resolve
  readonly timeMs?: number
  readonly maxBytes?: number
}

/** Why nothing was sent, or why what came back is not read. The message is in Chinese. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError'
  /** Whether another try may go better. */
  readonly again: boolean
  constructor(message: string, again: boolean) {
    super(message)
    this.again = again
  }
}

const resolveAll: Resolve = (hostname, done) => {
  lookup(hostname, { all: true }, done)
}

/**
 * Sends one request to somebody else's server. The name is resolved once, and the connection goes to the addresses that
 * were looked at: an answer that changes in between (DNS rebinding) leads nowhere else. Redirects are not followed, and
 * what is too long or too late is not read.
 * @throws OutsideError
 */
export async function postOutside(
  { url, headers, body }: Post,
  { outside, resolve = resolveAll, timeMs = timeLimitMs, maxBytes = maxAnswerBytes }: Limits,
): Promise<{ status: number; text: string; bytes: Uint8Array }> {
  const { protocol, hostname } = new URL(url)
  const host = hostOf(hostname)
  refuseForbidden(
    outside,
    [host].filter((each) => isIP(each) !== 0),
    protocol,
  )
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    // A connection of its own: what was looked at is what is used.
    agent: false,
    lookup: lookupOnce(outside, resolve, protocol),
    signal: AbortSignal.timeout(timeMs),
  }
  try {
    return await new Promise((answered, failed) => {
      const request = protocol === 'https:' ? requestHttps : requestHttp
      request(url, options, (response) => {
        const { statusCode: status = 0 } = response
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('error', failed)
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > maxBytes)
            response.destroy(new OutsideError('接口的答复太长，没有读完', false))
          else chunks.push(chunk)
        })
        response.on('end', () => {
          const whole = Buffer.concat(chunks)
          answered({ status, text: whole.toString('utf8'), bytes: whole })
        })
      })
        .on('error', failed)
        .end(body)
    })
  } catch (fault) {
    if (fault instanceof OutsideError) throw fault
    const late = fault instanceof Error && fault.name === 'AbortError'
    throw new OutsideError(late ? '接口超时' : '接口连接不上', true)
  }
}

function refuseForbidden(outside: Outside, addresses: readonly string[], protocol: string): void {
  for (const address of addresses) {
    const refusal = outside.refusal(address, protocol)
    if (refusal !== null) throw new OutsideError(`推送地址${refusal}，没有发送`, false)
  }
}

function lookupOnce(outside: Outside, resolve: Resolve, protocol: string): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error('no address'), '')
      try {
        refuseForbidden(
          outside,
          addresses.map(({ address }) => address),
          protocol,
        )
      } catch (refused) {
        return done(refused as Error, '')
      }
      return all ? done(null, [...addresses]) : done(null, first.address, first.family)
    })
  }
}
