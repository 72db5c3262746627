import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Booklet } from '../../../documents/booklet/booklet.ts'
import { composeBooklet } from '../../../documents/booklet/compose-booklet.ts'
import { wholeArticles } from '../../../storage/publication/article-versions.ts'
import { wholeLists } from '../../../storage/publication/lists/list-versions.ts'
import { dataVersion, listAgencies } from '../../../storage/publication/read-portal.ts'
import type { World } from '../../../world.ts'

/** Per address and minute: it is one file of a megabyte. */
const downloadsPerMinute = 20

type Bound = { readonly digest: string; readonly bytes: Buffer; readonly name: string }

/** 制度汇编 as one PDF, bound again when something in it was published. */
export function bookletRoutes(app: FastifyInstance, world: World): void {
  const shelf = new BookletShelf(world)
  const config = { rateLimit: { max: downloadsPerMinute, timeWindow: '1 minute' } }
  app.get('/booklet.pdf', { config }, async (request, reply) => {
    const { digest, bytes, name } = await shelf.current()
    const etag = `"${digest.slice(0, 32)}"`
    void reply.header('etag', etag).header('cache-control', 'no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(bytes)
  })
}

/** Keeps the last booklet. It is set in a process of its own, once, however many ask for it. */
class BookletShelf {
  readonly #world: Pick<World, 'portal' | 'printer' | 'publicOrigin'>
  #version = -1
  #digest = ''
  #bound: Promise<Bound> | undefined

  constructor(world: Pick<World, 'portal' | 'printer' | 'publicOrigin'>) {
    this.#world = world
  }

  async current(): Promise<Bound> {
    // Most publications are decisions, which are not in it: only other content is set again.
    const version = await dataVersion(this.#world.portal)
    if (version === this.#version && this.#bound) return this.#bound
    const booklet = await this.#compose()
    const digest = createHash('sha256').update(JSON.stringify(booklet)).digest('hex')
    this.#version = version
    if (digest === this.#digest && this.#bound) return this.#bound
    const bound = this.#bind(booklet, digest)
    this.#bound = bound
    this.#digest = digest
    // A failed setting is not kept: the next reader tries again.
    bound.catch(() => {
      if (this.#bound === bound) this.#bound = undefined
    })
    return bound
  }

  async #compose(): Promise<Booklet> {
    const { portal, publicOrigin: origin } = this.#world
    const [agencies, articles, lists] = await Promise.all([
      listAgencies(portal),
      wholeArticles(portal),
      wholeLists(portal),
    ])
    const [agency] = agencies
    return composeBooklet({
      agencyName: agency?.name ?? '',
      portalName: agency?.portal_name ?? '行政执法公示平台',
      origin,
      articles,
      lists,
    })
  }

  async #bind(booklet: Booklet, digest: string): Promise<Bound> {
    const { bytes } = await this.#world.printer.booklet(booklet)
    const name = `${booklet.agencyName}${booklet.title}.pdf`
    return { digest, bytes: Buffer.from(bytes), name }
  }
}
