import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AccountResetList,
  AuditQuery,
  ChangeCertificateBody,
  ChangeList,
  ChangePersonBody,
  CreatePersonBody,
  DepartmentBody,
  DepartmentList,
  IssueCertificateBody,
  LegalQualificationBody,
  PeopleQuery,
  PersonDetail,
  PersonList,
  PersonStatusBody,
  ProposedReset,
  ProposeResetBody,
  ReasonBody,
  RefuseResetBody,
  ReleasedReset,
  ReleaseResetBody,
  RolesBody,
  SignInList,
} from '@zhaofa/contract'
import { endSessionsOf, unlockAccount } from '../../office/administration/account-help.ts'
import {
  listResets,
  proposeReset,
  refuseReset,
  releaseReset,
} from '../../office/administration/account-resets.ts'
import { changeCertificate, issueCertificate } from '../../office/administration/certificates.ts'
import { changeDepartment, createDepartment } from '../../office/administration/departments.ts'
import { listDepartments, listPeople, viewPerson } from '../../office/administration/list-people.ts'
import { changePerson, createPerson, setPersonStatus } from '../../office/administration/people.ts'
import { listChanges, listSignIns } from '../../office/administration/read-audit.ts'
import { setLegalQualification, setRoles } from '../../office/administration/roles.ts'
import type { World } from '../../world.ts'
import { afterConfirming } from '../../office/identity/confirm-identity.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { answered, type ActorOf } from './send-refusal.ts'

const PersonParams = z.object({ personId: z.uuid() })
const DepartmentParams = z.object({ departmentId: z.uuid() })
const CertificateParams = z.object({ certificateId: z.uuid() })
const ResetParams = z.object({ resetId: z.uuid() })
const Created = z.strictObject({ id: z.uuid() })
const root = '/api/administration'

/** 管理: people, departments, certificates and the audit, each by the administrator it belongs to. */
export function administrationRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const actorOf = gate.requireActor
  departmentRoutes(app, world, actorOf)
  accountRoutes(app, world, actorOf)
  authorityRoutes(app, world, actorOf)
  resetRoutes(app, world, gate)
  auditRoutes(app, world, actorOf)
}

function departmentRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const path = `${root}/departments`

  api.get(path, { schema: { response: { 200: DepartmentList } } }, async (request) => ({
    departments: await listDepartments(world, await actorOf(request)),
  }))

  api.post(
    path,
    { schema: { body: DepartmentBody, response: { 201: Created } } },
    async (request, reply) => {
      const created = await createDepartment(world, await actorOf(request), request.body)
      return answered(reply, created, (id) => reply.code(201).send({ id }))
    },
  )

  api.put(
    `${path}/:departmentId`,
    { schema: { params: DepartmentParams, body: DepartmentBody } },
    async (request, reply) => {
      const change = { ...request.body, ...request.params }
      return answered(reply, await changeDepartment(world, await actorOf(request), change))
    },
  )
}

/** Accounts: the system administrator's. */
function accountRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const path = `${root}/people`

  api.get(
    path,
    { schema: { querystring: PeopleQuery, response: { 200: PersonList } } },
    async (request) => ({ people: await listPeople(world, await actorOf(request), request.query) }),
  )

  api.get(
    `${path}/:personId`,
    { schema: { params: PersonParams, response: { 200: PersonDetail } } },
    async (request) => viewPerson(world, await actorOf(request), request.params.personId),
  )

  api.post(
    path,
    { schema: { body: CreatePersonBody, response: { 201: Created } } },
    async (request, reply) => {
      const created = await createPerson(world, await actorOf(request), request.body)
      return answered(reply, created, (id) => reply.code(201).send({ id }))
    },
  )

  api.patch(
    `${path}/:personId`,
    { schema: { params: PersonParams, body: ChangePersonBody } },
    async (request, reply) => {
      const change = { ...request.body, ...request.params }
      return answered(reply, await changePerson(world, await actorOf(request), change))
    },
  )

  api.put(
    `${path}/:personId/status`,
    { schema: { params: PersonParams, body: PersonStatusBody } },
    async (request, reply) => {
      const change = { ...request.body, ...request.params }
      return answered(reply, await setPersonStatus(world, await actorOf(request), change))
    },
  )

  api.post(
    `${path}/:personId/unlock`,
    { schema: { params: PersonParams, body: ReasonBody } },
    async (request, reply) => {
      const help = { ...request.body, ...request.params, origin: originOf(request) }
      return answered(reply, await unlockAccount(world, await actorOf(request), help))
    },
  )
}

