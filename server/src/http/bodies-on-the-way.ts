import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { maxUploadBytes } from '@zhaofa/domain/case/upload-limit.ts'
import { cutConnection } from './problems.ts'

/** A body has to come at this pace while we read it: slower than any telephone network, faster than a trick. */
export type Pace = { readonly windowMs: number; readonly minBytes: number }

const pace: Pace = { windowMs: 20_000, minBytes: 16 * 1024 }
const looksAWindow = 4

/** What is read to its end after the answer went out, before the connection is given up: the largest upload. */
const maxUnreadBytes = maxUploadBytes + 1024 ** 2

type Sender = { since: number; bytes: number }

/**
 * Cuts senders whose body trickles: each would hold a connection for as long as it likes. Time in which this server
 * itself does not read counts for nobody.
 */
export function cutSlowBodies(app: FastifyInstance, { windowMs, minBytes } = pace): void {
  const senders = new Map<IncomingMessage, Sender>()
  app.addHook('onRequest', ({ raw }, _reply, done) => {
    if (announcesBody(raw)) {
      senders.set(raw, { since: performance.now(), bytes: raw.socket.bytesRead })
      raw.once('close', () => senders.delete(raw))
    }
    done()
  })
  const look = setInterval(() => {
    const now = performance.now()
    for (const [raw, sender] of senders) {
      if (raw.complete || raw.destroyed) senders.delete(raw)
      else if (raw.readableLength > 0) senders.set(raw, { since: now, bytes: raw.socket.bytesRead })
      else if (now - sender.since >= windowMs) {
        if (raw.socket.bytesRead - sender.bytes < minBytes) cutConnection(raw.socket)
        senders.set(raw, { since: now, bytes: raw.socket.bytesRead })
      }
    }
  }, windowMs / looksAWindow)
  look.unref()
  app.addHook('onClose', (_app, done) => {
    clearInterval(look)
    done()
  })
}

const announcesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * An answer does not wait for a body that nobody wants any more, and the connection goes on after it: browsers read
 * an answer only when all of theirs is sent. What comes is thrown away, as much as an upload may have.
 */
export function readUnwantedToTheEnd(app: FastifyInstance): void {
  app.addHook('onSend', ({ raw }, reply, payload, done) => {
    if (announcesBody(raw) && !raw.complete && !raw.destroyed) {
      let left = maxUnreadBytes
      // Fastify closes after a body that is too large; here it is read.
      void reply.removeHeader('connection')
      raw.unpipe()
      raw.on('data', (chunk: Buffer) => {
        left -= chunk.length
        if (left < 0) raw.destroy()
      })
      raw.resume()
    }
    done(null, payload)
  })
}
