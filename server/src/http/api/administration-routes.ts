import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AdministrationCounts,
  AgreedChange,
  AgreeToChangeBody,
  AuditQuery,
  ChangeList,
  ContactBody,
  DepartmentBody,
  DepartmentList,
  JoinBody,
  LookBody,
  PeopleQuery,
  PersonDetail,
  PersonList,
  PersonnelChangeBody,
  PersonnelChangeList,
  ReasonBody,
  RefuseChangeBody,
  RestrictedReadList,
  SignInList,
  WrittenChange,
} from '@zhaofa/contract'
import { endSessionsOf, unlockAccount } from '../../office/administration/account-help.ts'
import { countAdministration } from '../../office/administration/administration-sets.ts'
import { changePersonnel } from '../../office/administration/change-personnel.ts'
import {
  agreeToChange,
  noteChange,
  refuseChange,
} from '../../office/administration/decide-personnel-change.ts'
import { changeDepartment, createDepartment } from '../../office/administration/departments.ts'
import { listDepartments, listPeople, viewPerson } from '../../office/administration/list-people.ts'
import { listPersonnelChanges } from '../../office/administration/list-personnel-changes.ts'
import { listChanges, listSignIns } from '../../office/administration/read-audit.ts'
import { listRestrictedReads, lookedAtReads } from '../../office/administration/restricted-reads.ts'
import { setContact } from '../../office/administration/set-contact.ts'
import type { World } from '../../world.ts'
import { afterConfirming } from '../../office/identity/confirm-identity.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { nothing } from '../answers.ts'
import { answered, type ActorOf } from './send-refusal.ts'

const PersonParams = z.object({ personId: z.uuid() })
const DepartmentParams = z.object({ departmentId: z.uuid() })
const ChangeParams = z.object({ changeId: z.uuid() })
const Created = z.strictObject({ id: z.uuid() })
const root = '/api/administration'

/** 管理: people, departments, certificates and the audit, each by the administrator it belongs to. */
export function administrationRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const actorOf = gate.requireActor
  departmentRoutes(app, world, actorOf)
  accountRoutes(app, world, actorOf)
  personnelRoutes(app, world, gate)
  auditRoutes(app, world, actorOf)
}

function departmentRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const path = `${root}/departments`

  api.get(
    path,
    {
      schema: {
        operationId: 'listDepartments',
        summary: '机构',
        response: { 200: DepartmentList },
      },
    },
    async (request) => ({
      departments: await listDepartments(world, await actorOf(request)),
    }),
  )

  api.post(
    path,
    {
      schema: {
        operationId: 'createDepartment',
        summary: '新建机构',
        body: DepartmentBody,
        response: { 201: Created },
      },
    },
    async (request, reply) => {
      const created = await createDepartment(world, await actorOf(request), request.body)
      return answered(reply, created, (id) => reply.code(201).send({ id }))
    },
  )

  api.put(
    `${path}/:departmentId`,
    {
      schema: {
        operationId: 'changeDepartment',
        summary: '修改机构',
        params: DepartmentParams,
        body: DepartmentBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const change = { ...request.body, ...request.params }
      return answered(reply, await changeDepartment(world, await actorOf(request), change))
    },
  )
}

