import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { KnownFirmView, PartyReading } from '@zhaofa/contract'
import {
  knownFirm,
  maxPartyPictureBytes,
  readPartyPicture,
} from '../../office/cases/read-party-picture.ts'
import type { World } from '../../world.ts'
import { formWithFile } from '../answers.ts'
import { receiveFile } from './receive-file.ts'
import type { ActorOf } from './send-refusal.ts'

/** A picture costs a second of processor time, so an address may not send them without end. */
const pictures = { rateLimit: { max: 60, timeWindow: '1 minute' } }

const tooLarge = `照片超过 ${maxPartyPictureBytes / 1024 ** 2} MB。请换一张小一些的，已经填的都还在。`

/** 拍照填当事人: what a credential in a picture says, and what earlier cases know of a firm. */
export function partyReadingRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.post(
    '/api/party-readings',
    {
      schema: {
        operationId: 'readPartyPicture',
        summary: '从证照的照片读出当事人',
        consumes: [formWithFile],
        response: { 200: PartyReading },
      },
      bodyLimit: maxPartyPictureBytes + 1024 ** 2,
      config: pictures,
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const bytes = await receiveFile(request, maxPartyPictureBytes, tooLarge)
      const { read, message } = await readPartyPicture(world, actor, bytes)
      void reply.header('cache-control', 'no-store')
      if (read === null) return { read, message }
      const { kind, fields, missing, known } = read
      return {
        read: {
          kind,
          fields: fields.map((field) => ({ ...field, unsure: [...field.unsure] })),
          missing: [...missing],
          known: known && firmView(known),
        },
        message,
      }
    },
  )

  api.get(
    '/api/firms/:code',
    {
      schema: {
        operationId: 'findKnownFirm',
        summary: '按统一社会信用代码找办过的企业',
        params: z.object({ code: z.string().max(40) }),
        // The case that is being filled in does not count.
        querystring: z.object({ apart: z.uuid().optional() }),
        response: { 200: z.strictObject({ firm: KnownFirmView.nullable() }) },
      },
    },
    async (request) => {
      const firm = await knownFirm(world, await actorOf(request), {
        code: request.params.code,
        apart: request.query.apart ?? null,
      })
      return { firm: firm && firmView(firm) }
    },
  )
}

const firmView = (firm: NonNullable<Awaited<ReturnType<typeof knownFirm>>>): KnownFirmView => ({
  ...firm,
  otherNames: [...firm.otherNames],
})
