import type { FastifyInstance, FastifyReply } from 'fastify'
import {
  articleColumns,
  isArticleColumn,
  type ArticleFile,
} from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import {
  findArticleFile,
  findArticleVersion,
  findArticleWithdrawal,
  newestArticleVersions,
  versionsOfArticle,
} from '../../../storage/publication/article-versions.ts'
import { annualReportYears } from '../../../storage/publication/annual-reports.ts'
import { newestLists } from '../../../storage/publication/lists/list-versions.ts'
import { newestRowsByAgency } from '../../../storage/publication/lists/newest-rows.ts'
import type { World } from '../../../world.ts'
import { single } from '../decisions/list-query.ts'
import { guideLists, guidesOf } from '../matters/matters.ts'
import { articlePage, articlesPage, withdrawnArticlePage } from './article-pages.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import { threeSystemsPage } from '../frame/three-systems-page.ts'
import type { PortalPages, Render } from '../frame/portal-pages.ts'
import { askedAgency, chosenPublishers, everyPublisher, withAgency } from '../frame/publishers.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** 方案、制度、通知公告, their older versions and attachments; and 三项制度专栏. */
export function articleRoutes(app: FastifyInstance, world: World, pages: PortalPages): void {
  app.get('/three-systems', (request, reply) => {
    const agency = askedAgency(request.query)
    const path = withAgency('/three-systems', agency)
    return pages.send(request, reply, path, async ({ db, context }) => {
      const chosen = chosenPublishers(context.publishers, agency)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const [articles, lists, guides, years] = await Promise.all([
        newestArticleVersions(db),
        newestLists(db),
        newestRowsByAgency(db, guideLists),
        annualReportYears(db),
      ])
      const of = chosen.map((publisher) => {
        const own = <Each extends { readonly agencyId: string }>(all: readonly Each[]) =>
          all.filter(({ agencyId }) => agencyId === publisher.id)
        const rows = guides.get(publisher.id)
        return {
          publisher,
          articles: own(articles),
          lists: own(lists),
          guides: rows ? guidesOf(rows) : [],
          years: own(years).map(({ year }) => year),
        }
      })
      const choice = everyPublisher(context.publishers, agency, '/three-systems')
      return { page: threeSystemsPage(context, { of, choice }) }
    })
  })

  app.get('/articles', (request, reply) => {
    const asked = single(request.query, 'column') ?? ''
    const column = isArticleColumn(asked) ? asked : null
    const agency = askedAgency(request.query)
    const whole = column === null ? '/articles' : `/articles?column=${column}`
    return pages.send(request, reply, withAgency(whole, agency), async ({ db, context }) => {
      const chosen = chosenPublishers(context.publishers, agency)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const all = await newestArticleVersions(db, agency === null ? undefined : chosen[0]?.id)
      const shown = column === null ? all : all.filter((each) => each.column === column)
      const title = column === null ? null : articleColumns[column]
      return { page: articlesPage(context, { articles: shown, column, title, agency }) }
    })
  })

  app.get<{ Params: { id: string } }>('/articles/:id', (request, reply) => {
    const { id } = request.params
    const asked = single(request.query, 'version') ?? ''
    const version = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : null
    const path = `/articles/${encodeURIComponent(id)}${version === null ? '' : `?version=${version}`}`
    return pages.send(request, reply, path, renderArticle(id, version))
  })

  app.get<{ Params: { id: string; sha256: string } }>(
    '/articles/:id/files/:sha256(^[0-9a-f]{64}$)',
    async (request, reply) => {
      const { id, sha256 } = request.params
      if (!uuid.test(id)) return reply.callNotFound()
      const file = await findArticleFile(world.portal, id, sha256)
      if (!file) return reply.callNotFound()
      return sendFile(world, reply, file)
    },
  )
}

function renderArticle(id: string, asked: number | null): Render {
  return async ({ db, context, shared: { laws }, today }) => {
    const article = uuid.test(id) ? await findArticleVersion(db, id, asked) : undefined
    if (!article) {
      const withdrawal = uuid.test(id) ? await findArticleWithdrawal(db, id) : undefined
      return withdrawal
        ? { page: withdrawnArticlePage(context, withdrawal), status: 410 }
        : { page: notFoundPage(context), status: 404 }
    }
    const { version } = article
    const [versions, before] = await Promise.all([
      versionsOfArticle(db, id),
      version > 1 ? findArticleVersion(db, id, version - 1) : undefined,
    ])
    return { page: articlePage(context, { article, before, versions, laws, today }) }
  }
}

/** Attachments are downloaded and never opened in the page, because others wrote them. */
function sendFile(
  { objects }: Pick<World, 'objects'>,
  reply: FastifyReply,
  { name, sha256, bytes, mediaType }: ArticleFile,
): FastifyReply {
  return reply
    .header('content-type', mediaType)
    .header('content-length', bytes)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'no-cache')
    .header('etag', `"${sha256.slice(0, 32)}"`)
    .send(objects.read(sha256))
}
