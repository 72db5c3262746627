import { getResolvedPDFJS } from 'unpdf'
import { greyPng } from '../grey-png.ts'
import type { Pdf } from '../pdf/open-pdf.ts'

/** Points of a picture, one byte each: 0 black to 255 white, in rows that begin with a 0 as PNG has them. */
type Grey = { readonly width: number; readonly height: number; readonly rows: Buffer }

type PdfPage = Awaited<ReturnType<Pdf['getPage']>>

/** Pages whose pictures are taken out; a longer scan is for a person to read. */
const maxPages = 60
/** Letters are read from a picture of this size; a larger one is more work and no clearer. */
const longestSide = 2_000
/** Smaller pictures hold no writing anybody could read. */
const shortestSide = 24
const maxPoints = 60_000_000

export type PagePictures = {
  readonly pictures: readonly { readonly page: number; readonly bytes: Uint8Array }[]
  /** Pages and pictures that could not be looked into, in Chinese. */
  readonly unread: readonly string[]
}

/**
 * The pictures of every page of a PDF. A page that shows something, though it has neither text nor a picture,
 * is told: letters drawn as lines, or in a font whose characters nobody can tell.
 *
 * @param texts the text layer, page by page
 */
export async function picturesOfPdf(pdf: Pdf, texts: readonly string[]): Promise<PagePictures> {
  const pictures: { page: number; bytes: Uint8Array }[] = []
  const unread: string[] = []
  const seen = new Set<string>()
  for (let number = 1; number <= Math.min(pdf.numPages, maxPages); number++) {
    const page = await pdf.getPage(number)
    const found = await paintedOn(page)
    const text = (texts[number - 1] ?? '').trim()
    for (const { key, grey } of found.pictures) {
      // A letterhead is on every page and is read once.
      if (key !== null && seen.has(key)) continue
      if (key !== null) seen.add(key)
      pictures.push({ page: number, bytes: greyPng(grey, grey.rows) })
    }
    if (found.lost > 0) unread.push(`第 ${number} 页有 ${found.lost} 张图片取不出来，没有查看`)
    if (text === '' && found.pictures.length === 0 && found.lost === 0 && found.painted)
      unread.push(`第 ${number} 页有内容，但没有文字层，也没有能认字的图片，没有查看`)
    page.cleanup()
  }
  if (pdf.numPages > maxPages) unread.push(`第 ${maxPages} 页以后的图片没有查看`)
  return { pictures, unread }
}

type Painted = { readonly key: string | null; readonly grey: Grey }

async function paintedOn(page: PdfPage) {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const pictures: Painted[] = []
  let lost = 0
  let painted = false
  const paintsPictures: readonly number[] = [
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ]
  const paints: readonly number[] = [
    OPS.showText,
    OPS.constructPath,
    OPS.fill,
    OPS.stroke,
    OPS.eoFill,
    OPS.shadingFill,
  ]
  for (const [index, operator] of fnArray.entries()) {
    if (paints.includes(operator)) painted = true
    if (!paintsPictures.includes(operator)) continue
    const [given] = argsArray[index] as readonly unknown[]
    const key = typeof given === 'string' ? given : null
    const image = key === null ? given : await objectOf(page, key)
    const size = image as Partial<RawImage> | null
    if (size?.width !== undefined && Math.min(size.width, size.height ?? 0) < shortestSide) continue
    const grey = greyOf(image)
    if (grey) pictures.push({ key: key?.startsWith('g_') ? key : null, grey })
    else lost++
  }
  return { pictures, lost, painted }
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

/** One byte a point, no side longer than `longestSide`: each point is the mean of those it stands for. */
function greyOf(image: unknown): Grey | null {
  const { width, height, data } = (image ?? {}) as Partial<RawImage>
  if (!width || !height || !ArrayBuffer.isView(data) || width * height > maxPoints) return null
  const pointOf = pointReader({ width, height, data })
  if (!pointOf) return null
  const step = Math.max(1, Math.max(width, height) / longestSide)
  const [wide, high] = [
    Math.max(1, Math.floor(width / step)),
    Math.max(1, Math.floor(height / step)),
  ]
  const rows = Buffer.alloc((wide + 1) * high)
  const until = (index: number, most: number) => Math.min(most, Math.ceil((index + 1) * step))
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const [left, top] = [Math.floor(x * step), Math.floor(y * step)]
      const [right, bottom] = [until(x, width), until(y, height)]
      let sum = 0
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) sum += pointOf(column, row)
      }
      rows[y * (wide + 1) + x + 1] = sum / ((right - left) * (bottom - top))
    }
  }
  return { width: wide, height: high, rows }
}

/** How a point is read: eight bits with one, three or four channels, or one bit (fax). */
function pointReader({ width, height, data }: RawImage) {
  const channels = data.length / (width * height)
  if (channels === 1) return (x: number, y: number) => data[y * width + x] ?? 255
  if (channels === 3 || channels === 4) {
    return (x: number, y: number) => {
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
  return (x: number, y: number) =>
    (((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 0 ? 0 : 255
}
