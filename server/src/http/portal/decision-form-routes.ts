import type { FastifyInstance, RouteShorthandOptions } from 'fastify'
import { toString as qrSvg } from 'qrcode'
import { noticeKinds, type PublicNotice } from '@zhaofa/domain/disclosure/public-notice.ts'
import type { CardSize, PictureCard } from '../../documents/picture-card.ts'
import { isRecord } from '@zhaofa/domain/disclosure/records/public-record.ts'
import { findNotice } from '../../storage/publication/find-notice.ts'
import type { World } from '../../world.ts'
import { cardNames } from './decision-forms.ts'
import type { PageContext } from './page-frame.ts'
import { endedPage } from './pages/ended-page.ts'
import { notFoundPage } from './pages/fault-page.ts'
import { mediaPage } from './pages/media-page.ts'
import { posterPage } from './pages/poster-page.ts'
import type { PortalPages, Rendered, Rendering } from './portal-pages.ts'

type RenderNotice = (rendering: Rendering, notice: PublicNotice) => Rendered | Promise<Rendered>

/**
 * A published decision in other forms: for the notice board, for 公众号, as pictures. What was withdrawn
 * has none of them.
 */
export function decisionFormRoutes(app: FastifyInstance, world: World, pages: PortalPages): void {
  formRoute(app, pages, 'a3', ({ context, shared: { laws } }, notice) => ({
    page: posterPage(context, notice, laws),
  }))
  formRoute(app, pages, 'media', ({ context }, notice) => ({ page: mediaPage(context, notice) }))
  for (const size of Object.keys(cardNames) as CardSize[])
    formRoute(
      app,
      pages,
      `${cardNames[size]}.png`,
      async ({ context }, notice) => ({
        page: { bytes: await world.printer.picture(await cardOf(context, notice, size)) },
        type: 'image/png',
      }),
      // Painting takes a tenth of a second in another process: nobody needs many of them.
      { config: { rateLimit: { max: picturesPerMinute, timeWindow: '1 minute' } } },
    )
}

const picturesPerMinute = 30

/** The card of a decision: nothing but what its page says. */
async function cardOf(
  { agency, origin }: PageContext,
  notice: PublicNotice,
  size: CardSize,
): Promise<PictureCard> {
  const { publicId, number, party, decidedOn, publishedOn, title, outcome, kind } = notice
  const url = `${origin}/decisions/${publicId}`
  return {
    size,
    portalName: agency.portal_name,
    kind: noticeKinds[kind],
    title,
    outcome,
    facts: [
      { label: '文号', value: number },
      { label: '当事人', value: party.name },
      { label: '决定日期', value: decidedOn },
      { label: '公示日期', value: publishedOn },
    ],
    qr: await qrSvg(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }),
    caption: '扫码查看决定书全文，核验是否改动',
  }
}

function formRoute(
  app: FastifyInstance,
  pages: PortalPages,
  form: string,
  render: RenderNotice,
  options: RouteShorthandOptions = {},
): void {
  app.get<{ Params: { id: string } }>(`/decisions/:id/${form}`, options, (request, reply) => {
    const { id } = request.params
    const path = `/decisions/${id}/${form}`
    return pages.send(
      request,
      reply,
      path,
      async (rendering) => {
        const { db, context, today } = rendering
        const found = await findNotice(db, id, today)
        const notice = found?.status === 'published' ? found.notice : null
        if (notice && !isRecord(notice)) return render(rendering, notice)
        // A record has no letter to put on the board.
        if (!found || found.status === 'withheld' || found.status === 'published')
          return { page: notFoundPage(context), status: 404 }
        return { page: endedPage(context, found), status: 410 }
      },
      id,
    )
  })
}
