import sharp from 'sharp'
import { findPageCode, scanSide } from '../documents/intake/find-page-code.ts'
import { isPicture, openPicture } from './pictures.ts'
import type { ReadingAnswer, ReadingJob } from './reading-jobs.ts'
import { serveReadings } from './serve-readings.ts'

// The program of the readers that draw pictures anew: pixels only, whatever else stood in their bytes.

/** A portrait, twice as wide and high as it is shown. */
const portraitWidthPixels = 240
const portraitHeightPixels = 320
/** A page that shows it stays below 60 KB. */
const maxPortraitBytes = 16_000

type PictureJob = Extract<ReadingJob, { kind: 'picture' }>
type ScanJob = Extract<ReadingJob, { kind: 'scan-picture' }>

serveReadings((job) => {
  const asked = job as PictureJob | ScanJob
  return asked.kind === 'picture' ? draw(asked) : readScan(asked)
})

/** A photographed or scanned page: upright as its camera says, large enough for the code at its foot. */
async function readScan({ bytes }: ScanJob): Promise<ReadingAnswer<'scan-picture'>> {
  if (!(await isPicture(bytes))) return { not: 'a-scan' }
  try {
    const { data, info } = await openPicture(bytes)
      .autoOrient()
      .resize({ width: scanSide, height: scanSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { width, height } = info
    return { sheets: [findPageCode({ data: new Uint8ClampedArray(data), width, height })] }
  } catch {
    return { not: 'readable' }
  }
}

async function draw({ bytes, as }: PictureJob): Promise<ReadingAnswer<'picture'>> {
  // The content, not the name, says whether it is one of the pictures that are read at all.
  if (!(await isPicture(bytes))) return { not: 'a-picture' }
  try {
    const drawn = await (as === 'portrait' ? portrait(bytes) : articlePicture(bytes))
    return drawn === null ? { not: 'large-enough' } : { drawn }
  } catch {
    return { not: 'readable' }
  }
}

/** A small JPEG, cut to 3:4; null for a photo too small to show a face. */
async function portrait(bytes: Uint8Array): Promise<Buffer | null> {
  const size = await openPicture(bytes).metadata()
  if (size.width < portraitWidthPixels / 2 || size.height < portraitHeightPixels / 2) return null
  const drawn = await openPicture(bytes)
    .autoOrient()
    .resize(portraitWidthPixels, portraitHeightPixels, { fit: 'cover', position: 'top' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .png()
    .toBuffer()
  for (const quality of [82, 70, 55, 40]) {
    const jpeg = await sharp(drawn).jpeg({ quality, mozjpeg: true }).toBuffer()
    if (jpeg.length <= maxPortraitBytes) return jpeg
  }
  // Noise rather than a face: small, whatever it looks like.
  return sharp(drawn).blur(2).jpeg({ quality: 30, mozjpeg: true }).toBuffer()
}

/** WebP, no wider than the column of an article. */
function articlePicture(bytes: Uint8Array): Promise<Buffer> {
  return openPicture(bytes)
    .autoOrient()
    .resize({ width: 900, height: 1600, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .webp({ quality: 72 })
    .toBuffer()
}
