import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { setPushToken } from '../src/office/publicity/double-publicity/push-address.ts'
import { appendRuleVersions, historyOf } from '../src/storage/rule-store.ts'
import type { Cast } from '../src/demo/stage.ts'
import { granted } from './an-office.ts'
import type { TestWorld } from './world.ts'

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

/** An address in force, as if two people had agreed on it long ago, with a token for it. Arranged by the owner. */
export async function pushingTo(
  world: TestWorld,
  { publisher }: Pick<Cast, 'publisher'>,
  { url, token }: { url: string; token: string | null },
): Promise<void> {
  const { agencyId } = publisher
  const code = 'pushAddress'
  await world.db.owner.transaction().execute(async (tx) => {
    const after = (await historyOf(tx, agencyId, 'agency-rule', code)).length
    const rule = { kind: 'agency-rule', code, after, body: { value: url } } as const
    const said = {
      effectiveFrom: plainDate('2026-01-01'),
      source: '信用平台来函',
      reason: '启用推送',
    }
    const by = { agencyId, personId: null, at: world.clock.now().toISOString() }
    await appendRuleVersions(tx, [{ ...rule, ...said }], by)
  })
  granted(await setPushToken(world, publisher, { url, token }))
}