/** Roles, certificates, qualifications and sessions: the security administrator's. */
function authorityRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const person = `${root}/people/:personId`

  api.put(
    `${person}/roles`,
    { schema: { params: PersonParams, body: RolesBody } },
    async (request, reply) => {
      const change = { ...request.body, ...request.params }
      return answered(reply, await setRoles(world, await actorOf(request), change))
    },
  )

  api.put(
    `${person}/legal-qualification`,
    { schema: { params: PersonParams, body: LegalQualificationBody } },
    async (request, reply) => {
      const change = { ...request.body, ...request.params }
      return answered(reply, await setLegalQualification(world, await actorOf(request), change))
    },
  )

  api.post(
    `${person}/certificates`,
    { schema: { params: PersonParams, body: IssueCertificateBody, response: { 201: Created } } },
    async (request, reply) => {
      const body = { ...request.body, ...request.params }
      const issued = await issueCertificate(world, await actorOf(request), body)
      return answered(reply, issued, (id) => reply.code(201).send({ id }))
    },
  )

  api.post(
    `${root}/certificates/:certificateId/changes`,
    { schema: { params: CertificateParams, body: ChangeCertificateBody } },
    async (request, reply) => {
      const change = { ...request.body, ...request.params }
      return answered(reply, await changeCertificate(world, await actorOf(request), change))
    },
  )

  api.post(
    `${person}/sessions/end`,
    { schema: { params: PersonParams, body: ReasonBody } },
    async (request, reply) => {
      const given = { ...request.body, ...request.params, origin: originOf(request) }
      return answered(reply, await endSessionsOf(world, await actorOf(request), given))
    },
  )
}

/** 重设密码、动态码: proposed by one of the three, released by one of another duty. */
function resetRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    `${root}/resets`,
    { schema: { response: { 200: AccountResetList } } },
    async (request) => ({ resets: await listResets(world, await gate.requireActor(request)) }),
  )

  api.post(
    `${root}/people/:personId/resets`,
    { schema: { params: PersonParams, body: ProposeResetBody, response: { 201: ProposedReset } } },
    async (request, reply) => {
      const reset = { ...request.body, ...request.params }
      const proposed = await proposeReset(world, await gate.requireActor(request), reset)
      return answered(reply, proposed, (view) => reply.code(201).send(view))
    },
  )

  api.post(
    `${root}/resets/:resetId/release`,
    { schema: { params: ResetParams, body: ReleaseResetBody, response: { 200: ReleasedReset } } },
    async (request, reply) => {
      await gate.requireActor(request)
      const holder = await gate.requireSession(request)
      const { confirmation: typed, version } = request.body
      const origin = originOf(request)
      const answering = { ...request.params, version, origin }
      const released = await afterConfirming(
        world,
        holder,
        { typed, origin },
        (actor, confirmedBy) => releaseReset(world, actor, { ...answering, confirmedBy }),
      )
      return answered(reply, released, (view) => reply.send(view))
    },
  )

  api.post(
    `${root}/resets/:resetId/refusal`,
    { schema: { params: ResetParams, body: RefuseResetBody } },
    async (request, reply) => {
      const refusal = { ...request.body, ...request.params }
      return answered(reply, await refuseReset(world, await gate.requireActor(request), refusal))
    },
  )
}

/** The records: the audit administrator's, who changes nothing. */
function auditRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    `${root}/sign-ins`,
    { schema: { querystring: AuditQuery, response: { 200: SignInList } } },
    async (request) => listSignIns(world, await actorOf(request), request.query),
  )

  api.get(
    `${root}/changes`,
    { schema: { querystring: AuditQuery, response: { 200: ChangeList } } },
    async (request) => listChanges(world, await actorOf(request), request.query),
  )
}
