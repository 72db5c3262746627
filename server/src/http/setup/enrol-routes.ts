import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotFoundError } from '../../faults.ts'
import { awaitsEnrolment, enrol } from '../../office/administration/enrol.ts'
import type { World } from '../../world.ts'
import { originOf } from '../require-actor.ts'
import { enrolledPage, enrolPage } from './enrol-pages.ts'
import { readsForms, sendSetupPage, typedField } from './setup-frame.ts'

const attempts = { rateLimit: { max: 10, timeWindow: '1 minute' } }

/** 领取账号 under /enrol, while one of the three has an account to take over. Gone (404) afterwards. */
export async function enrolRoutes(app: FastifyInstance, world: World): Promise<void> {
  await app.register(async (scope) => {
    readsForms(scope)
    scope.addHook('onRequest', async () => {
      if (!(await awaitsEnrolment(world))) throw new NotFoundError('没有等待领取的账号')
    })
    scope.get('/enrol', (_request, reply) => sendSetupPage(reply, enrolPage('', [])))
    scope.post('/enrol', { config: attempts }, (request, reply) => take(world, request, reply))
  })
}

async function take(world: World, request: FastifyRequest, reply: FastifyReply) {
  const typed = (name: string) => typedField(request, name)
  const account = typed('account').trim().toLowerCase()
  const password = typed('password')
  if (password !== typed('again')) {
    const message = '两次输入的密码不同'
    return sendSetupPage(reply.code(422), enrolPage(account, [{ field: 'again', message }]))
  }
  const owner = { account, code: typed('code'), password }
  const taken = await enrol(world, owner, originOf(request))
  if (!taken.ok) {
    return sendSetupPage(reply.code(422), enrolPage(account, taken.refusal.fields ?? []))
  }
  return sendSetupPage(reply, enrolledPage())
}
