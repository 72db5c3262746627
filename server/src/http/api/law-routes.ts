import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { LawArticleView } from '@zhaofa/contract'
import { shortTitle } from '@zhaofa/domain/citation/citations-in.ts'
import { viewLawArticle } from '../../office/reference/law-article.ts'
import type { World } from '../../world.ts'
import { lawUrl } from '../portal/laws/law-links.ts'
import type { ActorOf } from './send-refusal.ts'

const Cited = z.object({
  instrument: z.string().min(1).max(120),
  article: z.coerce.number().int().min(1).max(9_999),
})

/** What a citation in the back office says, and where all of its law can be read. */
export function lawApiRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/laws/article',
    {
      schema: {
        operationId: 'viewLawArticle',
        summary: '法律法规规章的一条',
        querystring: Cited,
        response: { 200: LawArticleView },
      },
    },
    async (request) => {
      const { instrument, article } = request.query
      const title = shortTitle(instrument)
      const found = await viewLawArticle(world, await actorOf(request), {
        instrument: title,
        article,
      })
      if (!found) return { article: null }
      return { article: { ...found, url: lawUrl({ title, number: found.number }, article) } }
    },
  )
}
