import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { UnacceptableFileError } from '../faults.ts'

/** As large as a photo may arrive. */
export const largestPortrait = 5 * 1024 ** 2
/** Twice as wide and high as it is shown. */
const width = 240
const height = 320
/** A page that shows it stays below 60 KB. */
const most = 16_000
/** A picture that unpacks to more than this is none of a face. */
const mostPixels = 30_000_000
const seconds = 10

const taken = new Set(['image/jpeg', 'image/png', 'image/webp'])

// Whatever the bytes claim, no other reader of libvips is ever asked: no SVG, no PDF, no TIFF.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
})

/**
 * A small JPEG drawn anew from a photo: upright, cut to 3:4, without anything that is not a pixel (EXIF,
 * place, profiles, what stands behind the picture).
 * @throws UnacceptableFileError for what is no JPEG, PNG or WebP picture, is broken, tiny or a bomb.
 */
export async function portraitOf(bytes: Uint8Array): Promise<Buffer> {
  const found = await fileTypeFromBuffer(bytes)
  if (!found || !taken.has(found.mime)) {
    throw new UnacceptableFileError('只收 JPEG、PNG 和 WebP 照片，没有保存。')
  }
  try {
    const options = { limitInputPixels: mostPixels, failOn: 'error', pages: 1 } as const
    const read = () => sharp(bytes, options).timeout({ seconds })
    const size = await read().metadata()
    if (size.width < width / 2 || size.height < height / 2) {
      throw new UnacceptableFileError('照片太小，宽至少 120、高至少 160 像素，没有保存。')
    }
    const drawn = await read()
      .autoOrient()
      .resize(width, height, { fit: 'cover', position: 'top' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .png()
      .toBuffer()
    return await smallJpeg(drawn)
  } catch (fault) {
    if (fault instanceof UnacceptableFileError) throw fault
    throw new UnacceptableFileError('照片打不开或者像素过多，没有保存。请换一张普通的证件照。', {
      cause: fault,
    })
  }
}

async function smallJpeg(drawn: Buffer): Promise<Buffer> {
  for (const quality of [82, 70, 55, 40]) {
    const jpeg = await sharp(drawn).jpeg({ quality, mozjpeg: true }).toBuffer()
    if (jpeg.length <= most) return jpeg
  }
  // Noise rather than a face: small, whatever it looks like.
  return sharp(drawn).blur(2).jpeg({ quality: 30, mozjpeg: true }).toBuffer()
}
