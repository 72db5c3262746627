import { UnacceptableFileError } from '../faults.ts'
import { lossText } from '../untrusted/loss-text.ts'
import { readUntrusted } from '../untrusted/read-untrusted.ts'

/** The largest photo that is accepted. */
export const maxPortraitBytes = 5 * 1024 ** 2

const refusals = {
  'a-picture': '只收 JPEG、PNG 和 WebP 照片，没有保存。',
  'large-enough': '照片太小，宽至少 120、高至少 160 像素，没有保存。',
  readable: '照片打不开或者像素过多，没有保存。请换一张普通的证件照。',
} as const

/**
 * A small JPEG drawn anew from a photo: upright, cut to 3:4, without anything that is not a pixel (EXIF,
 * place, profiles, what stands behind the picture).
 * @throws UnacceptableFileError for what is no JPEG, PNG or WebP picture, is broken, tiny or a bomb.
 */
export async function portraitOf(bytes: Uint8Array): Promise<Buffer> {
  const answer = await readUntrusted({ kind: 'picture', bytes, as: 'portrait' })
  if (!answer.ok) {
    throw new UnacceptableFileError(lossText('照片', answer.refusal, '请换一张普通的证件照。'))
  }
  if ('not' in answer.value) throw new UnacceptableFileError(refusals[answer.value.not])
  return Buffer.from(answer.value.drawn)
}
