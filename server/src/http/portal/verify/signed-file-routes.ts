import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isInLog } from '../../../storage/ledger/find-proof.ts'
import {
  knownCertificates,
  signingRoots,
} from '../../../storage/publication/signing-certificates.ts'
import { ForbiddenError } from '../../../faults.ts'
import type { FileTold } from '../../../signatures/signatures-told.ts'
import { readUntrusted } from '../../../untrusted/read-untrusted.ts'
import type { World } from '../../../world.ts'
import type { PortalPages, Rendering } from '../frame/portal-pages.ts'
import { judgeSignedFile, notJudged, type SaidOfFile } from './judge-signed-file.ts'
import { maxSignedFileMegabytes, signedFilePage } from './signed-file-page.ts'

const maxBytes = maxSignedFileMegabytes * 1024 ** 2
/** A file is read by one process at a time, and a visitor is no reason to keep others waiting. */
const asks = { rateLimit: { max: 12, timeWindow: '1 minute' } }

/** /verify/file: a PDF that somebody brought is read by a process without rights, judged and forgotten. */
export function signedFileRoutes(
  app: FastifyInstance,
  { publicOrigin }: World,
  pages: PortalPages,
): void {
  app.get('/verify/file', (request, reply) =>
    pages.send(request, reply, '/verify/file', ({ context }) =>
      Promise.resolve({ page: signedFilePage(context, null) }),
    ),
  )
  app.post('/verify/file', { config: asks, bodyLimit: maxBytes * 2 }, async (request, reply) => {
    refuseForeign(request)
    const brought = await fileOf(request)
    void reply.header('cache-control', 'no-store')
    return pages.sendOnce(request, reply, '/verify/file', async (rendering) => {
      if (typeof brought === 'string') {
        const nothing = { said: null, fileName: '', recordUrl: null }
        return {
          page: signedFilePage(rendering.context, { ...nothing, problem: brought }),
          status: 422,
        }
      }
      const { said, recordUrl } = await judged(rendering, brought.bytes, publicOrigin)
      const fileName = brought.name.slice(0, 120)
      const page = signedFilePage(rendering.context, { said, fileName, recordUrl, problem: null })
      return { page }
    })
  })
}

/** Another site's page must not have files read here in a visitor's name. */
function refuseForeign({ headers }: FastifyRequest): void {
  if (headers['sec-fetch-site'] === 'cross-site') {
    throw new ForbiddenError('请打开本网站的页面选择文件。')
  }
}

/** The file in memory, or why there is none. */
async function fileOf(request: FastifyRequest): Promise<{ name: string; bytes: Buffer } | string> {
  try {
    const part = await request.file({
      limits: { fileSize: maxBytes + 1, files: 1 },
      throwFileSizeLimit: false,
    })
    if (!part) return '请选择一个 PDF 文件。'
    const bytes = await part.toBuffer()
    if (bytes.length > maxBytes || part.file.truncated)
      return `文件超过 ${maxSignedFileMegabytes} MB，没有核验。`
    return bytes.length === 0 ? '文件是空的，没有内容可以核验。' : { name: part.filename, bytes }
  } catch {
    return '文件没有传完，请重新选择。'
  }
}

type Judged = { readonly said: SaidOfFile; readonly recordUrl: string | null }

async function judged({ db }: Rendering, bytes: Buffer, origin: string): Promise<Judged> {
  const read = await readUntrusted({ kind: 'signatures', bytes, roots: await signingRoots(db) })
  const nothing = (why: keyof typeof notJudged): Judged => ({
    said: { tone: 'doubtful', ...notJudged[why], signatures: [] },
    recordUrl: null,
  })
  if (!read.ok) return nothing('lost')
  const told = read.value
  if ('not' in told) return nothing(told.not)
  const serials = told.signatures.flatMap(({ certificate, stamp }) =>
    [certificate, stamp?.certificate].flatMap((each) => each?.serial ?? []),
  )
  const known = await knownCertificates(db, serials)
  const paper = paperOf(told, origin)
  const isAt = async (sequence: number) =>
    paper !== null && isInLog(db, { kind: 'document', publicId: paper, sequence })
  const isRecorded = await isAt(1)
  const isVoid = isRecorded && (await isAt(2))
  return {
    said: judgeSignedFile(told, { known, isVoid }),
    recordUrl: isRecorded ? `/verify/${paper}` : null,
  }
}

/** The id of the paper that a signature of ours names. */
function paperOf({ signatures }: FileTold, origin: string): string | null {
  const begin = `${origin}/verify/`
  const named = signatures.find(
    ({ contact, certificate }) => certificate?.root && contact.startsWith(begin),
  )
  const id = named?.contact.slice(begin.length) ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null
}
