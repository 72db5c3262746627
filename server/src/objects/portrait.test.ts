import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { greyPng } from '../documents/grey-png.ts'
import { UnacceptableFileError } from '../faults.ts'
import { portraitOf } from './portrait.ts'

const face = (width = 600, height = 800) =>
  sharp({ create: { width, height, channels: 3, background: '#c9d8e8' } })

/** Every pixel something else: the worst a small JPEG can be asked to hold. */
const noise = () => {
  const pixels = Buffer.alloc(600 * 800 * 3)
  for (let i = 0; i < pixels.length; i++) pixels[i] = (i * 2_654_435_761) >>> 24
  return sharp(pixels, { raw: { width: 600, height: 800, channels: 3 } })
}

/** A PNG of a few kilobytes that says it is 30 000 × 30 000: 900 million pixels. */
const bomb = () => greyPng({ width: 30_000, height: 30_000 }, Buffer.alloc(4_000_000))

describe('a portrait is drawn anew', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('from %s, 240 × 320, small', async (format) => {
    const drawn = await portraitOf(await face().toFormat(format).toBuffer())
    expect(await sharp(drawn).metadata()).toMatchObject({ format: 'jpeg', width: 240, height: 320 })
    expect(drawn.length).toBeLessThan(16_000)
  })

  test('even noise stays small enough for the page', async () => {
    const drawn = await portraitOf(await noise().jpeg({ quality: 100 }).toBuffer())
    expect(drawn.length).toBeLessThan(20_000)
  })

  test('without camera, place, profile, or what hides behind the picture', async () => {
    const told = await face()
      .withExif({
        IFD0: { Make: 'Secret-Camera', ImageDescription: 'home of 陈立新' },
        IFD3: { GPSLatitude: '43/1 10/1 0/1', GPSLatitudeRef: 'N' },
      })
      .jpeg()
      .toBuffer()
    const polyglot = Buffer.concat([
      told,
      Buffer.from('<script>alert(1)</script>PK\u0003\u0004 zip'),
    ])
    expect(told.includes('Secret-Camera')).toBe(true)
    const drawn = await portraitOf(polyglot)
    for (const secret of ['Secret-Camera', '<script', 'zip', 'Exif', 'GPS']) {
      expect(drawn.includes(secret)).toBe(false)
    }
    const { exif, icc, xmp } = await sharp(drawn).metadata()
    expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined])
  })

  test('a photo taken with the phone on its side stands upright', async () => {
    // Left half black: after a quarter turn clockwise (orientation 6) the black half is on top.
    const half = await sharp({
      create: { width: 400, height: 800, channels: 3, background: '#000' },
    })
      .png()
      .toBuffer()
    const onSide = await face(800, 800)
      .composite([{ input: half, left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const pixels = await sharp(await portraitOf(onSide))
      .greyscale()
      .raw()
      .toBuffer()
    expect(pixels[10 * 240 + 120]).toBeLessThan(20)
    expect(pixels[310 * 240 + 120]).toBeGreaterThan(180)
  })
})

describe('is refused', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['a text', () => Buffer.from('not a picture at all'), /只收 JPEG/],
    ['nothing', () => new Uint8Array(), /只收 JPEG/],
    [
      'an SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"/>'),
      /只收 JPEG/,
    ],
    ['a TIFF', () => face().tiff().toBuffer(), /只收 JPEG/],
    ['a GIF', () => face().gif().toBuffer(), /只收 JPEG/],
    [
      'a program with the head of a JPEG',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('MZ program')]),
      /打不开/,
    ],
    [
      'a JPEG cut off in the middle',
      async () => (await noise().jpeg().toBuffer()).subarray(0, 60_000),
      /打不开/,
    ],
    ['a picture that unpacks to 900 million pixels', bomb, /像素过多/],
    ['a stamp', () => face(60, 80).png().toBuffer(), /照片太小/],
  ])('%s', async (_name, make, says) => {
    const before = process.memoryUsage().rss
    await expect(portraitOf(await make())).rejects.toThrow(says)
    await expect(portraitOf(await make())).rejects.toThrow(UnacceptableFileError)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 ** 2)
  })
})
