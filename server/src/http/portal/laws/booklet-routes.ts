import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Booklet } from '../../../documents/booklet/booklet.ts'
import { composeBooklet } from '../../../documents/booklet/compose-booklet.ts'
import { wholeArticles } from '../../../storage/publication/article-versions.ts'
import { wholeLists } from '../../../storage/publication/lists/list-versions.ts'
import { dataVersion, listAgencies } from '../../../storage/publication/read-portal.ts'
import type { World } from '../../../world.ts'
import { askedAgency, onePublisher, publishersOf, type Publisher } from '../frame/publishers.ts'

/** Per address and minute: it is one file of a megabyte. */
const downloadsPerMinute = 20

type Bound = { readonly sha256: string; readonly bytes: Buffer; readonly name: string }

/** 制度汇编 of each agency as one PDF, bound again when something in it was published. */
export function bookletRoutes(app: FastifyInstance, world: World): void {
  const shelves = new Map<string, BookletShelf>()
  const shelfOf = ({ id }: Publisher) => {
    const shelf = shelves.get(id) ?? new BookletShelf(world)
    shelves.set(id, shelf)
    return shelf
  }
  const config = { rateLimit: { max: downloadsPerMinute, timeWindow: '1 minute' } }
  app.get('/booklet.pdf', { config }, async (request, reply) => {
    const publishers = publishersOf(await listAgencies(world.portal))
    const publisher = onePublisher(publishers, askedAgency(request.query))
    if (!publisher) return reply.callNotFound()
    const { sha256, bytes, name } = await shelfOf(publisher).current(publisher)
    const etag = `"${sha256.slice(0, 32)}"`
    void reply.header('etag', etag).header('cache-control', 'no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(bytes)
  })
}

const sha256Of = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

type BookletWorld = Pick<World, 'portal' | 'printer' | 'publicOrigin' | 'clock'>

/** Keeps the last booklet of one agency. It is set in a process of its own, once, however many ask for it. */
class BookletShelf {
  readonly #world: BookletWorld
  #version = -1
  #digest = ''
  #bound: Promise<Bound> | undefined

  constructor(world: BookletWorld) {
    this.#world = world
  }

  async current(publisher: Publisher): Promise<Bound> {
    // Most publications are decisions, which are not in it: only other content is set again.
    const version = await dataVersion(this.#world.portal)
    if (version === this.#version && this.#bound) return this.#bound
    const booklet = await this.#compose(publisher)
    const digest = sha256Of(JSON.stringify(booklet))
    this.#version = version
    if (digest === this.#digest && this.#bound) return this.#bound
    const bound = this.#bind(booklet)
    this.#bound = bound
    this.#digest = digest
    // A failed setting is not kept: the next reader tries again.
    bound.catch(() => {
      if (this.#bound === bound) this.#bound = undefined
    })
    return bound
  }

  async #compose({ id: agencyId, agency, address }: Publisher): Promise<Booklet> {
    const { portal, publicOrigin: origin } = this.#world
    const [articles, lists] = await Promise.all([
      wholeArticles(portal, agencyId),
      wholeLists(portal, { agencyId }),
    ])
    return composeBooklet({
      agencyName: agency.name,
      portalName: agency.portal_name,
      address: (path) => `${origin}${address(path)}`,
      articles,
      lists,
    })
  }

  async #bind(booklet: Booklet): Promise<Bound> {
    const { printer, clock } = this.#world
    const { bytes } = await printer.booklet(booklet, clock.now())
    const name = `${booklet.agencyName}${booklet.title}.pdf`
    return { sha256: sha256Of(bytes), bytes: Buffer.from(bytes), name }
  }
}
