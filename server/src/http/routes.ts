import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
import { healthRoutes } from './health-routes.ts'
import { logRoutes } from './log-routes.ts'
import { officeFiles } from './office-files.ts'

/** Every route of the server. Each area adds its `…Routes(app, world)` here. */
export async function registerRoutes(app: FastifyInstance, world: World): Promise<void> {
  healthRoutes(app, world)
  logRoutes(app, world)
  await officeFiles(app)
}
