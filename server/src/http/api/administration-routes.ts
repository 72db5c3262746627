import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AuditQuery,
  ChangeCertificateBody,
  ChangeList,
  ChangePersonBody,
  CreatePersonBody,
  DepartmentBody,
  DepartmentList,
  InitialPassword,
  IssueCertificateBody,
  LegalQualificationBody,
  PeopleQuery,
  PersonDetail,
  PersonList,
  PersonStatusBody,
  ReasonBody,
  RolesBody,
  SignInList,
} from '@zhaofa/contract'
import {
  endSessionsOf,
  resetPassword,
  resetSecondFactor,
  unlockAccount,
} from '../../office/administration/account-help.ts'
import { changeCertificate, issueCertificate } from '../../office/administration/certificates.ts'
import { changeDepartment, createDepartment } from '../../office/administration/departments.ts'
import { listDepartments, listPeople, viewPerson } from '../../office/administration/list-people.ts'
import { changePerson, createPerson, setPersonStatus } from '../../office/administration/people.ts'
import { listChanges, listSignIns } from '../../office/administration/read-audit.ts'
import { setLegalQualification, setRoles } from '../../office/administration/roles.ts'
import type { World } from '../../world.ts'
import { originOf } from '../require-actor.ts'
import { answered, type ActorOf } from './send-refusal.ts'

const PersonParams = z.object({ personId: z.uuid() })
const DepartmentParams = z.object({ departmentId: z.uuid() })
const CertificateParams = z.object({ certificateId: z.uuid() })
const Created = z.strictObject({ id: z.uuid() })
const root = '/api/administration'

/** 管理: people, departments, certificates and the audit, each by the administrator it belongs to. */
export function administrationRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  departmentRoutes(app, world, actorOf)
  accountRoutes(app, world, actorOf)
  authorityRoutes(app, world, actorOf)
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
    { schema: { body: CreatePersonBody, response: { 201: InitialPassword } } },
    async (request, reply) => {
      const created = await createPerson(world, await actorOf(request), request.body)
      return answered(reply, created, (person) => reply.code(201).send(person))
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
    `${path}/:personId/password`,
    { schema: { params: PersonParams, body: ReasonBody, response: { 201: InitialPassword } } },
    async (request, reply) => {
      const help = { ...request.body, ...request.params, origin: originOf(request) }
      const reset = await resetPassword(world, await actorOf(request), help)
      return answered(reply, reset, (person) => reply.code(201).send(person))
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

/** Roles, certificates, qualifications, second factors and sessions: the security administrator's. */
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

  for (const [path, help] of [
    ['second-factor/reset', resetSecondFactor],
    ['sessions/end', endSessionsOf],
  ] as const) {
    api.post(
      `${person}/${path}`,
      { schema: { params: PersonParams, body: ReasonBody } },
      async (request, reply) => {
        const given = { ...request.body, ...request.params, origin: originOf(request) }
        return answered(reply, await help(world, await actorOf(request), given))
      },
    )
  }
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
