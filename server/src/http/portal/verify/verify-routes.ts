import {
  numberBeginnings,
  readNumberSpelling,
} from '@zhaofa/domain/identity-codes/number-spelling.ts'
import type { FastifyInstance } from 'fastify'
import { leafKinds, type LeafSubject } from '@zhaofa/ledger'
import { findProof, isInLog } from '../../../storage/ledger/find-proof.ts'
import { logStanding } from '../../../storage/ledger/log-standing.ts'
import { ledgerHead, logKeys } from '../../../storage/ledger/read-log.ts'
import {
  findByNumber,
  findNotice,
  type FoundNotice,
} from '../../../storage/publication/find-notice.ts'
import {
  findArticleWithdrawal,
  versionsOfArticle,
} from '../../../storage/publication/article-versions.ts'
import type { World } from '../../../world.ts'
import { checkingPolicy } from '../../security-headers.ts'
import { single } from '../decisions/list-query.ts'
import { logPage } from './log-page.ts'
import { verifyRecordPage, verifyStartPage, type VerifyData } from './verify-page.ts'
import type { PortalPages, Rendering } from '../frame/portal-pages.ts'

type Record = Pick<VerifyData, 'subject' | 'title' | 'pageUrl' | 'others' | 'warning'>

/**
 * /verify: where anybody checks a published decision, its withdrawal, or a sealed document. The log
 * grows without the publications, so these pages are made for each request.
 */
export function verifyRoutes(
  app: FastifyInstance,
  { portal, publicOrigin }: World,
  pages: PortalPages,
): void {
  app.get('/verify', async (request, reply) => {
    const typed = (single(request.query, 'q') ?? '').slice(0, 80)
    const id = typed === '' ? undefined : await publicIdOf(portal, typed)
    if (id !== undefined) return reply.redirect(`/verify/${id}`)
    return pages.sendOnce(request, reply, '/verify', (rendering) =>
      renderStart(rendering, typed === '' ? null : typed),
    )
  })

  app.get('/verify/log', (request, reply) =>
    pages.sendOnce(request, reply, '/verify/log', async ({ db, context, today }) => {
      const [standing, vkeys] = await Promise.all([logStanding(db, today), logKeys(db)])
      return { page: logPage(context, { standing, vkeys, address: `${publicOrigin}/log` }) }
    }),
  )

  app.get<{ Params: { id: string } }>('/verify/:id', (request, reply) => {
    const { id } = request.params
    return pages.sendOnce(request, reply, `/verify/${id}`, async (rendering) => {
      const record = await recordOf(rendering, id)
      if (!record) return renderStart(rendering, id)
      void reply.header('content-security-policy', checkingPolicy)
      return renderRecord(rendering, record)
    })
  })

  app.get<{ Params: { id: string; kind: string; sequence: string } }>(
    '/verify/:id/:kind/:sequence',
    (request, reply) => {
      const { id, kind, sequence } = request.params
      const path = `/verify/${id}/${kind}/${sequence}`
      return pages.sendOnce(request, reply, path, async (rendering) => {
        const whole = await recordOf(rendering, id)
        const subject = { kind, publicId: id, sequence: Number(sequence) }
        const other = whole?.others.find(({ url }) => url === path)
        if (!whole || !other) return renderStart(rendering, id)
        void reply.header('content-security-policy', checkingPolicy)
        const others = [{ title: whole.title, url: `/verify/${id}` }]
        return renderRecord(rendering, { ...whole, subject, title: other.title, others })
      })
    },
  )
}

async function publicIdOf(portal: World['portal'], typed: string): Promise<string | undefined> {
  const spelling = readNumberSpelling(typed)
  if (spelling?.whole) {
    return (await findByNumber(portal, numberBeginnings(spelling)))?.publicId
  }
  return /^[0-9A-Za-z-]{8,64}$/.test(typed) ? typed : undefined
}

async function renderStart({ db, context }: Rendering, notFound: string | null) {
  const [head, vkeys] = await Promise.all([ledgerHead(db), logKeys(db)])
  const size = head?.size ?? null
  const signedAt = head?.signedAt.toISOString() ?? null
  const page = verifyStartPage(context, { size, signedAt, vkeys, notFound })
  return { page, status: notFound === null ? 200 : 404 }
}

