import { greyPng } from '../grey-png.ts'
import type { Pdf } from '../pdf/open-pdf.ts'
import { paintedOn, type PaintedPicture } from '../pdf/painted-pictures.ts'

/** Pages whose pictures are taken out; a longer scan is for a person to read. */
const maxPages = 60
/** Letters are read from a picture of this size; a larger one is more work and no clearer. */
const longestSide = 2_000

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
    for (const picture of found.pictures) {
      // A letterhead is on every page and is read once.
      const shared = picture.key?.startsWith('g_') ? picture.key : null
      if (shared !== null && seen.has(shared)) continue
      if (shared !== null) seen.add(shared)
      pictures.push({ page: number, bytes: pngOf(picture) })
    }
    if (found.lost > 0) unread.push(`第 ${number} 页有 ${found.lost} 张图片取不出来，没有查看`)
    if (text === '' && found.pictures.length === 0 && found.lost === 0 && found.painted)
      unread.push(`第 ${number} 页有内容，但没有文字层，也没有能认字的图片，没有查看`)
    page.cleanup()
  }
  if (pdf.numPages > maxPages) unread.push(`第 ${maxPages} 页以后的图片没有查看`)
  return { pictures, unread }
}

/** In grey, no side longer than `longestSide`: each point is the mean of those it stands for. */
function pngOf({ width, height, lightAt }: PaintedPicture): Uint8Array {
  const step = Math.max(1, Math.max(width, height) / longestSide)
  const [wide, high] = [
    Math.max(1, Math.floor(width / step)),
    Math.max(1, Math.floor(height / step)),
  ]
  // Rows begin with a 0 as PNG has them.
  const rows = Buffer.alloc((wide + 1) * high)
  const until = (index: number, most: number) => Math.min(most, Math.ceil((index + 1) * step))
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const [left, top] = [Math.floor(x * step), Math.floor(y * step)]
      const [right, bottom] = [until(x, width), until(y, height)]
      let sum = 0
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) sum += lightAt(column, row)
      }
      rows[y * (wide + 1) + x + 1] = sum / ((right - left) * (bottom - top))
    }
  }
  return greyPng({ width: wide, height: high }, rows)
}
