import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { enrolmentsOf, issueEnrolment, type Enrolment } from '../../office/administration/enrol.ts'
import { setUpInstallation } from '../../office/administration/set-up-installation.ts'
import { NotFoundError } from '../../faults.ts'
import { asPerson, type Acting } from '../../storage/as-person.ts'
import type { World } from '../../world.ts'
import { styleSheet } from '../style-sheet.ts'
import { codePage, handoverPage } from './enrol-pages.ts'
import { enrolRoutes } from './enrol-routes.ts'
import { emptyFields, readValues, setupOf } from './setup-form.ts'
import { readsForms, sendSetupPage, typedField } from './setup-frame.ts'
import { same, type SetupGuard } from './setup-guard.ts'
import { setupPage, tokenPage } from './setup-pages.ts'

const style = styleSheet(join(import.meta.dirname, 'setup.css'))
const cookieName = 'zhaofa_setup'
const attempts = { rateLimit: { max: 10, timeWindow: '1 minute' } }

/**
 * 首次设置 under /setup, while there is no agency: the token of the console, then one form for the agency and the
 * three administrators, then the code of each, shown once. Gone (404) when its session is over. Each takes over
 * the own account under /enrol, which is there as long as one has not.
 */
export async function setupRoutes(
  app: FastifyInstance,
  world: World,
  guard: SetupGuard | undefined,
): Promise<void> {
  app.get('/setup/style.css', (_request, reply) => reply.type('text/css').send(style))
  await enrolRoutes(app, world)
  if (!guard) return
  // Until then there is nothing to show, and every visitor is sent to the setup.
  app.addHook('onRequest', async (request, reply) => {
    const first = request.url === '/' || request.url.startsWith('/office')
    const nothing = guard.isOpen() && guard.handingOver() === undefined
    if (first && request.method === 'GET' && nothing) return reply.redirect('/setup', 303)
  })
  await app.register(async (scope) => {
    readsForms(scope)
    scope.addHook('onRequest', async () => {
      if (!guard.isOpen()) throw new NotFoundError('已经完成首次设置')
    })
    pages(scope, world, guard)
    handover(scope, world, guard)
  })
}

function pages(app: FastifyInstance, world: World, guard: SetupGuard): void {
  app.get('/setup', async (request, reply) => {
    const csrf = guard.csrfOf(request.cookies[cookieName])
    const agency = guard.handingOver()
    if (!csrf && agency) throw new NotFoundError('已经完成首次设置')
    if (!csrf) return sendSetupPage(reply, tokenPage(null))
    if (!agency) return sendSetupPage(reply, setupPage(csrf, {}, []))
    return sendSetupPage(reply, handoverPage(csrf, await enrolmentsIn(world, agency)))
  })

  app.post('/setup/enter', { config: attempts }, (request, reply) => {
    const session = guard.enter(typedField(request, 'token'))
    if (!session) {
      return sendSetupPage(
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
    if (!csrf) return sendSetupPage(reply.code(403), tokenPage('时间过长，请重新输入设置口令。'))
    const values = readValues(request.body)
    if (!same(typedField(request, 'csrf'), csrf)) {
      return sendSetupPage(reply.code(403), setupPage(csrf, values, []))
    }
    const empty = emptyFields(values)
    if (empty.length > 0) return sendSetupPage(reply.code(422), setupPage(csrf, values, empty))
    const outcome = await setUpInstallation(world, setupOf(values))
    if (!outcome.ok) {
      return sendSetupPage(reply.code(422), setupPage(csrf, values, outcome.refusal.fields ?? []))
    }
    guard.handOver(outcome.value.administrators['system-admin'])
    return reply.redirect('/setup', 303)
  })
}

/** The code of one of the three, on a page of its own, once. */
function handover(app: FastifyInstance, world: World, guard: SetupGuard): void {
  app.post('/setup/code', { config: attempts }, async (request, reply) => {
    const csrf = guard.csrfOf(request.cookies[cookieName])
    const agency = guard.handingOver()
    if (!csrf || !agency || !same(typedField(request, 'csrf'), csrf)) {
      throw new NotFoundError('时间过长，领取码请安装人员在服务器上另发')
    }
    const all = await enrolmentsIn(world, agency)
    const own = all.find(({ personId }) => personId === typedField(request, 'person'))
    if (!own) throw new NotFoundError('没有这个管理员')
    const who = { agencyId: agency.agencyId, personId: own.personId }
    const issued = await issueEnrolment(world, who, 'wizard')
    if (!issued.ok) return sendSetupPage(reply.code(409), handoverPage(csrf, all))
    const sheet = { code: issued.value, address: `${world.publicOrigin}/enrol` }
    return sendSetupPage(reply, codePage(own, sheet))
  })
}

const enrolmentsIn = ({ office }: World, agency: Acting): Promise<Enrolment[]> =>
  asPerson(office, agency, (tx) => enrolmentsOf(tx))
