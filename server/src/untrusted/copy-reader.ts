import libheif from 'libheif-js/wasm-bundle.js'
import sharp from 'sharp'
import type { ReadingAnswer, ReadingJob } from './reading-jobs.ts'
import { serveReadings } from './serve-readings.ts'

// The program that makes a copy of a photo as phones keep it (HEIC), for browsers that cannot show it. The
// photo is unpacked in WebAssembly; native code is only given points.

/** A photo of the largest camera that a telephone has today, turned into points: 200 megabytes. */
const maxPixels = 50_000_000
/** Wide enough to read a number plate in the background, small enough for a telephone. */
const longestSide = 2_400

serveReadings((job) => copy(job as Extract<ReadingJob, { kind: 'copy' }>))

async function copy({ bytes }: { bytes: Uint8Array }): Promise<ReadingAnswer<'copy'>> {
  const [picture] = new libheif.HeifDecoder().decode(bytes)
  if (!picture) return { not: 'readable' }
  const [width, height] = [picture.get_width(), picture.get_height()]
  if (width * height > maxPixels) return { not: 'small-enough' }
  const points = await new Promise<Uint8ClampedArray | null>((resolve) =>
    picture.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (drawn) =>
      resolve(drawn?.data ?? null),
    ),
  )
  if (!points) return { not: 'readable' }
  const drawn = await sharp(points, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer()
  return { drawn }
}
