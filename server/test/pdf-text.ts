import { extractText } from 'unpdf'

/** The words of a PDF, page by page, as a reader's search and a screen reader get them. */
export async function pdfText(bytes: Uint8Array): Promise<string[]> {
  // A copy: the reader takes the bytes away from their owner.
  return (await extractText(new Uint8Array(bytes))).text
}
