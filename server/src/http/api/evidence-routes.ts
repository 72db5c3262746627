import type { MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  DrawnView,
  Informant,
  InformantSealed,
  InformantView,
  ReadScansBody,
  ScanSorting,
  SealedPages,
  SignatureBody,
  UploadDone,
} from '@zhaofa/contract'
import { maxStrokesLength } from '@zhaofa/domain/case/strokes.ts'
import { maxUploadBytes, tooLargeText } from '@zhaofa/domain/case/upload-limit.ts'
import { readPrintSet } from '../../office/cases/print-set.ts'
import { readInformant, sealInformantAnew } from '../../office/cases/read-informant.ts'
import { receiveUpload } from '../../office/records/receive-upload.ts'
import {
  readDocument,
  readEvidence,
  readSignedPage,
  readStrokes,
  revealParty,
  viewPages,
} from '../../office/desk/read-restricted.ts'
import { receiveSignature, viewDrawn } from '../../office/records/receive-signature.ts'
import { readScans } from '../../office/records/read-scans.ts'
import { LengthRequiredError, MalformedRequestError, TooLargeError } from '../../faults.ts'
import { evidenceTypes } from '../../objects/file-kinds.ts'
import { viewingCopy } from '../../objects/viewing-copy.ts'
import type { World } from '../../world.ts'
import { fileOf, formWithFile } from '../answers.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const CaseParams = z.object({ caseId: z.uuid() })
const SignedPageParams = CaseParams.extend({
  paper: z.uuid(),
  page: z.coerce.number().int().min(1).max(999),
})
const DrawnParams = CaseParams.extend({ id: z.uuid() })
const StrokesParams = CaseParams.extend({
  paper: z.uuid(),
  no: z.coerce.number().int().min(1).max(99),
})
const DocumentParams = z.object({ documentId: z.uuid() })
const EvidenceParams = CaseParams.extend({ evidenceId: z.uuid() })

/** 证据上传、查看, sealed papers as PDF, and the party's full contact data: restricted reads. */
export function evidenceRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.post(
    '/api/cases/:caseId/uploads',
    {
      schema: {
        operationId: 'uploadFile',
        summary: '上传案件的文件',
        consumes: [formWithFile],
        params: CaseParams,
        response: { 201: UploadDone },
      },
      bodyLimit: maxUploadBytes + 1024 ** 2,
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const announced = request.headers['content-length']
      // Every browser says how much comes. Without it, two gigabytes would be on disk before the refusal.
      if (announced === undefined) throw new LengthRequiredError()
      if (Number(announced) > maxUploadBytes + 1024 ** 2) throw new TooLargeError(tooLargeText)
      const part = await filePart(request)
      const uploaded = await receiveUpload(world, actor, {
        caseId: request.params.caseId,
        name: part.filename,
        content: part.file,
      })
      if (part.file.truncated) throw new TooLargeError(tooLargeText)
      return reply.code(201).send(uploaded)
    },
  )

  api.get(
    '/api/cases/:caseId/evidence/:evidenceId/file',
    {
      schema: {
        operationId: 'downloadEvidence',
        summary: '一份证据的文件',
        params: EvidenceParams,
        response: { 200: fileOf(...evidenceTypes), 206: fileOf(...evidenceTypes) },
      },
    },
    async (request, reply) => {
      const file = await readEvidence(world, await actorOf(request), request.params)
      return sendObject(world, reply, {
        ...file,
        range: request.headers.range,
        name: file.originalName,
      })
    },
  )

  api.get(
    '/api/cases/:caseId/evidence/:evidenceId/copy',
    {
      schema: {
        operationId: 'viewEvidenceCopy',
        summary: '浏览器不能显示的照片的复制件（非原件）',
        params: EvidenceParams,
        response: { 200: fileOf('image/jpeg') },
      },
    },
    async (request, reply) => {
      const file = await readEvidence(world, await actorOf(request), request.params)
      const copy = await viewingCopy(world.objects, file)
      const name = `复制件，非原件-${file.originalName}.jpg`
      return sendHead(reply, { mediaType: 'image/jpeg', name }).send(copy)
    },
  )

  api.post(
    '/api/cases/:caseId/scans',
    {
      // Read twice, it says the same.
      config: { keyless: true },
      schema: {
        operationId: 'readScans',
        summary: '识别扫描件是哪些文书的哪一页',
        params: CaseParams,
        body: ReadScansBody,
        response: { 200: ScanSorting },
      },
    },
    async (request) => {
      const { caseId } = request.params
      const { uploads } = request.body
      return readScans(world, await actorOf(request), { caseId, uploads })
    },
  )

  api.post(
    '/api/cases/:caseId/signatures',
    {
      schema: {
        operationId: 'receiveSignature',
        summary: '交来屏幕上的签名',
        params: CaseParams,
        body: SignatureBody,
        response: { 201: DrawnView },
      },
      // What may be drawn, with the quotation marks of JSON in JSON.
      bodyLimit: 2 * maxStrokesLength,
    },
    async (request, reply) => {
      const given = { ...request.params, ...request.body }
      const drawn = await receiveSignature(world, await actorOf(request), given)
      return reply.code(201).send(drawn)
    },
  )

  api.get(
    '/api/cases/:caseId/signatures/:id',
    {
      schema: {
        operationId: 'viewSignature',
        summary: '一个屏幕上的签名',
        params: DrawnParams,
        response: { 200: DrawnView },
      },
    },
    async (request) => viewDrawn(world, await actorOf(request), request.params),
  )

  api.get(
    '/api/cases/:caseId/signed/:paper/strokes/:no',
    {
      schema: {
        operationId: 'downloadStrokes',
        summary: '签名的笔迹',
        params: StrokesParams,
        response: { 200: fileOf('application/json') },
      },
    },
    async (request, reply) => {
      const file = await readStrokes(world, await actorOf(request), request.params)
      return sendObject(world, reply, { ...file, range: undefined, name: file.originalName })
    },
  )

  api.get(
    '/api/cases/:caseId/signed/:paper/:page',
    {
      schema: {
        operationId: 'downloadSignedPage',
        summary: '签过名的一页',
        params: SignedPageParams,
        response: { 200: fileOf(...evidenceTypes), 206: fileOf(...evidenceTypes) },
      },
    },
    async (request, reply) => {
      const file = await readSignedPage(world, await actorOf(request), request.params)
      return sendObject(world, reply, {
        ...file,
        range: request.headers.range,
        name: file.originalName,
      })
    },
  )

  api.get(
    '/api/cases/:caseId/print-set',
    {
      schema: {
        operationId: 'downloadPrintSet',
        summary: '不用手机的检查要带的纸质材料，合成一份',
        params: CaseParams,
        response: { 200: fileOf('application/pdf') },
      },
    },
    async (request, reply) => {
      const { bytes, name } = await readPrintSet(
        world,
        await actorOf(request),
        request.params.caseId,
      )
      return sendHead(reply, { mediaType: 'application/pdf', name }).send(Buffer.from(bytes))
    },
  )

  api.get(
    '/api/documents/:documentId/pages',
    {
      schema: {
        operationId: 'viewDocumentPages',
        summary: '一份文书的页面，供签名的人看',
        params: DocumentParams,
        response: { 200: SealedPages },
      },
    },
    async (request) => viewPages(world, await actorOf(request), request.params.documentId),
  )

  api.get(
    '/api/documents/:documentId',
    {
      schema: {
        operationId: 'downloadDocument',
        summary: '一份文书',
        params: DocumentParams,
        response: { 200: fileOf('application/pdf') },
      },
    },
    async (request, reply) => {
      const paper = await readDocument(world, await actorOf(request), request.params.documentId)
      const { sha256, bytes, number, title, marked } = paper
      const mediaType = 'application/pdf'
      if (marked) {
        const name = `${number ?? title}（作废）.pdf`
        return sendHead(reply, { mediaType, name }).send(Buffer.from(marked))
      }
      const name = `${number ?? title}.pdf`
      return sendObject(world, reply, { sha256, bytes, mediaType, range: undefined, name })
    },
  )

  api.get(
    '/api/cases/:caseId/party',
    {
      schema: {
        operationId: 'revealParty',
        summary: '当事人的电话和号码；查阅留有记录',
        params: CaseParams,
        response: { 200: z.strictObject({ phone: z.string(), code: z.string() }) },
      },
    },
    async (request) => revealParty(world, await actorOf(request), request.params.caseId),
  )

  informantRoutes(app, world, actorOf)
}

