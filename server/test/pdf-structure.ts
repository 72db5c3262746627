import { openPdf, type PdfPage } from '../src/documents/pdf/open-pdf.ts'

/** One element of a PDF's structure as a screen reader gets it; words are left out. */
export type PdfElement = { readonly role: string; readonly within: readonly PdfElement[] }

type Node = NonNullable<Awaited<ReturnType<PdfPage['getStructTree']>>>

const elementOf = ({ role, children }: Node): PdfElement => ({
  role,
  within: children.flatMap((each) => ('role' in each ? [elementOf(each)] : [])),
})

/** What the file says of itself, and the structure of its pages in order. Elements over two pages are in both. */
export async function pdfStructure(bytes: Uint8Array) {
  const pdf = await openPdf(bytes)
  try {
    const { info, metadata } = await pdf.getMetadata()
    const preferences = await pdf.getViewerPreferences()
    const pages = await Promise.all(
      Array.from({ length: pdf.numPages }, async (_, i) => {
        const tree = await (await pdf.getPage(i + 1)).getStructTree()
        return tree ? elementOf(tree).within : []
      }),
    )
    return {
      info: { ...info },
      metadata,
      preferences: asRecord(preferences),
      elements: pages.flat(),
    }
  } finally {
    await pdf.cleanup()
  }
}

/** The element and everything in it, in reading order. */
export const allWithin = (elements: readonly PdfElement[]): PdfElement[] =>
  elements.flatMap((each) => [each, ...allWithin(each.within)])

/** pdf.js keeps them in a map; null where the file says nothing. */
const asRecord = (preferences: unknown): Readonly<Record<string, unknown>> =>
  preferences instanceof Map ? (Object.fromEntries(preferences) as Record<string, unknown>) : {}
