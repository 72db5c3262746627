import { buffer } from 'node:stream/consumers'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { UnacceptableFileError } from '../faults.ts'
import { lossText } from '../untrusted/loss-text.ts'
import { readUntrusted } from '../untrusted/read-untrusted.ts'
import type { ObjectStore } from './object-store.ts'

/** Photos of telephones are smaller; a reader takes no more than that. */
const maxCopiedBytes = 60 * 1024 ** 2

const seeOriginal = '请下载原件，用能打开它的软件查看。'
const refusals = {
  readable: `这张照片转换不了：可能太大，也可能已经损坏。${seeOriginal}`,
  'small-enough': `这张照片太大，转换不了。${seeOriginal}`,
} as const

/**
 * A copy for the eye (复制件) of a photo that browsers cannot show, as JPEG. It is made anew each time and kept
 * nowhere: the evidence is the original, by its bytes and its hash.
 * @throws UnacceptableFileError with a sentence, also for what is no such photo
 */
export async function viewingCopy(objects: ObjectStore, file: StoredFile): Promise<Buffer> {
  const { mediaType, bytes, sha256, originalName } = file
  if (!/^image\/(?:heic|heif|avif)/.test(mediaType)) {
    throw new UnacceptableFileError(`“${originalName}”不做复制件。${seeOriginal}`)
  }
  if (bytes > maxCopiedBytes) throw new UnacceptableFileError(refusals['small-enough'])
  const answer = await readUntrusted({ kind: 'copy', bytes: await buffer(objects.read(sha256)) })
  if (!answer.ok) {
    throw new UnacceptableFileError(lossText(originalName, answer.refusal, seeOriginal))
  }
  if ('not' in answer.value) throw new UnacceptableFileError(refusals[answer.value.not])
  return Buffer.from(answer.value.drawn)
}
