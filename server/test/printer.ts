import { join } from 'node:path'
import { createPrinter, type Printer } from '../src/documents/printer.ts'

/** Beside the packages the fonts come from: joined once for all tests. */
export const fontCacheDir = join(import.meta.dirname, '../../node_modules/.cache/zhaofa')

/** A real printer of one's own, to be closed. */
export const openPrinter = (): Promise<Printer> =>
  createPrinter({ fontDirs: [], cacheDir: fontCacheDir })

let opened: Promise<Printer> | undefined

/**
 * The real printer, one for all tests of a worker: a child that sets type takes most of a second to get ready. It is
 * opened when a test first prints and ends with the worker; nobody closes it.
 */
export function testPrinter(): Printer {
  const printer = () => (opened ??= openPrinter())
  return {
    pdf: async (paper) => (await printer()).pdf(paper),
    svgPages: async (paper) => (await printer()).svgPages(paper),
    picture: async (card) => (await printer()).picture(card),
    booklet: async (booklet) => (await printer()).booklet(booklet),
    close: () => Promise.resolve(),
  }
}
