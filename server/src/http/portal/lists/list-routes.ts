import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { publicityRulesOn } from '@zhaofa/domain/publicity/publicity-rules.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import { isPlainDate, plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import {
  findListVersion,
  listAsOf,
  newestLists,
  versionsOf,
  type ListVersion,
} from '../../../storage/publication/lists/list-versions.ts'
import { single } from '../decisions/list-query.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages, Render, Rendered, Rendering } from '../frame/portal-pages.ts'
import {
  askedAgency,
  chosenPublishers,
  everyPublisher,
  onePublisher,
  withAgency,
  type Publisher,
} from '../frame/publishers.ts'
import { publicityRulesPage } from '../laws/publicity-rules-page.ts'
import { listRowPage } from './list-row-page.ts'
import { notYetPublishedPage, publishedListPage } from './list-page.ts'
import { listsPage } from './lists-page.ts'
import { publishersOfListPage } from './publishers-of-list-page.ts'

/**
 * 公示清单: the newest, one of a day (`?on=`), one version (`?version=`); and the rules of publicity. A list
 * is that of one agency (`?agency=`, docs/decisions/0061-agencies-in-addresses.md).
 */
export function listRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/lists', (request, reply) => {
    const asked = askedAgency(request.query)
    return pages.send(request, reply, withAgency('/lists', asked), async ({ db, context }) => {
      const chosen = chosenPublishers(context.publishers, asked)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const [one] = chosen.length === 1 ? chosen : []
      const published = await newestLists(db, one ? { agencyId: one.id } : {})
      const choice = everyPublisher(context.publishers, asked, '/lists')
      const address = (path: string) => one?.address(path) ?? path
      return { page: listsPage(context, { published, choice, address }) }
    })
  })
  app.get('/publicity-rules', (request, reply) => {
    const on = single(request.query, 'on') ?? ''
    const asOf = isPlainDate(on) ? on : null
    const path = `/publicity-rules${asOf === null ? '' : `?on=${asOf}`}`
    return pages.send(request, reply, path, ({ context, shared: { laws }, today }) => {
      const rules = publicityRulesOn(asOf ?? plainDate(today))
      return Promise.resolve({ page: publicityRulesPage(context, { rules, asOf, laws, today }) })
    })
  })
  app.get<{ Params: { item: string } }>('/lists/:item', (request, reply) =>
    sendList(pages, request, reply, request.params.item),
  )
  rowRoute(app, pages)
}

/** Which version is asked for: the one with a number, the one of a day, or neither. */
type Asked = {
  readonly agency: number | null
  readonly version: number | null
  readonly day: string | null
}

function sendList(
  pages: PortalPages,
  request: FastifyRequest,
  reply: FastifyReply,
  item: string,
): Promise<FastifyReply> {
  const on = single(request.query, 'on') ?? ''
  const number = single(request.query, 'version') ?? ''
  const version = /^[1-9]\d{0,5}$/.test(number) ? Number(number) : null
  const day = version === null && isPlainDate(on) ? on : null
  const agency = askedAgency(request.query)
  const which = version !== null ? `?version=${version}` : day !== null ? `?on=${day}` : ''
  const path = withAgency(`/lists/${encodeURIComponent(item)}${which}`, agency)
  return pages.send(request, reply, path, renderList(item, { agency, version, day }))
}

/** One line of one version of one agency: an address that never means anything else. */
function rowRoute(app: FastifyInstance, pages: PortalPages): void {
  type Params = { item: string; version: string; row: string }
  app.get<{ Params: Params }>(
    '/lists/:item/:version(^[1-9]\\d{0,5}$)/:row(^[1-9]\\d{0,4}$)',
    (request, reply) => {
      const { item, version, row } = request.params
      const agency = askedAgency(request.query)
      const path = withAgency(`/lists/${encodeURIComponent(item)}/${version}/${row}`, agency)
      return pages.send(request, reply, path, async ({ db, context, shared: { laws } }) => {
        const type = disclosureItemTypes.find(({ id }) => id === item)
        const publisher = onePublisher(context.publishers, agency)
        if (!type || !publisher) return { page: notFoundPage(context), status: 404 }
        const name = { agencyId: publisher.id, item }
        const list = await findListVersion(db, name, Number(version))
        const place = Number(row)
        if (!list?.rows[place - 1]) return { page: notFoundPage(context), status: 404 }
        const newest = (await versionsOf(db, name))[0]?.version ?? list.version
        const known = { laws, day: list.publishedOn }
        return { page: listRowPage(context, { type, publisher, list, place, newest, known }) }
      })
    },
  )
}

function renderList(item: string, asked: Asked): Render {
  return async (rendering) => {
    const { db, context } = rendering
    const type = disclosureItemTypes.find(({ id }) => id === item)
    if (!type) return { page: notFoundPage(context), status: 404 }
    const published = publishedHere(context.publishers, await newestLists(db, { item }))
    const { agency, version, day } = asked
    if (agency === null && version === null && day === null) {
      if (published.length > 1) return { page: publishersOfListPage(context, { type, published }) }
      const [only] = published
      if (only) return oneList(rendering, { type, publisher: only.publisher, asked })
    }
    const publisher = onePublisher(context.publishers, agency)
    return publisher
      ? oneList(rendering, { type, publisher, asked })
      : { page: notFoundPage(context), status: 404 }
  }
}

/** The newest version of a list and its agency, in the order of the portal. */
type PublishedHere = { readonly publisher: Publisher; readonly version: ListVersion }

function publishedHere(
  publishers: readonly Publisher[],
  versions: readonly ListVersion[],
): PublishedHere[] {
  return publishers.flatMap((publisher) => {
    const version = versions.find(({ agencyId }) => agencyId === publisher.id)
    return version ? [{ publisher, version }] : []
  })
}

async function oneList(
  { db, context, shared: { laws } }: Rendering,
  { type, publisher, asked }: { type: DisclosureItemType; publisher: Publisher; asked: Asked },
): Promise<Rendered> {
  const { version, day } = asked
  const name = { agencyId: publisher.id, item: type.id }
  const versions = await versionsOf(db, name)
  const list =
    version === null
      ? await listAsOf(db, name, day ?? '9999-12-31')
      : await findListVersion(db, name, version)
  if (!list) {
    const first = versions.at(-1)
    const page =
      first && day !== null
        ? notYetPublishedPage(context, { type, publisher, day, first })
        : notFoundPage(context)
    return { page, status: 404 }
  }
  const before = list.version > 1 ? await findListVersion(db, name, list.version - 1) : undefined
  const asOf = day ?? (version === null ? null : list.publishedOn)
  const others = publishedHere(context.publishers, await newestLists(db, { item: type.id }))
  const data = { type, publisher, others, list, before, versions, asOf, laws }
  return { page: publishedListPage(context, data) }
}
