import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleColumn } from '@zhaofa/domain/disclosure/articles/bureau-article.ts'
import { readArticleSource } from '@zhaofa/domain/disclosure/articles/article-source.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { collectArticle, takeArticleStep } from '../casework/articles/submit-article.ts'
import type { World } from '../world.ts'
import type { Cast } from './stage.ts'

/** The bureau's own plan as its website printed it in 2021; the rest was written for the demo. */
const published = [
  {
    file: 'work-plan.txt',
    column: 'plan',
    on: '2026-01-09',
    reason: '从原网站移入，首次在本平台公布',
  },
  { file: 'publicity-rule.md', column: 'rule', on: '2026-01-12', reason: '按照工作方案建立制度' },
  { file: 'review-rule.md', column: 'rule', on: '2026-01-12', reason: '按照工作方案建立制度' },
  { file: 'officer-notice.md', column: 'notice', on: '2026-07-06', reason: '证件核发后公布' },
] as const satisfies readonly { column: ArticleColumn; [key: string]: string }[]

/** 方案、制度、通知公告: published by the demo's three hands; one of them twice. */
export async function playArticles(world: World, cast: Cast): Promise<void> {
  const ids = new Map<string, string>()
  for (const { file, column, on, reason } of published) {
    const id = randomUUID()
    ids.set(file, id)
    await publish(worldOn(world, on), cast, { id, version: 0, file, column, reason })
  }
  const reviewed = ids.get('review-rule.md') ?? ''
  const changed = { id: reviewed, version: 3, file: 'review-rule-2.md', column: 'rule' } as const
  const reason = '写明审核的期限，以及草案改动后重新审核'
  await publish(worldOn(world, '2026-09-14'), cast, { ...changed, reason })
}

const worldOn = (world: World, day: string): World => ({
  ...world,
  clock: { now: () => new Date(`${day}T02:00:00.000Z`) },
})

type Submitted = {
  readonly id: string
  readonly version: number
  readonly file: string
  readonly column: ArticleColumn
  readonly reason: string
}

async function publish(world: World, cast: Cast, submitted: Submitted): Promise<void> {
  const { id, file, ...rest } = submitted
  const read = granted(
    readArticleSource(readFileSync(join(import.meta.dirname, 'articles', file), 'utf8')),
  )
  const { title, source, datedOn, text } = read
  const article = { ...rest, id, title, source: source ?? '政策法规科', datedOn, text, files: [] }
  let { version } = granted(await collectArticle(world, cast.collector, article))
  for (const [actor, opinion] of [
    [cast.checker, '内容准确，不含不应公开的信息。'],
    [cast.publisher, '同意发布。'],
  ] as const) {
    version = granted(await takeArticleStep(world, actor, { id, version, opinion })).version
  }
}

function granted<T>(outcome: Outcome<T, unknown>): T {
  if (outcome.ok) return outcome.value
  throw new Error(JSON.stringify(outcome.refusal))
}
