import type { FastifyInstance } from 'fastify'
import { listNotices } from '../../../storage/publication/list-notices.ts'
import { newestRowsByAgency } from '../../../storage/publication/lists/newest-rows.ts'
import { publishedMatters } from '../../../storage/publication/read-portal.ts'
import { everything } from '../decisions/list-query.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages } from '../frame/portal-pages.ts'
import {
  askedAgency,
  chosenPublishers,
  everyPublisher,
  onePublisher,
  withAgency,
  type Publisher,
} from '../frame/publishers.ts'
import { guidePage, guidesPage } from './guide-pages.ts'
import { guideLists, guidesOf, guideUrl, matterLists, mattersOf, matterUrl } from './matters.ts'
import { matterPage, mattersPage } from './matter-pages.ts'
import { wordsOfRules } from './words-of-rules.ts'

/** 执法事项 and 服务指南, made of the published lists, the procedures and the decisions. */
export function matterRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/matters', (request, reply) => {
    const asked = askedAgency(request.query)
    return pages.send(request, reply, withAgency('/matters', asked), async ({ db, context }) => {
      const chosen = chosenPublishers(context.publishers, asked)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const lists = await newestRowsByAgency(db, ['pre_matter_list'])
      const of = await Promise.all(
        publishersWith(chosen, lists).map(async ({ publisher, found }) => {
          const matters = await publishedMatters(db, publisher.id)
          const decisions = new Map(matters.map(({ code, count }) => [code, count]))
          return { publisher, lists: found, decisions }
        }),
      )
      const choice = everyPublisher(context.publishers, asked, '/matters')
      return { page: mattersPage(context, { of, choice }) }
    })
  })
  app.get<{ Params: { code: string } }>('/matters/:code', (request, reply) => {
    const { code } = request.params
    const asked = askedAgency(request.query)
    return pages.send(
      request,
      reply,
      withAgency(matterUrl(code), asked),
      async ({ db, context, shared: { laws, ranges }, today }) => {
        const all = publishersWith(context.publishers, await newestRowsByAgency(db, matterLists))
        const having = all.flatMap(({ publisher, found: lists }) => {
          const matter = mattersOf(lists).find((each) => each.code === code)
          return matter ? [{ publisher, lists, matter }] : []
        })
        const one = oneOf(having, asked)
        if (!one) return { page: notFoundPage(context), status: 404 }
        const { publisher, lists } = one
        const agencyId = publisher.id
        const asking = { ...everything, matter: code, agencyId, today }
        const recent = await listNotices(db, asking, ranges)
        const guide = guidesOf(lists).find(({ id }) => id === code)
        const known = { laws, day: today }
        const others = having.map((each) => each.publisher)
        const words = await wordsOfRules(db, one.matter.basis, known)
        return { page: matterPage(context, { ...one, others, guide, recent, known, words }) }
      },
    )
  })
  guideRoutes(app, pages)
}

function guideRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/guides', (request, reply) => {
    const asked = askedAgency(request.query)
    return pages.send(request, reply, withAgency('/guides', asked), async ({ db, context }) => {
      const chosen = chosenPublishers(context.publishers, asked)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const of = publishersWith(chosen, await newestRowsByAgency(db, guideLists)).map(
        ({ publisher, found: lists }) => ({ publisher, lists }),
      )
      const choice = everyPublisher(context.publishers, asked, '/guides')
      return { page: guidesPage(context, { of, choice }) }
    })
  })
  app.get<{ Params: { id: string } }>('/guides/:id', (request, reply) => {
    const { id } = request.params
    const asked = askedAgency(request.query)
    return pages.send(
      request,
      reply,
      withAgency(guideUrl(id), asked),
      async ({ db, context, shared: { laws }, today }) => {
        const all = publishersWith(context.publishers, await newestRowsByAgency(db, guideLists))
        const having = all.flatMap(({ publisher, found: lists }) => {
          const guide = guidesOf(lists).find(
            (each) => each.id === id || each.row['matterName'] === id,
          )
          return guide ? [{ publisher, lists, guide }] : []
        })
        const one = oneOf(having, asked)
        return one
          ? { page: guidePage(context, { ...one, known: { laws, day: today } }) }
          : { page: notFoundPage(context), status: 404 }
      },
    )
  })
}

/** Publishers that have something, in the order of the portal, each with what it has. */
function publishersWith<Lists>(
  publishers: readonly Publisher[],
  lists: ReadonlyMap<string, Lists>,
): { publisher: Publisher; found: Lists }[] {
  return publishers.flatMap((publisher) => {
    const found = lists.get(publisher.id)
    return found === undefined ? [] : [{ publisher, found }]
  })
}

/** Each agency gives its own codes. This is the agency asked for, or without one the first that has the code. */
function oneOf<Having extends { readonly publisher: Publisher }>(
  having: readonly Having[],
  asked: number | null,
): Having | undefined {
  const one = onePublisher(
    having.map(({ publisher }) => publisher),
    asked,
  )
  return having.find(({ publisher }) => publisher === one)
}
