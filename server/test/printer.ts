import { join } from 'node:path'
import { createPrinter, type Printer } from '../src/documents/printer.ts'

/** Beside the packages the fonts come from: joined once for all tests. */
export const fontCacheDir = join(import.meta.dirname, '../../node_modules/.cache/zhaofa')

let opened: Promise<Printer> | undefined

/**
 * The real printer, one for all tests of a worker: a child that sets type takes most of a second to get ready. It ends
 * with the worker; a test that closes its own leaves this one open.
 */
export function testPrinter(): Printer {
  const printer = () => (opened ??= createPrinter({ fontDirs: [], cacheDir: fontCacheDir }))
  return {
    pdf: async (paper) => (await printer()).pdf(paper),
    svgPages: async (paper) => (await printer()).svgPages(paper),
    picture: async (card) => (await printer()).picture(card),
    booklet: async (booklet) => (await printer()).booklet(booklet),
    close: () => Promise.resolve(),
  }
}
