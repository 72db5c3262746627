import type { FastifyInstance } from 'fastify'
import { readSealed } from '../../../objects/sealed-objects.ts'
import { newestRowsByAgency } from '../../../storage/publication/lists/newest-rows.ts'
import { plainQuery } from '../../../storage/publication/search/search-terms.ts'
import { findOfficer } from '../../../storage/publication/read-portal.ts'
import type { PublicOfficer } from '../../../storage/publication/lists/publish-lists.ts'
import { recordOfficerScan } from '../../../storage/publication/record-scan.ts'
import type { World } from '../../../world.ts'
import { readOfficerCode } from '../../officer-code.ts'
import { single } from '../decisions/list-query.ts'
import { certificateHolds, officerPage, scanPage } from './officer-page.ts'
import { everyOfficer, officerListPage, officerListUrl } from './officer-list-page.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages, Render } from '../frame/portal-pages.ts'
import { askedAgency, chosenPublishers, withAgency } from '../frame/publishers.ts'

/** A limit is needed because trying certificate numbers one after another would list the officers. */
const checksPerMinute = 10
/** A shop or a hall where several people scan at once has one address. */
const scansPerMinute = 30

/** 执法人员核验: by certificate number, or by the code on the officer's phone (亮证). */
export function officerRoutes(app: FastifyInstance, world: World, pages: PortalPages): void {
  app.get('/officers', (request, reply) =>
    pages.send(request, reply, '/officers', async ({ context }) => ({
      page: officerPage(context, { asked: null }),
    })),
  )
  app.get('/officers/list', (request, reply) => {
    const asked = (name: string) => plainQuery((single(request.query, name) ?? '').slice(0, 200))
    const typed = { text: asked('q'), unit: asked('unit'), category: asked('category') }
    const query = Object.values(typed).every((each) => each === '') ? everyOfficer : typed
    const agency = askedAgency(request.query)
    const render: Render = async ({ db, context, today }) => {
      const chosen = chosenPublishers(context.publishers, agency)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const found = await newestRowsByAgency(db, ['pre_officer'])
      const lists = chosen.flatMap((publisher) => {
        const list = found.get(publisher.id)?.pre_officer
        return list ? [{ publisher, list }] : []
      })
      return { page: officerListPage(context, { lists, agency, query, today }) }
    }
    // What somebody typed is answered and not kept.
    const send = query === everyOfficer ? 'send' : 'sendOnce'
    return pages[send](request, reply, withAgency(officerListUrl(query), agency), render)
  })
  const config = { rateLimit: { max: checksPerMinute, timeWindow: '1 minute' } }
  app.get('/officers/check', { config }, (request, reply) => {
    const asked = (single(request.query, 'number') ?? '').slice(0, 32)
    if (asked === '') return reply.redirect('/officers')
    const path = `/officers/check?number=${encodeURIComponent(asked)}`
    return pages.sendOnce(request, reply, path, async ({ db, context, today }) => {
      const found = await findOfficer(db, asked)
      request.log.info({ certificate: asked, found: found !== undefined }, 'officer check')
      return { page: officerPage(context, { asked, today, found }) }
    })
  })
  scanRoute(app, world, pages)
}

/**
 * The photo of a certificate that is valid today. The page itself contains it and is not cached. So there
 * is no address that still shows it when the certificate has ended, and none to collect photos from.
 */
async function photoOn(
  world: World,
  officer: PublicOfficer,
  today: string,
): Promise<Buffer | null> {
  const { photo } = officer
  return photo && certificateHolds(officer, today) ? readSealed(world, photo) : null
}

function scanRoute(app: FastifyInstance, world: World, pages: PortalPages): void {
  const config = { rateLimit: { max: scansPerMinute, timeWindow: '1 minute' } }
  app.get<{ Params: { code: string } }>('/officers/scan/:code', { config }, (request, reply) => {
    const scannedAt = world.clock.now()
    // A name and a face, good for a minute: no browser keeps them.
    void reply.header('cache-control', 'private, no-store')
    const code = readOfficerCode(request.params.code, scannedAt, world.sealingKey)
    // The address is not repeated in the page: it would be taken for one to keep.
    return pages.sendOnce(request, reply, '/officers', async ({ db, context, today }) => {
      if (!code) return { page: scanPage(context, { state: 'forged' }), status: 404 }
      const { certificateNumber, shownAt, state } = code
      const outcome = state === 'fresh' ? 'shown' : 'expired'
      await recordOfficerScan(world.office, { certificateNumber, shownAt, scannedAt, outcome })
      if (state === 'expired') return { page: scanPage(context, { state, shownAt }), status: 410 }
      const found = await findOfficer(db, certificateNumber)
      const photo = found ? await photoOn(world, found, today) : null
      return {
        page: scanPage(context, { state, shownAt, today, found, photo }),
        status: found ? 200 : 404,
      }
    })
  })
}
