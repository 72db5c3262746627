import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'

// What every reader of pictures holds to. Whatever the bytes claim, no other reader of libvips is ever
// asked: no SVG, no PDF, no TIFF.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
})
sharp.concurrency(1)

/** A picture that unpacks to more than this is a bomb. */
const maxPixels = 30_000_000
const timeoutSeconds = 10

const taken = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Whether the bytes are a picture that is read at all; their content says so, not a name. */
export async function isPicture(bytes: Uint8Array): Promise<boolean> {
  const found = await fileTypeFromBuffer(bytes)
  return found !== undefined && taken.has(found.mime)
}

/** The picture, to be drawn anew; it fails at the first byte that is wrong, at a bomb, and after its time. */
export const openPicture = (bytes: Uint8Array, pixels = maxPixels): Sharp =>
  sharp(bytes, { limitInputPixels: pixels, failOn: 'error', pages: 1 }).timeout({
    seconds: timeoutSeconds,
  })
