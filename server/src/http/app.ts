import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { z } from 'zod'
import Fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { TrustedProxies } from '../trusted-proxies.ts'
import type { World } from '../world.ts'
import { cutSlowBodies, readUnwantedToTheEnd } from './bodies-on-the-way.ts'
import { compressAnswers } from './compression.ts'
import { openApi } from './openapi.ts'
import { plainBodies } from './plain-bodies.ts'
import {
  answerBrokenRequest,
  answerRefusedAddress,
  answerWhileStopping,
  handleFaults,
} from './problems.ts'
import { requestKeys } from './request-keys.ts'
import { registerRoutes } from './routes.ts'
import type { SetupGuard } from './setup/setup-guard.ts'
import { setupRoutes } from './setup/setup-routes.ts'
import { securityPolicies } from './security-headers.ts'
import { believeAddressesOnly, trustIn } from './visitor-address.ts'
import { limitVisitors, visitorAllowance, type VisitorAllowance } from './visitor-limit.ts'

type AppOptions = Pick<FastifyServerOptions, 'logger'> & {
  /** The reverse proxies whose X-Forwarded-For is believed. */
  readonly trustProxy?: TrustedProxies
  /** The public address is https: tell browsers to keep to it. */
  readonly https?: boolean
  /** There is no agency yet, so that every visitor is sent to the first-run wizard. */
  readonly setup?: SetupGuard | undefined
  /** How often one address may ask the portal; null sets no limit, for measurements. */
  readonly visitors?: VisitorAllowance | null
}

// What schemas refuse is read by officers: in Chinese, unless the schema has its own sentence.
z.config(z.locales.zhCN())

const maxBodyBytes = 1024 * 1024
/** Headers come at once or from somebody who holds connections open. */
const headersTimeoutMs = 15_000
const checkConnectionsMs = 5_000
/** The limit per address, on /api only. Signing in has a tighter limit. */
const requestsPerMinute = 1200

/** The HTTP side of one server process, ready to `listen` or `inject`. */
export async function createApp(
  world: World,
  {
    https = false,
    trustProxy = false,
    setup,
    visitors = visitorAllowance,
    ...options
  }: AppOptions = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    ...options,
    trustProxy: trustIn(trustProxy),
    bodyLimit: maxBodyBytes,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    // How long a body may take depends on its size: bodies-on-the-way.ts.
    requestTimeout: 0,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: checkConnectionsMs },
    routerOptions: { maxParamLength: 200 },
    // Said by `answerWhileStopping`, as every other problem.
    return503OnClosing: false,
    frameworkErrors: answerRefusedAddress,
    clientErrorHandler: answerBrokenRequest,
  })
  believeAddressesOnly(app)
  answerWhileStopping(app)
  cutSlowBodies(app)
  readUnwantedToTheEnd(app)
  // JSON and forms only: text would reach the routes as a string.
  app.removeContentTypeParser('text/plain')
  plainBodies(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleFaults(app, world, requestKeys(app, world))
  // The policy differs by area; see security-headers.ts.
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
  })
  securityPolicies(app)
  compressAnswers(app)
  await app.register(cookie)
  await app.register(multipart)
  limitApi(app)
  if (visitors) limitVisitors(app, visitors)
  await app.register(rateLimit, { global: false })
  await openApi(app, world.publicOrigin)
  await setupRoutes(app, world, setup)
  await registerRoutes(app, world)
  return app
}

function limitApi(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/')) return
    route.config = {
      rateLimit: { max: requestsPerMinute, timeWindow: '1 minute' },
      ...route.config,
    }
  })
}
