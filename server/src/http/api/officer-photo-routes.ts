import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  officerPhoto,
  ownPhoto,
  removeOfficerPhoto,
  setOfficerPhoto,
} from '../../office/administration/officer-photo.ts'
import { LengthRequiredError, MalformedRequestError, TooLargeError } from '../../faults.ts'
import { maxPortraitBytes } from '../../objects/portrait.ts'
import type { World } from '../../world.ts'
import { fileOf, formWithFile, nothing } from '../answers.ts'
import { answered, type ActorOf } from './send-refusal.ts'

const PersonParams = z.object({ personId: z.uuid() })
const path = '/api/administration/people/:personId/photo'
const tooLarge = '照片超过 5 MB，没有保存。请换一张小一些的证件照。'

/** 证件照片: kept beside the certificates, shown on 亮证. */
export function officerPhotoRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.put(
    path,
    {
      schema: {
        operationId: 'setOfficerPhoto',
        summary: '保存一个人员的证件照片',
        consumes: [formWithFile],
        params: PersonParams,
        response: { 204: nothing },
      },
      bodyLimit: maxPortraitBytes + 64 * 1024,
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const announced = request.headers['content-length']
      if (announced === undefined) throw new LengthRequiredError()
      if (Number(announced) > maxPortraitBytes + 64 * 1024) throw new TooLargeError(tooLarge)
      const photo = await filePart(request)
      const { personId } = request.params
      const outcome = await setOfficerPhoto(world, actor, { personId, photo })
      return answered(reply, outcome)
    },
  )

  api.delete(
    path,
    {
      schema: {
        operationId: 'removeOfficerPhoto',
        summary: '删除一个人员的证件照片',
        params: PersonParams,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      await removeOfficerPhoto(world, await actorOf(request), request.params.personId)
      return reply.code(204).send()
    },
  )

  api.get(
    path,
    {
      schema: {
        operationId: 'downloadOfficerPhoto',
        summary: '一个人员的证件照片',
        params: PersonParams,
        response: { 200: fileOf('image/jpeg') },
      },
    },
    async (request, reply) =>
      send(reply, await officerPhoto(world, await actorOf(request), request.params.personId)),
  )

  api.get(
    '/api/officer-photo',
    {
      schema: {
        operationId: 'downloadOwnPhoto',
        summary: '本人的证件照片',
        response: { 200: fileOf('image/jpeg') },
      },
    },
    async (request, reply) => send(reply, await ownPhoto(world, await actorOf(request))),
  )
}

/** Nobody's cache outlives the certificate. */
function send(reply: FastifyReply, photo: Buffer): FastifyReply {
  return reply
    .header('content-type', 'image/jpeg')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(photo)
}

/** @throws MalformedRequestError when the body is no form with one file in it; TooLargeError */
async function filePart(request: FastifyRequest): Promise<Buffer> {
  const part = await request
    .file({ limits: { fileSize: maxPortraitBytes, files: 1 }, throwFileSizeLimit: false })
    .catch((fault: unknown) => {
      throw new MalformedRequestError('没有收到照片，没有保存。请重新上传。', [], { cause: fault })
    })
  if (!part) throw new MalformedRequestError('请选择照片')
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw new TooLargeError(tooLarge)
  return bytes
}