async function renderRecord({ db, context }: Rendering, record: Record) {
  const [proof, vkeys] = await Promise.all([findProof(db, record.subject), logKeys(db)])
  return { page: verifyRecordPage(context, { ...record, proof, vkeys }) }
}

/** The entry of the log that this id has now; undefined when the id is unknown. */
async function recordOf({ db, today }: Rendering, id: string): Promise<Record | undefined> {
  const found = await findNotice(db, id, today)
  if (found) return noticeRecord(id, found)
  if (!/^[0-9A-Za-z-]{8,64}$/.test(id)) return undefined
  const article = await articleRecord(db, id)
  if (article) return article
  return paperRecord(db, id)
}

/** A sealed paper; its second entry is its voiding (作废). */
async function paperRecord(db: Rendering['db'], id: string): Promise<Record | undefined> {
  const sealed = { kind: 'document', publicId: id, sequence: 1 }
  const voided = { ...sealed, sequence: 2 }
  if (await isInLog(db, voided)) {
    const others = [otherOf(id, 'document', '作废之前的文书')]
    const warning = '这份文书在送达以前已经作废，没有效力。下面核验的是作废的记录。'
    return { subject: voided, title: '已作废的文书', pageUrl: null, others, warning }
  }
  return (await isInLog(db, sealed))
    ? { subject: sealed, title: leafKinds.document, pageUrl: null, others: [] }
    : undefined
}

/** An article: its newest version, and the ones before it. */
async function articleRecord(db: Rendering['db'], id: string): Promise<Record | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  if (await findArticleWithdrawal(db, id)) {
    const subject = { kind: 'withdrawal', publicId: id, sequence: 1 }
    const others = [otherOf(id, 'publication', '撤下之前的公布')]
    return { subject, title: '撤下的文章', pageUrl: `/articles/${id}`, others }
  }
  const [newest, ...earlier] = await versionsOfArticle(db, id)
  return (
    newest && {
      subject: { kind: 'publication', publicId: id, sequence: newest.version },
      title: newest.title,
      pageUrl: `/articles/${id}`,
      others: earlier.map(({ version }) => ({
        title: `第 ${version} 版`,
        url: `/verify/${id}/publication/${version}`,
      })),
    }
  )
}

function noticeRecord(publicId: string, found: FoundNotice): Record {
  const at = (kind: string, sequence: number): LeafSubject => ({ kind, publicId, sequence })
  const url = `/decisions/${publicId}`
  switch (found.status) {
    case 'published': {
      const { version, number } = found.notice
      return {
        subject: versionSubject(publicId, version),
        title: number,
        pageUrl: url,
        others: version === 1 ? [] : [otherOf(publicId, 'publication', '首次公示')],
      }
    }
    case 'withdrawn':
      return {
        subject: at('withdrawal', 1),
        title: `${found.withdrawal.number} 的撤回`,
        pageUrl: url,
        others: [
          otherOf(publicId, 'publication', '撤回之前的公示'),
          ...(found.withdrawal.amended ? [amendmentOf(publicId, found.withdrawal.amended)] : []),
        ],
      }
    case 'expired':
      return {
        subject: versionSubject(publicId, found.version),
        title: found.number,
        pageUrl: url,
        others: [],
      }
    case 'withheld':
      return { subject: at('publication', 1), title: '不予公开条目', pageUrl: url, others: [] }
  }
}

/** The first version is a publication, every later one a correction (storage/publication). */
function versionSubject(publicId: string, version: number): LeafSubject {
  return version === 1
    ? { kind: 'publication', publicId, sequence: 1 }
    : { kind: 'correction', publicId, sequence: version - 1 }
}

function otherOf(publicId: string, kind: string, title: string) {
  return { title, url: `/verify/${publicId}/${kind}/1` }
}

const amendmentOf = (publicId: string, { version, on }: { version: number; on: string }) => ({
  title: `${on} 对撤回说明的更正`,
  url: `/verify/${publicId}/withdrawal/${version}`,
})
