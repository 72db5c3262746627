import type { ArticleDesk, ArticleFileLook, ArticleView, MyWork } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  mayCollectAgain,
  mayTakeNext,
  nextStep,
} from '@zhaofa/domain/publicity/chain/linear-chain.ts'
import { articleSteps } from '@zhaofa/domain/publicity/chain/step-table.ts'
import { worksOnDisclosure } from '@zhaofa/domain/authority/roles.ts'
import { articleBlocks } from '@zhaofa/domain/publicity/articles/article-blocks.ts'
import {
  mayWithdrawArticle,
  type ArticleState,
  type ArticleEvent,
} from '@zhaofa/domain/publicity/articles/article-chain.ts'
import type { Recorded } from '@zhaofa/domain/kernel/recorded.ts'
import { articleDifference } from '@zhaofa/domain/publicity/articles/article-difference.ts'
import type { ArticleFile } from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { NotFoundError } from '../../../faults.ts'
import {
  findArticleVersion,
  newestArticleVersions,
  versionsOfArticle,
} from '../../../storage/publication/article-versions.ts'
import type { Tx } from '../../../storage/database.ts'
import {
  findArticle,
  newestArticles,
  openArticles,
} from '../../../storage/streams/article-stream.ts'
import type { World } from '../../../world.ts'
import { refusalView } from '../../desk/citations.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { lookAtFile, lookAtText, ownWords } from './look-through-article.ts'

/** At first; more where somebody asks. */
const shownArticles = 200

/** 文章: every article on its way and the newest of the others, what is published of each, what waits for whom. */
export async function viewArticleDesk(
  world: World,
  actor: Actor,
  shown = shownArticles,
): Promise<ArticleDesk> {
  return inAgency(world, actor, async (tx) => {
    const published = new Map(
      (await newestArticleVersions(tx)).map((each) => [each.articleId, each]),
    )
    const newest = await newestArticles(tx, shown)
    const known = new Set(newest.rows.map(({ id }) => id))
    const open = (await openArticles(tx)).filter(({ id }) => !known.has(id))
    const articles = [...newest.rows, ...open].map(({ id, events, file: state }) => {
      const version = published.get(id)
      return {
        id,
        title: state.article.title,
        column: state.article.column,
        source: state.article.source,
        changedAt: events.at(-1)?.at ?? '',
        published: version ? { version: version.version, on: version.publishedOn } : null,
        waiting: waitingOf(state, actor),
        withdrawn: state.withdrawn,
      }
    })
    return { articles, left: newest.left - open.length, mayWrite: collects(actor) }
  })
}

function waitingOf(state: ArticleState, actor: Actor): ArticleDesk['articles'][number]['waiting'] {
  const next = nextStep(articleSteps, state)
  return next ? { step: next.title, mine: mayTake(state, actor).ok } : null
}

const mayTake = (state: ArticleState, { personId, roles }: Actor) =>
  mayTakeNext(articleSteps, state, { id: personId, roles }, null)

/** Articles in one's own work: steps to take, and those sent back to their collector. */
export async function articleWork(tx: Tx, actor: Actor): Promise<MyWork['articles']> {
  if (!worksOnDisclosure(actor.roles)) return []
  return (await openArticles(tx)).flatMap(({ id, events, file: state }) => {
    const next = nextStep(articleSteps, state)
    if (!next || !mayTake(state, actor).ok) return []
    const doing = state.returned ? '修改后再送审' : next.title
    const said = lastOpinion(events)
    const reason = state.returned ? `已退回：${said}` : state.reason
    return [{ id, title: state.article.title, doing, reason }]
  })
}

/** One article: what is written, what it changes, what looks private in it, the way it has to go. */
export async function viewArticle(world: World, actor: Actor, id: string): Promise<ArticleView> {
  const { view, own } = await withoutFindings(world, actor, id)
  // A long text takes seconds, and no transaction waits for it.
  return { ...view, findings: own ? await lookAtText(view.text, own) : [] }
}

