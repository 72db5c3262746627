import type { PdfPage } from './open-pdf.ts'
import { OPS } from './pdfjs.ts'

/** A picture of a page: its name in the page, and how light each of its points is, 0 black to 255 white. */
export type PaintedPicture = {
  /** Null for a picture written into the page itself. */
  readonly key: string | null
  readonly width: number
  readonly height: number
  readonly lightAt: (x: number, y: number) => number
}

type Painted = {
  readonly pictures: readonly PaintedPicture[]
  /** How many pictures could not be taken out. */
  readonly lost: number
  /** Whether the page shows anything besides: text or lines. */
  readonly painted: boolean
}

/** Smaller pictures hold no writing anybody could read. */
const shortestSide = 24

/** How many points a picture may have; a larger one is a bomb, or a map. */
const maxPoints = 60_000_000

const paintsPictures = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
])
const paints = new Set<number>([
  ...[OPS.showText, OPS.constructPath, OPS.fill, OPS.stroke, OPS.eoFill, OPS.shadingFill],
])

/** The pictures that a page paints. */
export async function paintedOn(page: PdfPage): Promise<Painted> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const pictures: PaintedPicture[] = []
  let lost = 0
  let painted = false
  for (const [index, operator] of fnArray.entries()) {
    if (paints.has(operator)) painted = true
    if (!paintsPictures.has(operator)) continue
    const [given] = argsArray[index] as readonly unknown[]
    const key = nameOf(given)
    const image = (key === null ? given : await objectOf(page, key)) as Partial<RawImage> | null
    if (image?.width && image.height && Math.min(image.width, image.height) < shortestSide) continue
    const picture = pictureOf(key, image)
    if (picture) pictures.push(picture)
    else lost++
  }
  return { pictures, lost, painted }
}

/** A picture is given by its name; a mask, through which one colour is painted, by an object that holds it. */
function nameOf(given: unknown): string | null {
  if (typeof given === 'string') return given
  const { data } = (given ?? {}) as { readonly data?: unknown }
  return typeof data === 'string' ? data : null
}

function objectOf(page: PdfPage, key: string): Promise<unknown> {
  const objects = key.startsWith('g_') ? page.commonObjs : page.objs
  return new Promise((resolve) => void objects.get(key, resolve))
}

type RawImage = {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}

function pictureOf(key: string | null, image: Partial<RawImage> | null): PaintedPicture | null {
  const { width, height, data } = image ?? {}
  if (!width || !height || !ArrayBuffer.isView(data) || width * height > maxPoints) return null
  const lightAt = lightOf({ width, height, data })
  return lightAt && { key, width, height, lightAt }
}

/** How a point is read: eight bits with one, three or four channels, or one bit (fax, JBIG2, masks). */
function lightOf({ width, height, data }: RawImage): PaintedPicture['lightAt'] | null {
  const channels = data.length / (width * height)
  if (channels === 1) return (x, y) => data[y * width + x] ?? 255
  if (channels === 3 || channels === 4) {
    return (x, y) => {
      const at = (y * width + x) * channels
      const light =
        0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
      const cover = channels === 4 ? (data[at + 3] ?? 255) / 255 : 1
      return light * cover + 255 * (1 - cover)
    }
  }
  const row = Math.ceil(width / 8)
  if (data.length !== row * height) return null
  // In a picture 0 is black, and in a mask 0 is where paint goes.
  return (x, y) => (((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) * 255
}
