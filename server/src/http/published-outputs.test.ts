import { findLeaks, type Surface } from '@zhaofa/domain/publicity/leak-test/leak-test.ts'
import { secretOf } from '@zhaofa/domain/publicity/redaction/redact-text.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import {
  knownPlants,
  placements,
  playPlantedCase,
  publicWords,
  shapePlants,
} from '../../test/planted-case.ts'
import { withWorld } from '../../test/world.ts'
import { playPublicity } from '../demo/play-publicity.ts'
import { Stage } from '../demo/stage.ts'
import { readSurfaces } from '../documents/read-surfaces.ts'
import { createApp } from './app.ts'

const started = plainDate('2026-08-10')

test(
  `${placements.length} secrets in the texts of a case come out nowhere; names of firms, codes, laws and numbers do (处罚法第50条)`,
  () =>
    withWorld(async (world) => {
      expect(placements.length).toBeGreaterThanOrEqual(60)
      const stage = new Stage({ ...world, printer: plainPrinter }, await aCast(world), started)
      const caseId = await playPlantedCase(stage)
      const { noticeId } = await playPublicity(stage, caseId)

      const app = await createApp({ ...stage.world, printer: world.printer }, { visitors: null })
      const outputs = await everythingPublic(app)
      const decision = outputs.find(({ name }) => name === `/decisions/${noticeId}`)?.text ?? ''
      await app.close()

      expect(outputs.length).toBeGreaterThan(30)
      const secrets = [...Object.values(knownPlants), ...shapePlants].map(secretOf)
      expect(findLeaks(secrets, outputs, ['四平市商务局'])).toEqual([])
      for (const word of publicWords) expect(decision.replace(/<[^>]*>/g, '')).toContain(word)
      expect(decision).toContain('欧阳某')
    }),
  120_000,
)

/** Every address of the portal that a reader or a program can come to from the home page. */
async function everythingPublic(app: FastifyInstance): Promise<Surface[]> {
  const waiting = ['/', '/sitemap.xml', '/robots.txt', '/log/checkpoint']
  const seen = new Set(waiting)
  const surfaces: Surface[] = []
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const answer = await app.inject({ url, headers: { accept: 'text/html' } })
    surfaces.push({
      name: `${url}（标头）`,
      text: decodeURIComponent(JSON.stringify(answer.headers)),
    })
    surfaces.push(...(await readSurfaces(url, answer.rawPayload)))
    if (!/html|xml/.test(String(answer.headers['content-type']))) continue
    for (const next of linksOf(answer.body, url)) {
      if (seen.has(next) || seen.size > 3000) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return surfaces
}

const origin = 'http://localhost:8080'

function linksOf(text: string, from: string): string[] {
  const found = [...text.matchAll(/(?:href|src|action)="([^"]+)"|<loc>([^<]+)<\/loc>/g)]
  return (
    found
      .map(([, link, location]) => (link ?? location ?? '').replaceAll('&amp;', '&'))
      .map((link) => URL.parse(link, origin + from))
      .filter((link) => link?.origin === origin && !link.pathname.startsWith('/office'))
      // The same page in the usual letters again.
      .filter((link) => link?.searchParams.get('mode') !== 'standard')
      .map((link) => `${link?.pathname}${link?.search}`)
  )
}
