import type { FastifyInstance } from 'fastify'
import type { SampleForm } from '@zhaofa/domain/paper/sample-form.ts'
import { sampleForms } from '@zhaofa/domain/paper/sample-forms.ts'
import { NotFoundError } from '../../../faults.ts'
import { listAgencies } from '../../../storage/publication/read-portal.ts'
import { askedAgency, onePublisher, publishersOf } from '../frame/publishers.ts'
import type { World } from '../../../world.ts'

const downloadsPerMinute = 30

/** 示范文本 to download, each set once for each agency's names. */
export function sampleRoutes(app: FastifyInstance, world: World): void {
  const kept = new Map<string, Promise<Buffer>>()
  const config = { rateLimit: { max: downloadsPerMinute, timeWindow: '1 minute' } }
  app.get<{ Params: { file: string } }>('/samples/:file', { config }, async (request, reply) => {
    const form = sampleForms.find(({ id }) => `${id}.pdf` === request.params.file)
    const publishers = publishersOf(await listAgencies(world.portal))
    const agency = onePublisher(publishers, askedAgency(request.query))?.agency
    if (!form || !agency) throw new NotFoundError('没有这份示范文本')
    const to = { agency: agency.name, reviewAuthority: agency.review_authority }
    const key = JSON.stringify([form.id, to])
    const bytes = kept.get(key) ?? keep(kept, key, print(world, form, to))
    return reply
      .type('application/pdf')
      .header('cache-control', 'public, max-age=3600')
      .header(
        'content-disposition',
        `inline; filename*=UTF-8''${encodeURIComponent(`${form.title}（示范文本）.pdf`)}`,
      )
      .send(await bytes)
  })
}

/** A failed setting is not kept: the next reader tries again. */
function keep(kept: Map<string, Promise<Buffer>>, key: string, printed: Promise<Buffer>) {
  kept.set(key, printed)
  printed.catch(() => kept.delete(key))
  return printed
}

async function print(
  { printer, clock }: Pick<World, 'printer' | 'clock'>,
  form: SampleForm,
  to: Parameters<SampleForm['paper']>[0],
): Promise<Buffer> {
  const { bytes } = await printer.pdf(form.paper(to), clock.now())
  return Buffer.from(bytes)
}