/** People as they are, and help with their accounts that gives nobody more. */
function accountRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const path = `${root}/people`

  api.get(
    path,
    {
      schema: {
        operationId: 'listAdministeredPeople',
        summary: '人员',
        querystring: PeopleQuery,
        response: { 200: PersonList },
      },
    },
    async (request) => listPeople(world, await actorOf(request), request.query),
  )

  api.get(
    `${path}/:personId`,
    {
      schema: {
        operationId: 'viewPerson',
        summary: '一个人员的岗位、证件和账号',
        params: PersonParams,
        response: { 200: PersonDetail },
      },
    },
    async (request) => viewPerson(world, await actorOf(request), request.params.personId),
  )

  api.put(
    `${path}/:personId/contact`,
    {
      schema: {
        operationId: 'setContact',
        summary: '修改联系方式',
        params: PersonParams,
        body: ContactBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const contact = { ...request.body, ...request.params }
      return answered(reply, await setContact(world, await actorOf(request), contact))
    },
  )

  api.post(
    `${path}/:personId/unlock`,
    {
      schema: {
        operationId: 'unlockAccount',
        summary: '解锁账号',
        params: PersonParams,
        body: ReasonBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const help = { ...request.body, ...request.params, origin: originOf(request) }
      return answered(reply, await unlockAccount(world, await actorOf(request), help))
    },
  )

  api.post(
    `${path}/:personId/sessions/end`,
    {
      schema: {
        operationId: 'endSessionsOf',
        summary: '结束一个人员的全部会话',
        params: PersonParams,
        body: ReasonBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const given = { ...request.body, ...request.params, origin: originOf(request) }
      return answered(reply, await endSessionsOf(world, await actorOf(request), given))
    },
  )
}

/** 人员变更: written by one administrator; what gives somebody more is decided by one of another duty. */
function personnelRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const path = `${root}/personnel-changes`

  api.get(
    path,
    {
      schema: {
        operationId: 'listPersonnelChanges',
        summary: '人员变更',
        response: { 200: PersonnelChangeList },
      },
    },
    async (request) => listPersonnelChanges(world, await gate.requireActor(request)),
  )

  api.post(
    `${root}/people`,
    {
      schema: {
        operationId: 'proposeJoin',
        summary: '提出新增人员',
        body: JoinBody,
        response: { 201: WrittenChange },
      },
    },
    async (request, reply) => {
      const wish = { kind: 'join' as const, ...request.body }
      const actor = await gate.requireActor(request)
      const written = await changePersonnel(world, actor, { personId: null, wish })
      return answered(reply, written, (view) => reply.code(201).send(view))
    },
  )

  api.post(
    `${root}/people/:personId/changes`,
    {
      schema: {
        operationId: 'proposePersonnelChange',
        summary: '提出变更一个人员',
        params: PersonParams,
        body: PersonnelChangeBody,
        response: { 201: WrittenChange },
      },
    },
    async (request, reply) => {
      const wanted = { ...request.params, wish: request.body }
      const written = await changePersonnel(world, await gate.requireActor(request), wanted)
      return answered(reply, written, (view) => reply.code(201).send(view))
    },
  )

  api.post(
    `${path}/:changeId/agreement`,
    {
      schema: {
        operationId: 'agreeToPersonnelChange',
        summary: '同意一项人员变更',
        params: ChangeParams,
        body: AgreeToChangeBody,
        response: { 200: AgreedChange },
      },
    },
    async (request, reply) => {
      await gate.requireActor(request)
      const holder = await gate.requireSession(request)
      const { confirmation: typed, version } = request.body
      const origin = originOf(request)
      const answering = { ...request.params, version, origin }
      const agreed = await afterConfirming(world, holder, { typed, origin }, (actor, confirmedBy) =>
        agreeToChange(world, actor, { ...answering, confirmedBy }),
      )
      return answered(reply, agreed, (view) => reply.send(view))
    },
  )

  api.post(
    `${path}/:changeId/refusal`,
    {
      schema: {
        operationId: 'refusePersonnelChange',
        summary: '不同意一项人员变更',
        params: ChangeParams,
        body: RefuseChangeBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const refusal = { ...request.body, ...request.params }
      return answered(reply, await refuseChange(world, await gate.requireActor(request), refusal))
    },
  )

  api.post(
    `${path}/:changeId/note`,
    {
      schema: {
        operationId: 'notePersonnelChange',
        summary: '知悉一项人员变更',
        params: ChangeParams,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      return answered(reply, await noteChange(world, actor, request.params))
    },
  )
}

/** The records: the audit administrator's, who changes nothing; and what each of the three has to look at. */
function auditRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    `${root}/sign-ins`,
    {
      schema: {
        operationId: 'listSignIns',
        summary: '登录记录',
        querystring: AuditQuery,
        response: { 200: SignInList },
      },
    },
    async (request) => listSignIns(world, await actorOf(request), request.query),
  )

  api.get(
    `${root}/changes`,
    {
      schema: {
        operationId: 'listChanges',
        summary: '变更记录',
        querystring: AuditQuery,
        response: { 200: ChangeList },
      },
    },
    async (request) => listChanges(world, await actorOf(request), request.query),
  )

  api.get(
    `${root}/reads`,
    {
      schema: {
        operationId: 'listRestrictedReads',
        summary: '查阅记录',
        querystring: AuditQuery,
        response: { 200: RestrictedReadList },
      },
    },
    async (request) => listRestrictedReads(world, await actorOf(request), request.query),
  )

  api.post(
    `${root}/reads/look`,
    {
      schema: {
        operationId: 'lookAtReads',
        summary: '记下查阅记录看到哪里',
        body: LookBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      await lookedAtReads(world, await actorOf(request), new Date(request.body.until))
      return reply.code(204).send()
    },
  )

  api.get(
    `${root}/counts`,
    {
      schema: {
        operationId: 'countAdministration',
        summary: '三员首页的件数',
        response: { 200: AdministrationCounts },
      },
    },
    async (request) => ({ counts: await countAdministration(world, await actorOf(request)) }),
  )
}
