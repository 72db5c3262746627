import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { examination, reasonGiven } from '@zhaofa/domain/publicity/chain/chain-step.ts'
import {
  mayCollectAgain,
  mayReturn,
  takeNext,
} from '@zhaofa/domain/publicity/chain/linear-chain.ts'
import { articleSteps, articleWithdrawal } from '@zhaofa/domain/publicity/chain/step-table.ts'
import {
  mayWithdrawArticle,
  type ArticleEvent,
  type ArticleState,
} from '@zhaofa/domain/publicity/articles/article-chain.ts'
import {
  articleProblems,
  type ArticleFile,
  type BureauArticle,
} from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import {
  keptFindings,
  openFindings,
  type ArticleFinding,
  type KeptFinding,
} from '@zhaofa/domain/publicity/articles/article-findings.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../../faults.ts'
import { articleFiles } from '../../../storage/article-file-store.ts'
import type { Tx } from '../../../storage/database.ts'
import {
  publishArticleVersion,
  withdrawArticleVersions,
} from '../../../storage/publication/article-versions.ts'
import { append } from '../../../storage/stream.ts'
import { articleStream, findArticle } from '../../../storage/streams/article-stream.ts'
import type { World } from '../../../world.ts'
import { authorOf } from '../../desk/author-of.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { lookThroughArticle, ownWords } from './look-through-article.ts'

type CollectedArticle = Omit<BureauArticle, 'files'> & {
  /** The writer's browser chooses it, so that sending twice makes one article. */
  readonly id: string
  /** The version of the article that was opened; 0 for a new article. */
  readonly version: number
  /** Ids of uploads, or hashes of files it has already. */
  readonly files: readonly string[]
  readonly reason: string
}

/** 采集: an article, or the next version of one, begins its way to publication. */
export async function collectArticle(
  world: World,
  actor: Actor,
  { id, version, files, reason, ...written }: CollectedArticle,
): Promise<Outcome<{ id: string; version: number }, Refusal>> {
  if (!actor.roles.includes('disclosure-collector')) {
    throw new ForbiddenError('采集由公示采集人员办理')
  }
  return inAgency(world, actor, async (tx) => {
    const before = (await findArticle(tx, id))?.file
    if ((before?.version ?? 0) !== version) throw new StaleError('文章')
    const again = before ? mayCollectAgain(articleSteps, before) : accept(null)
    if (!again.ok) return again
    const article = { ...written, files: await resolveFiles(tx, files, before) }
    const problems = articleProblems(article)
    if (reason.trim() === '')
      problems.push({ field: 'reason', message: '请写明公布或者修改的理由' })
    if (problems.length > 0) return refuse(fieldsRefused(problems))
    const event: ArticleEvent = { type: 'ArticleCollected', article, reason: reason.trim() }
    const { file } = await appendTo(tx, world, { id, actor, before: before ?? null }, event)
    return accept({ id, version: file.version })
  })
}

type Article = {
  readonly id: string
  readonly actor: Actor
  readonly before: ArticleState | null
}

async function appendTo(
  tx: Tx,
  world: World,
  { id, actor, before }: Article,
  event: ArticleEvent,
): Promise<{ file: ArticleState; at: string }> {
  const at = world.clock.now().toISOString()
  const onto = { id, before, own: {}, row: null }
  const { file } = await append(tx, articleStream, onto, [event], authorOf(actor, at))
  return { file, at }
}

/** @throws NotFoundError for a file that was not uploaded here. */
async function resolveFiles(
  tx: Tx,
  wanted: readonly string[],
  before: ArticleState | undefined,
): Promise<ArticleFile[]> {
  const kept = new Map(before?.article.files.map((file) => [file.sha256, file]))
  const uploaded = await articleFiles(
    tx,
    wanted.filter((each) => !kept.has(each)),
  )
  return wanted.map((each) => {
    const file = kept.get(each) ?? uploaded.get(each)
    if (!file) throw new NotFoundError('附件没有传上来，请重新上传')
    return file
  })
}

type ArticleStepRequest = {
  readonly id: string
  readonly version: number
  readonly opinion: string
}

/**
 * Takes the next step of the chain, if the actor may; the last step publishes. Nothing is published while
 * a finding in the text or in an attachment has no reason from the checker.
 */
