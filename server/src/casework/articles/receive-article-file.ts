import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import type { ArticleUpload } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { readFileText, pdfType, wordType } from '../../documents/intake/read-file-text.ts'
import { ForbiddenError } from '../../faults.ts'
import { insertArticleFile } from '../../storage/article-store.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../in-agency.ts'
import { storeFile } from '../receive-upload.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const largestArticleFile = 30 * 1024 ** 2
const limit = {
  maxBytes: largestArticleFile,
  tooLargeText: '文件超过 30 MB，没有保存。请压缩图片或者分成几份。',
  only: [pdfType, wordType, sheetType],
  onlyText:
    '只收 Word（.docx）、PDF 和 Excel（.xlsx）文件，没有保存。老版本的 .doc 请另存为 .docx。',
}

/**
 * Takes a file for an article: stored by its hash, and read where it is Word or PDF. What it is decides
 * its content, never its name.
 * @throws ForbiddenError, UnacceptableFileError, TooLargeError, MalformedRequestError
 */
export async function receiveArticleFile(
  world: World,
  actor: Actor,
  { name, content }: { name: string; content: Readable },
): Promise<ArticleUpload> {
  if (!actor.roles.includes('disclosure-collector')) {
    throw new ForbiddenError('文件由公示采集人员上传')
  }
  const { sha256, bytes, mediaType, originalName } = await storeFile(
    world,
    { name, content },
    limit,
  )
  const file = { name: originalName, sha256, bytes, mediaType }
  const id = randomUUID()
  const at = world.clock.now().toISOString()
  await inAgency(world, actor, (tx) =>
    insertArticleFile(tx, { ...file, id, agencyId: actor.agencyId, by: actor.personId, at }),
  )
  return { id, file, reading: await readingOf(world, file) }
}

async function readingOf(
  { objects }: Pick<World, 'objects'>,
  { sha256, mediaType }: ArticleUpload['file'],
): Promise<ArticleUpload['reading']> {
  if (mediaType === sheetType) return null
  const outcome = await readFileText(await buffer(objects.read(sha256)), mediaType)
  if (outcome === null) return null
  if (!outcome.ok) return { title: null, text: '', notes: [outcome.refusal] }
  const { title, text, notes } = outcome.value
  return { title, text, notes: [...notes] }
}
