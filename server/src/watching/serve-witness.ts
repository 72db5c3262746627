import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cosignerKeyText, type VerifierKey } from '@zhaofa/ledger'
import type { Witness } from './witness.ts'

/** 63 hashes and a checkpoint with its signatures are some kilobytes. */
const maxBodyBytes = 64 * 1024

/** A request that has not come within this time is cut. */
const requestTimeoutMs = 10_000

export type ServedWitness = { readonly port: number; readonly stop: () => Promise<void> }

/** Answers `POST …/add-checkpoint`, under any address, and tells a person at `/` what was signed for last. */
export async function serveWitness(
  witness: Witness,
  {
    key,
    port,
    host,
    report,
  }: {
    readonly key: VerifierKey
    readonly port: number
    readonly host: string
    /** Told what went wrong here; the log that asked is told no more than that something did. */
    readonly report: (fault: unknown) => void
  },
): Promise<ServedWitness> {
  const server = createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    const answering =
      request.method === 'POST' && request.url?.endsWith('/add-checkpoint')
        ? add(witness, request, response)
        : request.method === 'GET' && request.url === '/'
          ? tell(witness, key, response)
          : answer(response, { status: 404, body: 'not found\n' })
    Promise.resolve(answering).catch((fault: unknown) => {
      report(fault)
      if (!response.headersSent) answer(response, { status: 500, body: 'internal error\n' })
    })
  })
  await listening(server, port, host)
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}

async function add(
  witness: Witness,
  body: AsyncIterable<Buffer>,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > maxBodyBytes) return answer(response, { status: 413, body: 'too large\n' })
    parts.push(part)
  }
  answer(response, await witness.add(Buffer.concat(parts).toString('utf8')))
}

async function tell(witness: Witness, key: VerifierKey, response: ServerResponse): Promise<void> {
  const seen = await witness.seen()
  const lines = seen.map(({ origin, head }) => `${origin} ${head ? head.size : '-'}\n`)
  answer(response, { status: 200, body: `${cosignerKeyText(key)}\n${lines.join('')}` })
}

type Answer = { readonly status: number; readonly body: string; readonly type?: string }

function answer(
  response: ServerResponse,
  { status, body, type = 'text/plain; charset=utf-8' }: Answer,
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}
