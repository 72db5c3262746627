import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Database } from '../../../storage/database.ts'
import {
  listingRanges,
  type ListingRange,
} from '../../../storage/publication/search/listing-ranges.ts'
import { countedLists, type ListCount } from '../../../storage/publication/lists/list-versions.ts'
import { listLawEditions, type ListedLaw } from '../../../storage/publication/law-texts.ts'
import {
  countOfficers,
  listAgencies,
  publishedMatters,
  publishedYears,
  tallies,
  type PublicAgency,
  type PublicMatter,
  type Tally,
} from '../../../storage/publication/read-portal.ts'
import type { World } from '../../../world.ts'
import { sendCompressed } from '../../send-compressed.ts'
import { DataStateWatch, type DataState } from './data-state.ts'
import type { Markup } from './html.ts'
import { publishersOf, type Publisher } from './publishers.ts'
import { FinishedPage } from './finished-page.ts'
import { PageCache } from './page-cache.ts'
import { unnamedAgency, type Mode, type PageContext } from './page-frame.ts'
import { modeOf } from './page-mode.ts'

/** What a page needs besides its own data; read once for each state of the data. */
export type Shared = {
  /** Every agency of the portal, the one that runs it first. */
  readonly publishers: readonly Publisher[]
  /** The agency that runs the portal and that its frame names; null until it is set up. */
  readonly host: PublicAgency | null
  readonly years: readonly number[]
  /** Where the listings of each year are, which spares every page of a list asking for it. */
  readonly ranges: readonly ListingRange[]
  readonly matters: readonly PublicMatter[]
  readonly penalties: readonly Tally[]
  readonly months: readonly Tally[]
  readonly shown: number
  readonly officers: number
  readonly laws: readonly ListedLaw[]
  /** The lists published now, by item, those of all agencies together. */
  readonly lists: ReadonlyMap<string, ListCount>
}

export type Rendering = {
  readonly db: Kysely<Database>
  readonly context: PageContext
  readonly shared: Shared
  readonly today: string
}

/** What is sent as it is: the bytes of a picture. */
type Picture = { readonly bytes: Uint8Array }

export type Rendered = {
  readonly page: Markup | Picture
  readonly status?: number
  /** Media type of what is not a page of HTML. */
  readonly type?: string
}

export type Render = (rendering: Rendering) => Promise<Rendered>

const cacheBytes = 48 * 1024 * 1024
const htmlType = 'text/html; charset=utf-8'

/** Makes pages, keeps them while the data stays as it is, and sends them compressed. */
export class PortalPages {
  readonly #world: Pick<World, 'portal' | 'publicOrigin'>
  readonly #watch: DataStateWatch
  readonly #cache = new PageCache(cacheBytes)
  #shared: { readonly key: string; readonly value: Promise<Shared> } | undefined

  constructor(world: Pick<World, 'portal' | 'publicOrigin' | 'clock'>) {
    this.#world = world
    this.#watch = new DataStateWatch(world.portal, world.clock, (changed) =>
      this.#cache.forget(changed),
    )
  }

  /**
   * Sends the page of `path`, the one address of what is asked for: it is also the cache's key. With
   * `publicId` the page is made from that notice and the agency alone, and kept until these change.
   */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
    render: Render,
    publicId: string | null = null,
  ): Promise<FastifyReply> {
    const asked = this.#watch.current()
    const state = asked instanceof Promise ? await asked : asked
    const mode = modeOf(request, reply)
    const key = mode + path
    const kept = this.#cache.find(state, key)
    if (kept) return sendPage(request, reply, kept)
    const page = await this.#make(state, { mode, path }, render)
    if (page.status === 200) this.#cache.keep(state, key, page, publicId)
    return sendPage(request, reply, page)
  }

  /** Makes and sends a page for this request only: its answer depends on more than the publications. */
  async sendOnce(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
    render: Render,
  ): Promise<FastifyReply> {
    const mode = modeOf(request, reply)
    const page = await this.#make(await this.#watch.current(), { mode, path }, render)
    return sendPage(request, reply, page)
  }

  async #make(
    state: DataState,
    { mode, path }: { mode: Mode; path: string },
    render: Render,
  ): Promise<FinishedPage> {
    const { page, status, type } = await render(await this.#rendering(state, mode, path))
    return new FinishedPage('bytes' in page ? page.bytes : page.text, type ?? htmlType, status)
  }

  /** For what is not a page: the day and the data that go with it. */
  async today(): Promise<string> {
    return (await this.#watch.current()).today
  }

  async #rendering(state: DataState, mode: Mode, path: string): Promise<Rendering> {
    const { portal: db, publicOrigin: origin } = this.#world
    const shared = await this.#sharedOf(state)
    const { host, publishers } = shared
    const context = { agency: host ?? unnamedAgency, publishers, origin, mode, path }
    return { db, context, shared, today: state.today }
  }

  #sharedOf({ key }: DataState): Promise<Shared> {
    if (this.#shared?.key !== key) {
      const value = readShared(this.#world.portal)
      this.#shared = { key, value }
      // A failed reading must not be kept for the requests that follow.
      value.catch(() => {
        if (this.#shared?.value === value) this.#shared = undefined
      })
    }
    return this.#shared.value
  }
}

async function readShared(db: Kysely<Database>): Promise<Shared> {
  const [agencies, years, ranges, matters, penalties, months, all, officers, laws, counted] =
    await Promise.all([
      listAgencies(db),
      publishedYears(db),
      listingRanges(db),
      publishedMatters(db),
      tallies(db, 'penalty'),
      tallies(db, 'month'),
      tallies(db, 'all'),
      countOfficers(db),
      listLawEditions(db),
      countedLists(db),
    ])
  const shown = all[0]?.count ?? 0
  const publishers = publishersOf(agencies)
  const host = agencies[0] ?? null
  const lists = new Map(counted.map((list) => [list.item, list]))
  return {
    publishers,
    host,
    years,
    ranges,
    matters,
    penalties,
    months,
    shown,
    officers,
    laws,
    lists,
  }
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: FinishedPage): FastifyReply {
  const { status, type, etag, compressible } = page
  const kept = reply.getHeader('cache-control') ?? 'no-cache'
  void reply.headers({
    'content-type': type,
    'cache-control': kept,
    vary: 'accept-encoding, cookie',
    etag,
  })
  if (status === 200 && request.headers['if-none-match'] === etag) return reply.code(304).send()
  void reply.code(status)
  return sendCompressed(request, reply, {
    plain: () => page.plain(),
    ...(compressible && { br: () => page.compressed('br'), gzip: () => page.compressed('gzip') }),
  })
}
