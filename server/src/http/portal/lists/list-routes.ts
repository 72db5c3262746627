import type { FastifyInstance } from 'fastify'
import { publicityRulesOn } from '@zhaofa/domain/publicity/publicity-rules.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { isPlainDate, plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import {
  findListVersion,
  listAsOf,
  newestLists,
  versionsOf,
} from '../../../storage/publication/lists/list-versions.ts'
import { single } from '../decisions/list-query.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import { listRowPage } from './list-row-page.ts'
import { listsPage, notYetPublishedPage, publishedListPage } from './list-pages.ts'
import { publicityRulesPage } from '../laws/publicity-rules-page.ts'
import type { PortalPages, Render } from '../frame/portal-pages.ts'

/** 公示清单: the newest, one of a day (`?on=`), one version (`?version=`); and the rules of publicity. */
export function listRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/lists', (request, reply) =>
    pages.send(request, reply, '/lists', async ({ db, context }) => ({
      page: listsPage(context, await newestLists(db)),
    })),
  )
  app.get('/publicity-rules', (request, reply) => {
    const on = single(request.query, 'on') ?? ''
    const asOf = isPlainDate(on) ? on : null
    const path = `/publicity-rules${asOf === null ? '' : `?on=${asOf}`}`
    return pages.send(request, reply, path, ({ context, shared: { laws }, today }) => {
      const rules = publicityRulesOn(asOf ?? plainDate(today))
      return Promise.resolve({ page: publicityRulesPage(context, { rules, asOf, laws, today }) })
    })
  })
  app.get<{ Params: { item: string } }>('/lists/:item', (request, reply) => {
    const { item } = request.params
    const on = single(request.query, 'on') ?? ''
    const asked = single(request.query, 'version') ?? ''
    const version = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : null
    const day = isPlainDate(on) ? on : null
    const path =
      version !== null
        ? `/lists/${encodeURIComponent(item)}?version=${version}`
        : `/lists/${encodeURIComponent(item)}${day === null ? '' : `?on=${day}`}`
    return pages.send(request, reply, path, renderList(item, { version, day }))
  })
  rowRoute(app, pages)
}

/** One line of one version: an address that never means anything else. */
function rowRoute(app: FastifyInstance, pages: PortalPages): void {
  type Params = { item: string; version: string; row: string }
  app.get<{ Params: Params }>(
    '/lists/:item/:version(^[1-9]\\d{0,5}$)/:row(^[1-9]\\d{0,4}$)',
    (request, reply) => {
      const { item, version, row } = request.params
      const path = `/lists/${encodeURIComponent(item)}/${version}/${row}`
      return pages.send(request, reply, path, async ({ db, context, shared: { laws } }) => {
        const type = disclosureItemTypes.find(({ id }) => id === item)
        const list = type && (await findListVersion(db, item, Number(version)))
        const place = Number(row)
        if (!type || !list?.rows[place - 1]) return { page: notFoundPage(context), status: 404 }
        const newest = (await versionsOf(db, item))[0]?.version ?? list.version
        const known = { laws, day: list.publishedOn }
        return { page: listRowPage(context, { type, list, place, newest, known }) }
      })
    },
  )
}

function renderList(
  item: string,
  { version, day }: { version: number | null; day: string | null },
): Render {
  return async ({ db, context, shared: { laws } }) => {
    const type = disclosureItemTypes.find(({ id }) => id === item)
    if (!type) return { page: notFoundPage(context), status: 404 }
    const versions = await versionsOf(db, item)
    const list =
      version === null
        ? await listAsOf(db, item, day ?? '9999-12-31')
        : await findListVersion(db, item, version)
    if (list) {
      const before =
        list.version > 1 ? await findListVersion(db, item, list.version - 1) : undefined
      const asOf = day ?? (version === null ? null : list.publishedOn)
      return { page: publishedListPage(context, { type, list, before, versions, asOf, laws }) }
    }
    const first = versions.at(-1)
    const page =
      first && day !== null
        ? notYetPublishedPage(context, { type, day, first })
        : notFoundPage(context)
    return { page, status: 404 }
  }
}
