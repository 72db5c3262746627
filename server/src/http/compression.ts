import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
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
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    const type = String(reply.getHeader('content-type') ?? '')
    if (payload.length < minCompressedBytes || !textual.test(type)) return payload
    if (reply.hasHeader('content-encoding') || request.method === 'HEAD') return payload
    varyByEncoding(reply)
    const encoding = encodingFor(request)
    if (encoding === null) return payload
    reply.header('content-encoding', encoding)
    reply.removeHeader('content-length')
    return encoding === 'br' ? brotli(payload, fastCompression) : zip(payload)
  })
}

const fastCompression = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
