import type { Turn } from '@zhaofa/domain/case/scan.ts'
import { findPageCode, scanSide } from './find-page-code.ts'
import { openPdf } from '../pdf/open-pdf.ts'
import { paintedOn, type PaintedPicture } from '../pdf/painted-pictures.ts'

/** More pages than any file of signed papers has. */
const maxPages = 200

type ScannedPdf =
  | { readonly sheets: { readonly text: string | null; readonly turned: Turn }[] }
  | { readonly not: 'a-scan' | 'readable' }

/** A scanner's PDF: each page is one picture. Nothing of the PDF is drawn; the picture is taken out and read. */
export async function readScannedPdf(bytes: Uint8Array): Promise<ScannedPdf> {
  const pdf = await openPdf(bytes).catch(() => null)
  if (!pdf) return { not: 'readable' }
  if (pdf.numPages > maxPages) return { not: 'a-scan' }
  const sheets: { text: string | null; turned: Turn }[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    // The largest picture is the page; stamps and logos beside it are small.
    const [picture] = (await paintedOn(page)).pictures.toSorted(
      (a, b) => b.width * b.height - a.width * a.height,
    )
    const found = picture ? findPageCode(scaled(picture)) : { text: null, turned: 0 as const }
    sheets.push({ text: found.text, turned: after(found.turned, page.rotate) })
    page.cleanup()
  }
  return { sheets }
}

/** The viewer turns the page as the PDF says; what is left to turn is less by that. */
const after = (turned: Turn, rotate: number): Turn =>
  ((((turned - rotate) % 360) + 360) % 360) as Turn

/** The picture with four channels, its longer side at most `scanSide`. */
function scaled({ width, height, lightAt }: PaintedPicture) {
  const step = Math.max(1, Math.max(width, height) / scanSide)
  const [wide, high] = [Math.floor(width / step), Math.floor(height / step)]
  const pixels = new Uint8ClampedArray(wide * high * 4)
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const to = (y * wide + x) * 4
      pixels.fill(lightAt(Math.floor(x * step), Math.floor(y * step)), to, to + 3)
      pixels[to + 3] = 255
    }
  }
  return { data: pixels, width: wide, height: high }
}
