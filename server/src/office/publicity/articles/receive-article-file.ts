import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import type { ArticleUpload } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { readFileText, type FileText } from '../../../documents/intake/read-file-text.ts'
import { workbookType } from '../../../documents/sheets/xlsx.ts'
import { ForbiddenError } from '../../../faults.ts'
import { articlePicture } from '../../../objects/article-picture.ts'
import { insertArticleFile } from '../../../storage/article-file-store.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { storeFile } from '../../records/receive-upload.ts'

export const maxArticleFileBytes = 30 * 1024 ** 2
const limit = {
  door: 'article',
  maxBytes: maxArticleFileBytes,
  tooLargeText: '文件超过 30 MB，没有保存。请压缩图片或者分成几份。',
} as const

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
  const kept = await keepFile(world, actor, file)
  return { ...kept, reading: await readingOf(world, actor, file) }
}

type KeptFile = Pick<ArticleUpload, 'id' | 'file'>

/** A stored file, as one that an article of this agency may name. */
async function keepFile(
  world: World,
  actor: Actor,
  file: ArticleUpload['file'],
): Promise<KeptFile> {
  const id = randomUUID()
  const at = world.clock.now().toISOString()
  await inAgency(world, actor, (tx) =>
    insertArticleFile(tx, { ...file, id, agencyId: actor.agencyId, by: actor.personId, at }),
  )
  return { id, file }
}

type Reading = NonNullable<ArticleUpload['reading']>

async function readingOf(
  world: World,
  actor: Actor,
  { name, sha256, mediaType }: ArticleUpload['file'],
): Promise<Reading | null> {
  if (mediaType === workbookType) return null
  const outcome = await readFileText({
    name,
    mediaType,
    bytes: await buffer(world.objects.read(sha256)),
  })
  if (outcome === null) return null
  if (!outcome.ok) return { title: null, text: '', notes: [outcome.refusal], pictures: [] }
  return withPictures(world, actor, outcome.value)
}

const pictureLine = /^(!\[[^\]]*\]\()(图\d+)\)$/

/** Pictures drawn anew and kept as files of the agency; the text names them by their file. */
async function withPictures(
  world: World,
  actor: Actor,
  { title, text, notes, pictures }: FileText,
): Promise<Reading> {
  const kept = new Map<string, KeptFile>()
  for (const { mark, bytes } of pictures) {
    const drawn = await articlePicture(bytes)
    if (drawn) kept.set(mark, await keepPicture(world, actor, { mark, drawn }))
  }
  let lost = 0
  const lines = text.split('\n').flatMap((line) => {
    const [, open, mark] = pictureLine.exec(line) ?? []
    if (open === undefined || mark === undefined) return [line]
    const picture = kept.get(mark)
    if (!picture) lost++
    return picture ? [`${open}${picture.file.name})`] : []
  })
  const told = [
    kept.size > 0 ? `带入 ${kept.size} 张图片：没有替代文字的，在方括号里写一句图上有什么` : null,
    lost > 0 ? `有 ${lost} 张图片的格式不能显示，没有带入` : null,
  ]
  return {
    title,
    text: lines.join('\n').trim(),
    notes: [...notes, ...told.filter((each) => each !== null)],
    pictures: [...kept.values()],
  }
}

/** A picture drawn anew, as a file an article may name. */
export async function keepPicture(
  world: World,
  actor: Actor,
  { mark, drawn }: { mark: string; drawn: Buffer },
): Promise<KeptFile> {
  const { sha256, bytes } = await world.objects.put(drawn)
  return keepFile(world, actor, {
    name: `${mark}-${sha256.slice(0, 6)}.webp`,
    sha256,
    bytes,
    mediaType: 'image/webp',
  })
}
