import { UnacceptableFileError } from '../faults.ts'
import { isPicture, redrawPicture } from './redraw-picture.ts'

/** As large as a photo may arrive. */
export const largestPortrait = 5 * 1024 ** 2

/** See draw-picture.ts. */
const tooSmall = 3

/**
 * A small JPEG drawn anew from a photo: upright, cut to 3:4, without anything that is not a pixel (EXIF,
 * place, profiles, what stands behind the picture).
 * @throws UnacceptableFileError for what is no JPEG, PNG or WebP picture, is broken, tiny or a bomb.
 */
export async function portraitOf(bytes: Uint8Array): Promise<Buffer> {
  if (!(await isPicture(bytes))) {
    throw new UnacceptableFileError('只收 JPEG、PNG 和 WebP 照片，没有保存。')
  }
  const { status, drawn, told } = await redrawPicture(bytes, 'portrait')
  if (status === 0 && drawn.length > 0) return drawn
  throw new UnacceptableFileError(
    status === tooSmall
      ? '照片太小，宽至少 120、高至少 160 像素，没有保存。'
      : '照片打不开或者像素过多，没有保存。请换一张普通的证件照。',
    { cause: new Error(`draw-picture ended with ${status}: ${told.slice(0, 500)}`) },
  )
}
