import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  parseTilePath,
  subjectText,
  tlogProofText,
  type LeafSubject,
  type TilePath,
} from '@zhaofa/ledger'
import { NotFoundError } from '../faults.ts'
import { findProof } from '../storage/ledger/find-proof.ts'
import { findDisclosedContent } from '../storage/ledger/opening.ts'
import { findEntries, findTile, ledgerHead, logKeys } from '../storage/ledger/read-log.ts'
import type { World } from '../world.ts'
import { leafFormatText, ledgerModules, verifyScript, type ServedModule } from './ledger-modules.ts'
import { sendProblem } from './problems.ts'
import { encodingFor, varyByEncoding } from './send-compressed.ts'
import { readRequest } from './read-request.ts'

const zip = promisify(gzip)

/** What a stored tile is now it stays: a longer one is another address. */
const forEver = 'public, max-age=31536000, immutable'

/**
 * The public log under /log, exactly as C2SP tlog-tiles: checkpoint, tiles and entry bundles, which any
 * tlog client or mirror can read. Beside it what a person needs: the key, the proof of one record,
 * and the modules with which a browser checks it.
 */
export function logRoutes(app: FastifyInstance, { portal }: World): void {
  // A page of somebody else may check this log: all of it is public, and nobody is signed in here.
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/log/')) {
      void reply.headers({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
    }
    done(null, payload)
  })
  app.get('/log/checkpoint', async (_request, reply) => {
    const head = await ledgerHead(portal)
    if (!head) throw new NotFoundError('账本还没有第一个检查点')
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(head.note)
  })

  app.get<{ Params: { '*': string } }>('/log/tile/*', async (request, reply) => {
    const asked = parseTilePath(`tile/${request.params['*']}`)
    const bytes = asked && (await findResource(portal, asked))
    if (!bytes) throw new NotFoundError('账本没有这一块')
    void reply.type('application/octet-stream').header('cache-control', forEver)
    // Entries are text and shrink to half; hashes do not shrink at all.
    return asked.of === 'entries' ? sendZipped(request, reply, bytes) : reply.send(bytes)
  })

  app.get('/log/key', async (_request, reply) => {
    const keys = await logKeys(portal)
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(keys.map((key) => `${key}\n`).join(''))
  })

  const leafFormat = leafFormatText()
  app.get('/log/LEAF.md', (request, reply) =>
    sendServed(request, reply, leafFormat, 'text/markdown; charset=utf-8'),
  )
  proofRoutes(app, portal)
  moduleRoutes(app)
}

async function findResource(portal: World['portal'], asked: TilePath) {
  const found = await (asked.of === 'entries'
    ? findEntries(portal, asked)
    : findTile(portal, asked))
  return found && Buffer.from(found)
}

async function sendZipped(request: FastifyRequest, reply: FastifyReply, bytes: Buffer) {
  varyByEncoding(reply)
  if (encodingFor(request, ['gzip']) === null) return reply.send(bytes)
  return reply.header('content-encoding', 'gzip').send(await zip(bytes))
}

const ProofQuery = z.object({
  kind: z.string().max(32),
  id: z.string().max(128),
  sequence: z.coerce.number().int().nonnegative(),
})

/**
 * GET /log/proof?kind=…&id=…&sequence=…: all that `verifyRecord` of the ledger package takes. GET /log/tlog-proof with
 * the same question: what other verifiers take (C2SP tlog-proof).
 */
function proofRoutes(app: FastifyInstance, portal: World['portal']): void {
  app.get('/log/proof', async (request, reply) => {
    const subject = readSubject(request.query)
    const proof = isSubject(subject) ? await findProof(portal, subject) : undefined
    if (!proof) return notInLog(reply)
    const [content, vkeys] = await Promise.all([
      findDisclosedContent(portal, subject),
      logKeys(portal),
    ])
    return reply
      .header('cache-control', 'no-cache')
      .send({ subject, ...(content !== undefined && { content }), proof, vkeys })
  })

  app.get('/log/tlog-proof', async (request, reply) => {
    const subject = readSubject(request.query)
    const proof = isSubject(subject) ? await findProof(portal, subject) : undefined
    if (!proof) return notInLog(reply)
    return reply
      .header('cache-control', 'no-cache')
      .type('text/plain; charset=utf-8')
      .send(tlogProofText(proof))
  })
}

function readSubject(query: unknown): LeafSubject {
  const { kind, id, sequence } = readRequest(ProofQuery, query)
  return { kind, publicId: id, sequence }
}

function isSubject(subject: LeafSubject): boolean {
  try {
    return subjectText(subject) !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function notInLog(reply: FastifyReply): FastifyReply {
  return sendProblem(reply.header('cache-control', 'no-cache'), {
    type: '/problems/not-in-log',
    title: '账本中没有这条记录。刚刚办理的约一秒后写入，请稍后再试；否则请核对编号。',
    status: 404,
  })
}

function moduleRoutes(app: FastifyInstance): void {
  const modules = ledgerModules()
  const verify = verifyScript()
  const script = 'text/javascript; charset=utf-8'
  app.get<{ Params: { name: string } }>('/log/js/:name', (request, reply) => {
    const found = modules.get(request.params.name)
    return found ? sendServed(request, reply, found, script) : reply.callNotFound()
  })
  app.get('/log/verify.js', (request, reply) => sendServed(request, reply, verify, script))
}

function sendServed(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, etag }: ServedModule,
  type: string,
): FastifyReply {
  void reply.header('cache-control', 'no-cache').header('etag', etag)
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type(type).send(text)
}
