import { randomUUID } from 'node:crypto'
import { readArticleSource } from '@zhaofa/domain/disclosure/articles/article-source.ts'
import type { ArticleColumn } from '@zhaofa/domain/disclosure/articles/bureau-article.ts'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { asPerson } from '../../storage/as-person.ts'
import { findAccount } from '../../storage/identity/credential-store.ts'
import { loadActor } from '../../storage/identity/people-store.ts'
import type { World } from '../../world.ts'
import { collectArticle } from './submit-article.ts'

export type ArticleImport = {
  /** Plain text or Markdown, as a website or an editor gives it. */
  readonly file: string
  /** Who collects it; audit and publication stay with other people. */
  readonly account: string
  /** What the file does not say of itself, or says wrongly. */
  readonly column?: ArticleColumn
  readonly title?: string
  readonly source?: string
  readonly datedOn?: string
  readonly reason: string
}

/** An article from a file begins its way to publication in the name of its collector. */
export async function importArticle(
  world: World,
  { file, account, reason, ...given }: ArticleImport,
): Promise<Outcome<{ id: string; title: string; column: ArticleColumn }, string>> {
  const read = readArticleSource(file)
  if (!read.ok) return refuse(read.refusal)
  const column = given.column ?? read.value.column
  if (column === null) return refuse('文件没有写明栏目，请指明')
  const who = await findAccount(world.office, account)
  if (!who) return refuse(`没有账号 ${account}`)
  const actor = await asPerson(world.office, who, (tx) => loadActor(tx, who.personId))
  if (!actor.roles.includes('disclosure-collector')) {
    return refuse(`${actor.name}（${account}）不是公示采集人员`)
  }
  const title = given.title ?? read.value.title
  const collected = await collectArticle(world, actor, {
    id: randomUUID(),
    version: 0,
    column,
    title,
    source: given.source ?? read.value.source ?? '',
    datedOn: given.datedOn ?? read.value.datedOn,
    text: read.value.text,
    files: [],
    reason,
  })
  if (collected.ok) return { ok: true, value: { id: collected.value.id, title, column } }
  const { reason: why, problems } = collected.refusal
  return refuse(problems.map(({ message }) => message).join('；') || why)
}
