import type { FastifyInstance } from 'fastify'
import { plainNumber } from '@zhaofa/domain/identity-codes/number-spelling.ts'
import {
  codeHash,
  findPartyPage,
  findProgress,
  plainCode,
} from '../../../storage/publication/case-progress.ts'
import type { World } from '../../../world.ts'
import { formBodies, formField } from '../../form-bodies.ts'
import { noPartyPage, partyPage, progressPage } from './progress-page.ts'
import type { PortalPages } from '../frame/portal-pages.ts'

/** Guessing sixty bits ten at a time is hopeless; asking for one's own case is not held up. */
const asksPerMinute = 10

/** 办理进度查询 and the party's page. What they show is for one reader: nothing of it is kept anywhere. */
export function progressRoutes(
  app: FastifyInstance,
  { sealingKey }: World,
  pages: PortalPages,
): void {
  const config = { rateLimit: { max: asksPerMinute, timeWindow: '1 minute' } }
  app.get('/progress', (request, reply) =>
    pages.send(request, reply, '/progress', async ({ context }) => ({
      page: progressPage(context, { asked: false }),
    })),
  )

  app.get<{ Params: { token: string } }>('/party/:token', { config }, (request, reply) => {
    const { token } = request.params
    void reply.header('cache-control', 'no-store')
    return pages.sendOnce(request, reply, `/party/${token}`, async ({ db, context, today }) => {
      const found = await findPartyPage(db, { token: codeHash(token, sealingKey), today })
      return found
        ? { page: partyPage(context, { ...found, today }) }
        : { page: noPartyPage(context), status: 404 }
    })
  })

  void app.register(async (scope) => {
    formBodies(scope)
    // The code is posted, so that no address, history or log contains it.
    scope.post('/progress', { config }, (request, reply) => {
      const number = plainNumber(formField(request.body, 'number'))
      const code = codeHash(plainCode(formField(request.body, 'code')), sealingKey)
      void reply.header('cache-control', 'no-store')
      return pages.sendOnce(request, reply, '/progress', async ({ db, context, today }) => {
        const found = await findProgress(db, { number, code, today })
        return {
          page: progressPage(context, { asked: true, found, today }),
          status: found ? 200 : 404,
        }
      })
    })
  })
}
