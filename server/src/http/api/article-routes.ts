import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ArticleDesk,
  ShownQuery,
  ArticleDone,
  ArticleFileLook,
  ArticleStepBody,
  ArticleUpload,
  ArticleView,
  CollectArticleBody,
} from '@zhaofa/contract'
import {
  lookAtArticleFile,
  readArticleFile,
  viewArticle,
  viewArticleDesk,
} from '../../office/publicity/articles/article-views.ts'
import {
  maxArticleFileBytes,
  receiveArticleFile,
} from '../../office/publicity/articles/receive-article-file.ts'
import {
  collectArticle,
  returnArticle,
  takeArticleStep,
  withdrawArticle,
} from '../../office/publicity/articles/submit-article.ts'
import { LengthRequiredError, MalformedRequestError, TooLargeError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { fileOf, formWithFile } from '../answers.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const ArticleParams = z.object({ articleId: z.uuid() })
const FileParams = ArticleParams.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
/** Titles and text of 200 000 characters, in UTF-8. */
const maxBodyBytes = 2 * 1024 ** 2
const tooLarge = '文件超过 30 MB，没有保存。'

/** 文章: 方案、制度、办法、通知公告 on their way to publication. */
export function articleApiRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/articles',
    {
      schema: {
        operationId: 'listArticles',
        summary: '文章',
        querystring: ShownQuery,
        response: { 200: ArticleDesk },
      },
    },
    async (request) => viewArticleDesk(world, await actorOf(request), request.query.shown),
  )

  api.get(
    '/api/articles/:articleId',
    {
      schema: {
        operationId: 'viewArticle',
        summary: '一篇文章',
        params: ArticleParams,
        response: { 200: ArticleView },
      },
    },
    async (request) => viewArticle(world, await actorOf(request), request.params.articleId),
  )

  api.post(
    '/api/articles/:articleId/collect',
    {
      schema: {
        operationId: 'collectArticle',
        summary: '采集一篇文章',
        params: ArticleParams,
        body: CollectArticleBody,
        response: { 200: ArticleDone },
      },
      bodyLimit: maxBodyBytes,
    },
    async (request, reply) => {
      const { articleId: id } = request.params
      const outcome = await collectArticle(world, await actorOf(request), { id, ...request.body })
      return outcome.ok
        ? reply.send({ message: '已采集，送审核。' })
        : sendRefusal(reply, outcome.refusal)
    },
  )

  api.post(
    '/api/articles/:articleId/step',
    {
      schema: {
        operationId: 'takeArticleStep',
        summary: '审核、发布一篇文章',
        params: ArticleParams,
        body: ArticleStepBody,
        response: { 200: ArticleDone },
      },
    },
    async (request, reply) => {
      const { articleId: id } = request.params
      const outcome = await takeArticleStep(world, await actorOf(request), { id, ...request.body })
      if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
      const message = outcome.value.published ? '已发布并存证。' : '已审核，送发布。'
      return reply.send({ message })
    },
  )

  api.post(
    '/api/articles/:articleId/return',
    {
      schema: {
        operationId: 'returnArticle',
        summary: '退回一篇文章',
        params: ArticleParams,
        body: ArticleStepBody,
        response: { 200: ArticleDone },
      },
    },
    async (request, reply) => {
      const { articleId: id } = request.params
      const outcome = await returnArticle(world, await actorOf(request), { id, ...request.body })
      return outcome.ok
        ? reply.send({ message: '已退回采集。' })
        : sendRefusal(reply, outcome.refusal)
    },
  )

  api.post(
    '/api/articles/:articleId/withdraw',
    {
      schema: {
        operationId: 'withdrawArticle',
        summary: '撤下一篇文章',
        params: ArticleParams,
        body: ArticleStepBody,
        response: { 200: ArticleDone },
      },
    },
    async (request, reply) => {
      const { articleId: id } = request.params
      const outcome = await withdrawArticle(world, await actorOf(request), { id, ...request.body })
      return outcome.ok
        ? reply.send({ message: '已撤下，公开的页面只留撤下的理由。' })
        : sendRefusal(reply, outcome.refusal)
    },
  )

  fileRoutes(app, world, actorOf)
}

function fileRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.post(
    '/api/articles/files',
    {
      schema: {
        operationId: 'uploadArticleFile',
        summary: '上传文章的文件',
        consumes: [formWithFile],
        response: { 201: ArticleUpload },
      },
      bodyLimit: maxArticleFileBytes + 1024 ** 2,
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const announced = request.headers['content-length']
      if (announced === undefined) throw new LengthRequiredError()
      if (Number(announced) > maxArticleFileBytes + 1024 ** 2) throw new TooLargeError(tooLarge)
      const part = await filePart(request)
      const stored = await receiveArticleFile(world, actor, {
        name: part.filename,
        content: part.file,
      })
      return reply.code(201).send(stored)
    },
  )

  api.get(
    '/api/articles/:articleId/files/:sha256/look',
    {
      schema: {
        operationId: 'viewArticleFile',
        summary: '文章的一个文件里有什么',
        params: FileParams,
        response: { 200: ArticleFileLook },
      },
    },
    async (request) => {
      const { articleId: id, sha256 } = request.params
      return lookAtArticleFile(world, await actorOf(request), { id, sha256 })
    },
  )

  api.get(
    '/api/articles/:articleId/files/:sha256',
    {
      schema: {
        operationId: 'downloadArticleFile',
        summary: '文章的一个文件',
        params: FileParams,
        response: { 200: fileOf('*/*') },
      },
    },
    async (request, reply) => {
      const { articleId: id, sha256 } = request.params
      const file = await readArticleFile(world, await actorOf(request), { id, sha256 })
      return reply
        .header('content-type', file.mediaType)
        .header('content-length', file.bytes)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        )
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(world.objects.read(file.sha256))
    },
  )
}

/** @throws MalformedRequestError when the body is no form with one file in it. */
async function filePart(request: FastifyRequest) {
  const part = await request
    .file({ limits: { fileSize: maxArticleFileBytes + 1, files: 1 } })
    .catch((fault: unknown) => {
      throw new MalformedRequestError('没有收到文件，没有保存。请重新上传。', [], { cause: fault })
    })
  if (!part) throw new MalformedRequestError('请选择要上传的文件')
  return part
}
