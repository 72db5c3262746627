import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { readArticleSource } from '@zhaofa/domain/publicity/articles/article-source.ts'
import type { ArticleColumn } from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { unusable, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { pdfType } from '../../../documents/intake/read-file-text.ts'
import { TooLargeError, UnacceptableFileError } from '../../../faults.ts'
import { asPerson } from '../../../storage/as-person.ts'
import { findAccount } from '../../../storage/identity/credential-store.ts'
import { loadActor } from '../../../storage/identity/people-store.ts'
import type { World } from '../../../world.ts'
import { receiveArticleFile } from './receive-article-file.ts'
import { collectArticle } from './submit-article.ts'

/** A file as it lies on a disk. */
export type WrittenFile = { readonly name: string; readonly bytes: Uint8Array }

type ArticleImport = {
  /** Plain text or Markdown, as a website or an editor gives it; or a Word or PDF file. */
  readonly file: string | WrittenFile
  /** Who collects it; audit and publication stay with other people. */
  readonly account: string
  /** What the file does not say of itself, or says wrongly. */
  readonly column?: ArticleColumn
  readonly title?: string
  readonly source?: string
  readonly datedOn?: string
  readonly reason: string
}

type ImportedArticle = {
  readonly id: string
  readonly title: string
  readonly column: ArticleColumn
  /** In Chinese: what the file had and the article has not. */
  readonly notes: readonly string[]
}

/** An article from a file begins its way to publication in the name of its collector. */
export async function importArticle(
  world: World,
  { file, account, reason, ...given }: ArticleImport,
): Promise<Outcome<ImportedArticle, Refusal>> {
  const who = await findAccount(world.office, account)
  if (!who) return refuse(unusable(`没有账号 ${account}`))
  const actor = await asPerson(world.office, who, (tx) => loadActor(tx, who.personId))
  if (!actor.roles.includes('disclosure-collector')) {
    return refuse(unusable(`${actor.name}（${account}）不是公示采集人员`))
  }
  const taken = typeof file === 'string' ? plain(file) : await takeIn(world, actor, { file, given })
  if (!taken.ok) return taken
  const read = readArticleSource(taken.value.text)
  if (!read.ok) return read
  const column = given.column ?? read.value.column
  if (column === null) return refuse(unusable('文件没有写明栏目，请指明'))
  const title = given.title ?? read.value.title
  const collected = await collectArticle(world, actor, {
    id: randomUUID(),
    version: 0,
    column,
    title,
    source: given.source ?? read.value.source ?? '',
    datedOn: given.datedOn ?? read.value.datedOn,
    text: read.value.text,
    files: taken.value.files,
    reason,
  })
  if (collected.ok) {
    return accept({ id: collected.value.id, title, column, notes: taken.value.notes })
  }
  const { fields = [] } = collected.refusal
  return fields.length === 0
    ? collected
    : refuse({ ...collected.refusal, reason: fields.map(({ message }) => message).join('；') })
}

type Taken = {
  readonly text: string
  readonly files: readonly string[]
  readonly notes: readonly string[]
}

const plain = (text: string): Outcome<Taken, Refusal> => accept({ text, files: [], notes: [] })

/** Through the intake of the desk: judged by its content, stored, read apart with limits. */
async function takeIn(
  world: World,
  actor: Actor,
  { file: { name, bytes }, given }: { file: WrittenFile; given: { title?: string } },
): Promise<Outcome<Taken, Refusal>> {
  try {
    const content = Readable.from([Buffer.from(bytes)])
    const { id, file, reading } = await receiveArticleFile(world, actor, { name, content })
    if (reading === null) return refuse(unusable('表格不是文章，请导入 Word、PDF 或者文字'))
    if (reading.text.trim() === '')
      return refuse(unusable(reading.notes.join('；') || '文件里没有文字'))
    return accept({
      text: titled(reading, given.title),
      // As at the desk: a PDF stays, for readers who want the original; a Word file holds hidden data and goes.
      files: [
        ...(file.mediaType === pdfType ? [id] : []),
        ...reading.pictures.map((picture) => picture.id),
      ],
      notes: reading.notes,
    })
  } catch (fault) {
    if (fault instanceof UnacceptableFileError || fault instanceof TooLargeError) {
      return refuse(unusable(fault.message))
    }
    throw fault
  }
}

/** Puts the title into the first line, where a text has it. */
export function titled(
  { title, text }: { readonly title: string | null; readonly text: string },
  given?: string,
): string {
  const first = given ?? title
  return first === null ? text : `${first}\n${text}`
}
