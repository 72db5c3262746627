import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { sendCompressed } from '../../send-compressed.ts'
import { styleSheet, token } from '../../style-sheet.ts'

type Asset = {
  readonly type: string
  readonly plain: Buffer
  readonly br: Buffer
  readonly gzip: Buffer
}

/** The portal's own mark: two characters in a red square. Not an emblem, not a seal. */
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="6" fill="${token('red-6')}"/><rect x="5" y="5" width="54" height="54" rx="3" fill="none" stroke="${token('on-dark')}" stroke-width="3"/><text x="32" y="44" font-family="serif" font-weight="700" font-size="34" fill="${token('on-dark')}" text-anchor="middle">公</text></svg>`

function assetOf(name: string, type: string, text: string): readonly [string, Asset] {
  const plain = Buffer.from(text)
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10)
  const [stem, extension] = name.split('.')
  const asset = { type, plain, br: brotliCompressSync(plain), gzip: gzipSync(plain) }
  return [`/assets/${stem}-${hash}.${extension}`, asset]
}

const portalSheet = join(import.meta.dirname, 'styles/portal.css')
const style = assetOf('portal.css', 'text/css; charset=utf-8', styleSheet(portalSheet))
const icon = assetOf('mark.svg', 'image/svg+xml', mark)

/** Addresses hold a hash of the content, so browsers may keep them for ever. */
export const styleUrl = style[0]
export const iconUrl = icon[0]

export function assetRoutes(app: FastifyInstance): void {
  const assets = [style, icon, ['/favicon.ico', icon[1]] as const]
  for (const [url, { type, plain, br, gzip }] of assets) {
    const kept = url.startsWith('/assets/')
      ? 'public, max-age=31536000, immutable'
      : 'max-age=86400'
    app.get(url, (request, reply) => {
      void reply.type(type).header('cache-control', kept)
      return sendCompressed(request, reply, { plain: () => plain, br: () => br, gzip: () => gzip })
    })
  }
}
