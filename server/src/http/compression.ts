import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { encodingFor, varyByEncoding } from './send-compressed.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const minCompressedBytes = 1400
const textual = /^(text\/|application\/(json|problem\+json|xml|manifest\+json)|image\/svg\+xml)/

/**
 * Compresses whole text answers larger than one packet. Streams (files, recordings) and answers that
 * are compressed already are left alone. Answers that echo a secret must not be compressed (BREACH);
 * the CSRF token is sent only by /api/session, which is smaller than this.
 */
export function compressAnswers(app: FastifyInstance): void {
  // Most answers pass through as they are, so nothing waits here unless there is something to compress.
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!isWorthIt(request, reply, payload)) return done(null, payload)
    varyByEncoding(reply)
    const encoding = encodingFor(request)
    if (encoding === null) return done(null, payload)
    reply.header('content-encoding', encoding)
    reply.removeHeader('content-length')
    const compressed = encoding === 'br' ? brotli(payload, fastCompression) : zip(payload)
    compressed.then((bytes) => done(null, bytes), done)
  })
}

const fastCompression = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

function isWorthIt(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): payload is string | Buffer {
  if (reply.hasHeader('content-encoding') || request.method === 'HEAD') return false
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return false
  const type = String(reply.getHeader('content-type') ?? '')
  return payload.length >= minCompressedBytes && textual.test(type)
}
