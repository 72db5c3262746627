import { buffer } from 'node:stream/consumers'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import type { World } from '../../world.ts'

/** A larger file is kept whole and counted by nobody: to open it costs more than its pages are worth. */
const maxCountedBytes = 60 * 1024 ** 2

/**
 * How many pages a file takes in the volume: one for a picture, those of a PDF. Null for what has no pages, such as a
 * recording, and for what could not be opened.
 */
export async function countPages(
  { objects }: Pick<World, 'objects'>,
  { mediaType, bytes: size, sha256 }: StoredFile,
): Promise<number | null> {
  if (mediaType.startsWith('image/')) return 1
  if (mediaType !== 'application/pdf' || size > maxCountedBytes) return null
  const answer = await readUntrusted({
    kind: 'pdf-pages',
    bytes: await buffer(objects.read(sha256)),
  })
  return answer.ok ? answer.value : null
}
