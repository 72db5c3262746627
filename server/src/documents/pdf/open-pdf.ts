import { fileURLToPath } from 'node:url'
import { getDocumentProxy } from 'unpdf'

export type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** pdf.js reads them by a path, to which it adds the name of the map. */
const cMapUrl = fileURLToPath(new URL('./cmaps/', import.meta.url))

/**
 * Opens a PDF whose text may be in one of the Chinese encodings that PDF only names (GBK-EUC-H and others).
 * @throws Error when it is locked or damaged
 */
export const openPdf = (bytes: Uint8Array): Promise<Pdf> =>
  // pdf.js takes the array away from its owner.
  getDocumentProxy(new Uint8Array(bytes), { cMapUrl, cMapPacked: true })
