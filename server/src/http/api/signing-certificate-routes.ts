import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  OwnerProofBody,
  RevokeOwnSigningBody,
  RevokeSigningBody,
  SigningCertificateList,
} from '@zhaofa/contract'
import {
  certificatesOfPerson,
  obtainCertificate,
  ownCertificates,
  revokeCertificates,
  revokeOwnCertificate,
} from '../../office/signing/person-certificates.ts'
import type { World } from '../../world.ts'
import { nothing } from '../answers.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { answered } from './send-refusal.ts'

const own = '/api/session/signing-certificates'
const ofPerson = '/api/administration/people/:personId/signing-certificates'
const PersonParams = z.object({ personId: z.uuid() })

/** 签名证书: one's own, and what the administrators see and revoke of others. */
export function signingCertificateRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    own,
    {
      schema: {
        operationId: 'listOwnSigningCertificates',
        summary: '本人的签名证书',
        response: { 200: SigningCertificateList },
      },
    },
    async (request) => ownCertificates(world, await gate.requireSession(request)),
  )

  api.post(
    own,
    {
      schema: {
        operationId: 'obtainSigningCertificate',
        summary: '申领签名证书',
        body: OwnerProofBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const holder = await gate.requireSession(request)
      const proof = { ...request.body, origin: originOf(request) }
      return answered(reply, await obtainCertificate(world, holder, proof))
    },
  )

  api.post(
    `${own}/revocation`,
    {
      schema: {
        operationId: 'revokeOwnSigningCertificate',
        summary: '吊销本人的签名证书',
        body: RevokeOwnSigningBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const holder = await gate.requireSession(request)
      const asked = { ...request.body, origin: originOf(request) }
      return answered(reply, await revokeOwnCertificate(world, holder, asked))
    },
  )

  api.get(
    ofPerson,
    {
      schema: {
        operationId: 'listSigningCertificates',
        summary: '一个人的签名证书',
        params: PersonParams,
        response: { 200: SigningCertificateList },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const { personId } = request.params
      return answered(reply, await certificatesOfPerson(world, actor, personId), (list) =>
        reply.send(list),
      )
    },
  )

  api.post(
    `${ofPerson}/revocation`,
    {
      schema: {
        operationId: 'revokeSigningCertificates',
        summary: '吊销一个人的签名证书',
        params: PersonParams,
        body: RevokeSigningBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const asked = { ...request.params, ...request.body }
      return answered(reply, await revokeCertificates(world, actor, asked))
    },
  )
}
