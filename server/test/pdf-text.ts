import { openPdf, textOfPages } from '../src/documents/pdf/open-pdf.ts'

/** The words of a PDF, page by page, as a reader's search and a screen reader get them. */
export const pdfText = async (bytes: Uint8Array): Promise<string[]> =>
  textOfPages(await openPdf(bytes))
