import { openPdf } from '../pdf/open-pdf.ts'

/** How many pages a PDF has; null when it does not open (it is locked or damaged). */
export async function countPdfPages(bytes: Uint8Array): Promise<number | null> {
  const pdf = await openPdf(bytes).catch(() => null)
  return pdf && pdf.numPages > 0 ? pdf.numPages : null
}
