import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { handleFaults } from '../src/http/problems.ts'
import { portalRoutes } from '../src/http/portal/portal-routes.ts'
import { securityPolicies } from '../src/http/security-headers.ts'
import { asPerson } from '../src/storage/as-person.ts'
import type { Tx } from '../src/storage/database.ts'
import { publishAgency } from '../src/storage/publication/lists/publish-lists.ts'
import { sampleAgency } from './notices.ts'
import { withWorld, type TestWorld } from './world.ts'

export const agencyId = sampleAgency.agency_id
/** Whose publication the tests make, and when. */
export const publishing = { agencyId, at: '2026-11-20T01:00:00.000Z' }
const person = { agencyId, personId: '00000000-0000-4000-8000-0000000000aa' }

export type Portal = {
  readonly world: TestWorld
  readonly app: FastifyInstance
  office<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  page(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>
}

/** The portal over this world. */
export async function portalOf(world: TestWorld): Promise<FastifyInstance> {
  const app = Fastify({ routerOptions: { maxParamLength: 200 } })
  handleFaults(app, world, async () => null)
  securityPolicies(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(multipart)
  await app.register(rateLimit, { global: false })
  portalRoutes(app, world)
  return app
}

/** The portal over a fresh database with its agency, as the application's roles. */
export const withPortal = (work: (portal: Portal) => Promise<void>) =>
  withWorld(async (world) => {
    const app = await portalOf(world)
    const office: Portal['office'] = (act) => asPerson(world.db.office, person, act)
    await office((tx) => publishAgency(tx, sampleAgency))
    try {
      await work({
        world,
        app,
        office,
        page: (url, headers = {}) =>
          app.inject({ url, headers: { accept: 'text/html', ...headers } }),
      })
    } finally {
      await app.close()
    }
  })
