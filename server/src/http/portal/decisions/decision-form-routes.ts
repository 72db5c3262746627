import type { FastifyInstance, RouteShorthandOptions } from 'fastify'
import type { CardSize, PictureCard } from '../../../documents/picture-card.ts'
import { qrSvg } from '../../../qr-code.ts'
import {
  isPublicRecord,
  type PublishedContent,
} from '@zhaofa/domain/publicity/records/public-record.ts'
import { findNotice, type ShownNotice } from '../../../storage/publication/find-notice.ts'
import type { World } from '../../../world.ts'
import { cardNames } from './decision-forms.ts'
import type { PageContext } from '../frame/page-frame.ts'
import { endedPage } from './ended-page.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import { mediaFile, mediaPage } from './media-page.ts'
import { posterPage } from './poster-page.ts'
import type { PortalPages, Rendered, Rendering } from '../frame/portal-pages.ts'
import { noticeTitle } from './wording.ts'

type RenderNotice = (rendering: Rendering, found: ShownNotice) => Rendered | Promise<Rendered>

/**
 * A published decision or result in other forms: for the notice board, for 公众号, as pictures. What was withdrawn
 * has none of them.
 */
export function decisionFormRoutes(app: FastifyInstance, world: World, pages: PortalPages): void {
  formRoute(app, pages, 'a3', ({ context, shared: { laws } }, found) => ({
    page: posterPage(context, found, laws),
  }))
  formRoute(app, pages, 'media', ({ context }, found) => ({ page: mediaPage(context, found) }))
  formRoute(app, pages, 'media.html', ({ context }, { notice }) => ({
    page: mediaFile(context, notice),
  }))
  for (const size of Object.keys(cardNames) as CardSize[])
    formRoute(
      app,
      pages,
      `${cardNames[size]}.png`,
      async ({ context }, { notice }) => ({
        page: { bytes: await world.printer.picture(cardOf(context, notice, size)) },
        type: 'image/png',
      }),
      // Painting takes a tenth of a second in another process, and nobody needs many pictures.
      { config: { rateLimit: { max: picturesPerMinute, timeWindow: '1 minute' } } },
    )
}

const picturesPerMinute = 30

/** The card of a notice: nothing but what its page says. */
function cardOf(
  { agency, origin }: PageContext,
  notice: PublishedContent,
  size: CardSize,
): PictureCard {
  const { publicId, number, party, decidedOn, publishedOn, title, outcome } = notice
  const record = isPublicRecord(notice)
  const url = `${origin}/decisions/${publicId}`
  return {
    size,
    portalName: agency.portal_name,
    kind: noticeTitle(notice),
    title,
    outcome,
    facts: [
      { label: record ? '编号' : '文号', value: number },
      { label: '当事人', value: party.name },
      { label: record ? '作出日期' : '决定日期', value: decidedOn },
      { label: '公示日期', value: publishedOn },
    ],
    qr: qrSvg(url, 0),
    caption: record ? '扫码查看原文，核验是否改动' : '扫码查看决定书全文，核验是否改动',
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
        if (found?.status === 'published') return render(rendering, found)
        if (!found || found.status === 'withheld')
          return { page: notFoundPage(context), status: 404 }
        return { page: endedPage(context, found), status: 410 }
      },
      id,
    )
  })
}