export async function takeArticleStep(
  world: World,
  actor: Actor,
  {
    id,
    version,
    opinion,
    kept = [],
  }: ArticleStepRequest & { kept?: readonly KeptFinding[] | undefined },
): Promise<Outcome<{ version: number; published: boolean }, Refusal>> {
  const found = await foundIn(world, actor, id)
  return inAgency(world, actor, async (tx) => {
    const state = await openArticle(tx, id, version)
    const allowed = takeNext(articleSteps, state, who(actor), null)
    if (!allowed.ok) return allowed
    const { id: step } = allowed.value
    const standing = step === 'check' ? keptFindings(found, kept) : state.kept
    const open = openFindings(found, standing).length
    if (open > 0) return refuse({ reason: openReason(step, open), basis: examination })
    const event: ArticleEvent = {
      type: 'ArticleStepTaken',
      step,
      opinion: opinion.trim(),
      ...(step === 'check' && standing.length > 0 && { kept: standing }),
    }
    const { file, at } = await appendTo(tx, world, { id, actor, before: state }, event)
    if (step === 'publish') {
      const { article, reason } = state
      const published = { article, reason, publishedOn: chinaDay(at) }
      await publishArticleVersion(tx, id, published, { agencyId: actor.agencyId, at })
    }
    return accept({ version: file.version, published: step === 'publish' })
  })
}

/**
 * Searches the article before the transaction of the step begins, because this may take seconds and the
 * text and files of a version never change. A person who may not take the step gets an empty list.
 */
async function foundIn(world: World, actor: Actor, id: string): Promise<ArticleFinding[]> {
  const looked = await inAgency(world, actor, async (tx) => {
    const stored = await findArticle(tx, id)
    if (!stored) return null
    const state = stored.file
    if (!takeNext(articleSteps, state, who(actor), null).ok) return null
    return { article: state.article, own: await ownWords(tx, stored.agencyId) }
  })
  return looked ? lookThroughArticle(world, looked.article, looked.own) : []
}

const openReason = (step: string, open: number) =>
  step === 'check'
    ? `有 ${open} 处可能不应公开：每处写明可以公开的理由，或者退回采集修改`
    : `有 ${open} 处可能不应公开，审核时没有确认：请退回，重新审核`

/** 退回: a person who may take the next step may send the article back to its collector instead, with a reason. */
export async function returnArticle(
  world: World,
  actor: Actor,
  { id, version, opinion }: ArticleStepRequest,
): Promise<Outcome<{ version: number }, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const state = await openArticle(tx, id, version)
    const allowed = mayReturn(articleSteps, state, who(actor), opinion)
    if (!allowed.ok) return allowed
    const { id: step } = allowed.value
    const event: ArticleEvent = { type: 'ArticleReturned', step, opinion: opinion.trim() }
    const { file } = await appendTo(tx, world, { id, actor, before: state }, event)
    return accept({ version: file.version })
  })
}

/** 撤下: every version and attachment leaves the public pages; the reason takes their place. */
export async function withdrawArticle(
  world: World,
  actor: Actor,
  { id, version, opinion }: ArticleStepRequest,
): Promise<Outcome<{ version: number }, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const state = await openArticle(tx, id, version)
    const given = reasonGiven(articleWithdrawal, opinion)
    if (!given.ok) return given
    const reason = given.value
    const allowed = mayWithdrawArticle(state, who(actor))
    if (!allowed.ok) return allowed
    const event: ArticleEvent = { type: 'ArticleWithdrawn', reason }
    const { file, at } = await appendTo(tx, world, { id, actor, before: state }, event)
    const publishing = { agencyId: actor.agencyId, at }
    await withdrawArticleVersions(tx, id, { reason, withdrawnOn: chinaDay(at) }, publishing)
    return accept({ version: file.version })
  })
}

async function openArticle(tx: Tx, id: string, version: number): Promise<ArticleState> {
  const stored = await findArticle(tx, id)
  if (!stored) throw new NotFoundError('没有这篇文章')
  if (stored.file.version !== version) throw new StaleError('文章')
  return stored.file
}

const who = ({ personId, roles }: Actor) => ({ id: personId, roles })
