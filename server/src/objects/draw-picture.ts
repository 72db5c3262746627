import sharp from 'sharp'

// A process of its own for one picture (redraw-picture.ts): a picture made to break its reader breaks
// nothing else. From standard input to standard output; what went wrong is told by the exit status.

/** Exit status of a photo too small to show a face. */
const tooSmall = 3

/** A portrait, twice as wide and high as it is shown. */
const width = 240
const height = 320
/** A page that shows it stays below 60 KB. */
const most = 16_000
/** A picture that unpacks to more than this is a bomb. */
const mostPixels = 30_000_000
const seconds = 10

// Whatever the bytes claim, no other reader of libvips is ever asked: no SVG, no PDF, no TIFF.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
})

const bytes = Buffer.concat(await process.stdin.toArray())
const read = () =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 }).timeout({ seconds })
process.stdout.write(process.argv[2] === 'portrait' ? await portrait() : await articlePicture())

/** A small JPEG, cut to 3:4. */
async function portrait(): Promise<Buffer> {
  const size = await read().metadata()
  if (size.width < width / 2 || size.height < height / 2) process.exit(tooSmall)
  const drawn = await read()
    .autoOrient()
    .resize(width, height, { fit: 'cover', position: 'top' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .png()
    .toBuffer()
  for (const quality of [82, 70, 55, 40]) {
    const jpeg = await sharp(drawn).jpeg({ quality, mozjpeg: true }).toBuffer()
    if (jpeg.length <= most) return jpeg
  }
  // Noise rather than a face: small, whatever it looks like.
  return sharp(drawn).blur(2).jpeg({ quality: 30, mozjpeg: true }).toBuffer()
}

/** WebP, no wider than the column of an article. */
function articlePicture(): Promise<Buffer> {
  return read()
    .autoOrient()
    .resize({ width: 900, height: 1600, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .webp({ quality: 72 })
    .toBuffer()
}
