import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const projectFolder = join(import.meta.dirname, '../../..')
const officeFolder = join(projectFolder, 'web/dist')

/**
 * The built back office under /office/. Files in assets/ carry a content hash in their name and may be
 * kept for ever; every other path is a screen of the app and gets index.html.
 */
export async function officeFiles(app: FastifyInstance): Promise<void> {
  app.get('/office', (_request, reply) => reply.redirect('/office/', 308))
  if (!existsSync(join(officeFolder, 'index.html'))) {
    app.get('/office/*', (_request, reply) =>
      reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('后台界面尚未构建。请执行 npm run -w web build，然后刷新本页。'),
    )
    return
  }
  await app.register(fastifyStatic, {
    root: officeFolder,
    prefix: '/office/',
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const forEver = path.includes('/assets/')
      const value = forEver ? 'public, max-age=31536000, immutable' : 'no-cache'
      void reply.header('cache-control', value)
    },
  })
  app.get('/office/*', (request, reply) => {
    // A missing file must not come back as a page: the browser would run HTML as a script.
    if (request.url.startsWith('/office/assets/')) return reply.callNotFound()
    return reply.sendFile('index.html')
  })
}
