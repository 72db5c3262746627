import sharp, { type Sharp } from 'sharp'
import { isPicture, openPicture } from './pictures.ts'
import type { ReadingAnswer, ReadingJob } from './reading-jobs.ts'
import { serveReadings } from './serve-readings.ts'
import { lineBoxes, turnedBy, type LineBox } from './text/line-boxes.ts'
import { openModel, readCharacters, type Model } from './text/models.ts'
import { cutOut, planes, type Pixels } from './text/pixels.ts'
import { likelyOnItsHead, lineHeight, recognise } from './text/recognise.ts'

// The program of the reader that reads the writing in a picture. It holds some four hundred megabytes, so
// it is a lane of its own, started for the first picture and ended when there are no more.

/** Letters are read from a picture of this size; a larger one brings nothing but work. */
const maxReadPixels = 2_000
/** Where the lines are is seen in a smaller one. */
const maxSeenPixels = 960
/** Camera pictures of 64 megapixels; they are made smaller while they are unpacked. */
const maxPixels = 70_000_000
/** More lines than a page of small print has: the longest of them are read. */
const maxLines = 150
const minLineWidth = 8
const maxLineWidth = 1_600
/** As many lines say which way is up. */
const askedWayUp = 8
const leastShareSure = 0.5
/** A step of the detection model. */
const step = 32
const asTrained = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] }

type Models = {
  readonly where: Model
  readonly wayUp: Model
  readonly says: Model
  readonly characters: readonly string[]
}
type Seen = { readonly large: Pixels; readonly small: Pixels }
type Found = {
  readonly boxes: readonly LineBox[]
  readonly direction: number
  /** Lines beyond the most that are read. */
  readonly more: number
}

let models: Models | null = null

serveReadings((job) => read(job as Extract<ReadingJob, { kind: 'writing' }>))

async function read({ bytes }: { bytes: Uint8Array }): Promise<ReadingAnswer<'writing'>> {
  if (!(await isPicture(bytes))) return { not: 'a-picture' }
  let seen: Seen
  try {
    seen = await unpack(bytes)
  } catch {
    return { not: 'readable' }
  }
  models ??= await loadModels()
  const found = await findLines(models.where, seen)
  const upright = await turnUpright(models.wayUp, seen.large, found)
  return readLines(models, seen.large, upright)
}

async function loadModels(): Promise<Models> {
  return {
    where: await openModel.whereWritingIs(),
    wayUp: await openModel.whichWayUp(),
    says: await openModel.whatItSays(),
    characters: readCharacters(),
  }
}

/** The picture twice: to read letters in, and, smaller, to see where they are. */
async function unpack(bytes: Uint8Array): Promise<Seen> {
  const large = await pixelsOf(
    openPicture(bytes, maxPixels)
      .autoOrient()
      .resize(maxReadPixels, maxReadPixels, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb'),
  )
  const scale = Math.min(1, maxSeenPixels / Math.max(large.width, large.height))
  const [width = step, height = step] = [large.width, large.height].map((each) =>
    Math.max(step, Math.round((each * scale) / step) * step),
  )
  const raw = { width: large.width, height: large.height, channels: 3 } as const
  const small = await pixelsOf(
    sharp(large.data, { raw }).resize(width, height, { fit: 'fill', kernel: 'linear' }),
  )
  return { large, small }
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new Error(`${info.channels} channels`)
  return { data, width: info.width, height: info.height }
}

/** The lines as they lie in the large picture, the longest first when there are too many. */
async function findLines(where: Model, { large, small }: Seen): Promise<Found> {
  const { width, height } = small
  const { data } = await where(planes(small, asTrained), [1, 3, height, width])
  const { boxes, direction } = lineBoxes({ data, width, height })
  const scale = (large.width / width + large.height / height) / 2
  const lying = boxes.map((box) => ({
    x: (box.x * large.width) / width,
    y: (box.y * large.height) / height,
    width: box.width * scale,
    height: box.height * scale,
    angle: box.angle,
  }))
  const more = Math.max(0, lying.length - maxLines)
  return { boxes: longestFirst(lying).slice(0, maxLines), direction, more }
}

const longestFirst = (boxes: readonly LineBox[]) => boxes.toSorted((a, b) => b.width - a.width)

/** Which way is up is asked of the longest lines; a picture on its head is turned by half. */
async function turnUpright(
  wayUp: Model,
  picture: Pixels,
  { boxes, direction, more }: Found,
): Promise<Found> {
  const asked = longestFirst(boxes).slice(0, askedWayUp)
  const cut = asked.map((box) => cutOut(picture, box, lineHeight))
  const onItsHead = (await likelyOnItsHead(wayUp, cut)) > 0.5
  const turn = onItsHead ? Math.PI : 0
  return {
    boxes: boxes.map((box) => ({ ...box, angle: box.angle + turn })),
    direction: direction + turn,
    more,
  }
}

/** What the lines say, and where each lies once the picture is laid straight. */
async function readLines({ says, characters }: Models, picture: Pixels, found: Found) {
  const lines = []
  let doubtful = found.more
  for (const box of found.boxes) {
    const cut = cutOut(picture, box, lineHeight)
    if (cut.width < minLineWidth) continue
    if (cut.width > maxLineWidth) {
      doubtful++
      continue
    }
    const { text, sure, at } = await recognise(says, characters, cut)
    const share = sure.reduce((sum, each) => sum + each, 0) / sure.length
    if (text.trim() === '') continue
    if (share < leastShareSure) {
      doubtful++
      continue
    }
    const [x, y] = turnedBy([box.x, box.y], -found.direction)
    lines.push({ text, sure, at, x, y, width: box.width, height: box.height })
  }
  return { lines, doubtful }
}