/** The article, and what the agency says of itself where somebody still has to judge the text. */
async function withoutFindings(
  world: World,
  actor: Actor,
  id: string,
): Promise<{ view: Omit<ArticleView, 'findings'>; own: readonly string[] | null }> {
  return inAgency(world, actor, async (tx) => {
    const stored = await findArticle(tx, id)
    if (!stored) throw new NotFoundError('没有这篇文章')
    const state = stored.file
    const published = await findArticleVersion(tx, id, null)
    const { article, version, reason, taken, returned } = state
    const next = nextStep(articleSteps, state)
    const allowed = mayTake(state, actor)
    const own = next ? await ownWords(tx, stored.agencyId) : null
    const view = {
      id,
      version,
      column: article.column,
      title: article.title,
      source: article.source,
      datedOn: article.datedOn,
      text: article.text,
      files: article.files.map((file) => ({ ...file })),
      reason,
      blocks: articleBlocks(article.text).length,
      difference: published && next ? [...articleDifference(published.text, article.text)] : [],
      chain: articleSteps.map(({ id, title }) => ({ id, title })),
      taken: taken.length,
      checking: allowed.ok && next?.id === 'check',
      returned,
      next: next
        ? {
            title: next.title,
            mine: allowed.ok && taken.length > 0,
            why: allowed.ok ? null : refusalView(allowed.refusal),
          }
        : null,
      mayWrite: collects(actor) && mayCollectAgain(articleSteps, state).ok,
      mayWithdraw: mayWithdrawArticle(state, { id: actor.personId, roles: actor.roles }).ok,
      withdrawn: state.withdrawn,
      history: stored.events.map(historyLine),
      versions: (await versionsOfArticle(tx, id)).map(({ version, publishedOn, reason }) => ({
        version,
        on: publishedOn,
        reason,
      })),
    }
    return { view, own }
  })
}

/** A file of the article as it now stands, for the people who judge it. @throws NotFoundError */
export async function readArticleFile(
  world: World,
  actor: Actor,
  { id, sha256 }: { id: string; sha256: string },
): Promise<ArticleFile> {
  return inAgency(world, actor, async (tx) => {
    const stored = await findArticle(tx, id)
    const file = stored?.file.article.files.find((each) => each.sha256 === sha256)
    if (!file) throw new NotFoundError('没有这个附件')
    return file
  })
}

/** Everything the machine finds in an attachment, for the people who judge it. */
export async function lookAtArticleFile(
  world: World,
  actor: Actor,
  wanted: { id: string; sha256: string },
): Promise<ArticleFileLook> {
  return lookAtFile(world, await readArticleFile(world, actor, wanted))
}

function lastOpinion(events: readonly Recorded<ArticleEvent>[]): string {
  const last = events.at(-1)
  return last ? historyLine(last).opinion : ''
}

function historyLine({ at, by, event }: Recorded<ArticleEvent>): ArticleView['history'][number] {
  const titleOf = (id: string) => articleSteps.find((step) => step.id === id)?.title ?? id
  switch (event.type) {
    case 'ArticleCollected':
      return { at, by: by.name, title: '采集', opinion: event.reason }
    case 'ArticleStepTaken': {
      const kept = (event.kept ?? []).map(
        ({ sha256, text, reason, kept: why }) =>
          `${sha256 === null ? '正文' : '附件'}里${text === '' ? reason : `“${text}”`}保留：${why}`,
      )
      const opinion = [event.opinion, ...kept].filter((said) => said !== '').join('；')
      return { at, by: by.name, title: titleOf(event.step), opinion }
    }
    case 'ArticleReturned':
      return { at, by: by.name, title: `退回（${titleOf(event.step)}）`, opinion: event.opinion }
    case 'ArticleWithdrawn':
      return { at, by: by.name, title: '撤下', opinion: event.reason }
  }
}

const collects = ({ roles }: Actor) => roles.includes('disclosure-collector')
