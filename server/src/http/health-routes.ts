import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'

/** GET /healthz: 200 when this process can use the database, 503 otherwise. For load balancers. */
export function healthRoutes(app: FastifyInstance, { office, portal }: World): void {
  app.get('/healthz', { logLevel: 'silent' }, async (_request, reply) => {
    const asked = Promise.all([sql`select 1`.execute(office), sql`select 1`.execute(portal)])
    const database = await Promise.race([
      asked.then(
        () => 'ok' as const,
        () => 'unreachable' as const,
      ),
      pause(2000, 'unreachable' as const, { ref: false }),
    ])
    return reply
      .code(database === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: database === 'ok' ? 'ok' : 'unavailable', database })
  })
}
