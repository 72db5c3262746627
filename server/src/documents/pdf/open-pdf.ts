import { fileURLToPath } from 'node:url'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { getDocument, VerbosityLevel } from './pdfjs.ts'

export type Pdf = PDFDocumentProxy
export type PdfPage = PDFPageProxy

/** A folder of pdf.js, which adds the name of a file to its path. */
const folder = (name: string) =>
  fileURLToPath(new URL(`../${name}/`, import.meta.resolve('pdfjs-dist')))

const reading = {
  // The maps of Chinese encodings that a PDF only names (GBK-EUC-H and others).
  cMapUrl: folder('cmaps'),
  cMapPacked: true,
  // What scanners write pictures in: JBIG2, fax (CCITT) and JPEG 2000.
  wasmUrl: folder('wasm'),
  useWorkerFetch: false,
  // Text and pictures are taken out, nothing is drawn.
  disableFontFace: true,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  verbosity: VerbosityLevel.ERRORS,
}

/** Opens a PDF. @throws Error when it is locked or damaged */
export const openPdf = (bytes: Uint8Array): Promise<Pdf> =>
  // pdf.js takes the array away from its owner.
  getDocument({ ...reading, data: new Uint8Array(bytes) }).promise

/** The text layer, page by page. */
export function textOfPages(pdf: Pdf): Promise<string[]> {
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1)
      const { items } = await page.getTextContent()
      const pieces = items.filter((item) => 'str' in item)
      return pieces.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('')
    }),
  )
}
