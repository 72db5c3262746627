import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { setUpInstallation } from '../../office/administration/set-up-installation.ts'
import { NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { styleSheet } from '../style-sheet.ts'
import { emptyFields, readValues, setupOf } from './setup-form.ts'
import { same, type SetupGuard } from './setup-guard.ts'
import { donePage, setupPage, tokenPage } from './setup-pages.ts'

const style = styleSheet(join(import.meta.dirname, 'setup.css'))
const cookieName = 'zhaofa_setup'
const attempts = { rateLimit: { max: 10, timeWindow: '1 minute' } }

/**
 * 首次设置 under /setup, while there is no agency: the token of the console, then one form for the
 * agency and the three administrators. Gone (404) as soon as it has been done.
 */
export async function setupRoutes(
  app: FastifyInstance,
  world: World,
  guard: SetupGuard,
): Promise<void> {
  // Until then there is nothing to show, and every visitor is sent to the setup.
  app.addHook('onRequest', async (request, reply) => {
    const first = request.url === '/' || request.url.startsWith('/office')
    if (first && request.method === 'GET' && guard.isOpen()) return reply.redirect('/setup', 303)
  })
  // The last page asks for it when the setup is closed already.
  app.get('/setup/style.css', (_request, reply) => reply.type('text/css').send(style))
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 16 * 1024 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    scope.addHook('onRequest', async () => {
      if (!guard.isOpen()) throw new NotFoundError('已经完成首次设置')
    })
    pages(scope, world, guard)
  })
}

function pages(app: FastifyInstance, world: World, guard: SetupGuard): void {
  app.get('/setup', (request, reply) => {
    const csrf = guard.csrfOf(request.cookies[cookieName])
    return sendPage(reply, csrf ? setupPage(csrf, {}, []) : tokenPage(null))
  })

  app.post('/setup/enter', { config: attempts }, (request, reply) => {
    const session = guard.enter(fieldOf(request, 'token'))
    if (!session) {
      return sendPage(
        reply.code(403),
        tokenPage('设置口令不对。请核对服务控制台上最近一次显示的口令。'),
      )
    }
    const secure = world.publicOrigin.startsWith('https:')
    const cookie = { path: '/setup', httpOnly: true, secure, sameSite: 'strict' } as const
    return reply.setCookie(cookieName, session, cookie).redirect('/setup', 303)
  })

  app.post('/setup', { config: attempts }, async (request, reply) => {
    const csrf = guard.csrfOf(request.cookies[cookieName])
    if (!csrf) return sendPage(reply.code(403), tokenPage('时间过长，请重新输入设置口令。'))
    const values = readValues(request.body)
    if (!same(fieldOf(request, 'csrf'), csrf)) {
      return sendPage(reply.code(403), setupPage(csrf, values, []))
    }
    const empty = emptyFields(values)
    if (empty.length > 0) return sendPage(reply.code(422), setupPage(csrf, values, empty))
    const setup = setupOf(values)
    const outcome = await setUpInstallation(world, setup)
    if (!outcome.ok) {
      return sendPage(reply.code(422), setupPage(csrf, values, outcome.refusal.fields ?? []))
    }
    guard.close()
    return sendPage(
      reply.clearCookie(cookieName, { path: '/setup' }),
      donePage(setup.administrators),
    )
  })
}

function fieldOf({ body }: FastifyRequest, name: string): string {
  const value = (body as Record<string, unknown> | null)?.[name]
  return typeof value === 'string' ? value : ''
}

function sendPage(reply: FastifyReply, text: string): FastifyReply {
  // It holds what was typed, and once the initial passwords.
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)
}