/** 举报人: read and sealed anew by those who handle the report, and by nobody else. */
function informantRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/cases/:caseId/informant',
    {
      schema: {
        operationId: 'readInformant',
        summary: '举报人，查看留痕',
        params: CaseParams,
        response: { 200: InformantView },
      },
    },
    async (request) => readInformant(world, await actorOf(request), request.params.caseId),
  )

  api.post(
    '/api/cases/:caseId/informants',
    {
      schema: {
        operationId: 'sealInformantAnew',
        summary: '重新密封举报人，供更正引用',
        params: CaseParams,
        body: Informant,
        response: { 201: InformantSealed },
      },
    },
    async (request, reply) => {
      const sealed = await sealInformantAnew(world, await actorOf(request), {
        caseId: request.params.caseId,
        informant: request.body,
      })
      return sealed.ok ? reply.code(201).send(sealed.value) : sendRefusal(reply, sealed.refusal)
    },
  )
}

/** @throws MalformedRequestError when the body is no form with one file in it. */
async function filePart(request: FastifyRequest): Promise<MultipartFile> {
  const part = await request
    .file({ limits: { fileSize: maxUploadBytes + 1, files: 1 } })
    .catch((fault: unknown) => {
      throw new MalformedRequestError('没有收到文件，没有保存。请重新上传。', [], { cause: fault })
    })
  if (!part) throw new MalformedRequestError('请选择要上传的文件')
  return part
}

type Sent = {
  sha256: string
  bytes: number
  mediaType: string
  range: string | undefined
  name: string
}

/** Sends stored bytes, whole or the asked part, so that recordings play in place. Never as a page. */
export function sendObject(world: World, reply: FastifyReply, sent: Sent): FastifyReply {
  const { sha256, bytes, mediaType, range, name } = sent
  void sendHead(reply, { mediaType, name }).header('accept-ranges', 'bytes')
  const part = range === undefined ? null : partOf(range, bytes)
  if (part === null) {
    return reply.header('content-length', bytes).send(world.objects.read(sha256))
  }
  return reply
    .code(206)
    .header('content-range', `bytes ${part.start}-${part.end}/${bytes}`)
    .header('content-length', part.end - part.start + 1)
    .send(world.objects.read(sha256, part))
}

function sendHead(reply: FastifyReply, { mediaType, name }: Pick<Sent, 'mediaType' | 'name'>) {
  return reply
    .header('content-type', mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('cache-control', 'private, no-store')
}

/** One byte range (RFC 9110 §14.1.2); null for anything else, which is then answered whole. */
function partOf(range: string, bytes: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range)
  if (!match || (match[1] === '' && match[2] === '')) return null
  const start = match[1] === '' ? Math.max(0, bytes - Number(match[2])) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? bytes - 1 : Math.min(bytes - 1, Number(match[2]))
  return start <= end ? { start, end } : null
}
