import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Asked = { headers: IncomingMessage['headers']; body: Record<string, unknown> }

/** A platform that answers as it is told, over real HTTP. */
export async function withPlatform(
  answer: (asked: Asked) => { status: number; body: unknown },
  work: (url: string, asked: Asked[]) => Promise<void>,
): Promise<void> {
  const seen: Asked[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const asked = { headers: request.headers, body: JSON.parse(body) as Asked['body'] }
      seen.push(asked)
      const { status, body: said } = answer(asked)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/report`, seen)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
