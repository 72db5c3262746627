import { join } from 'node:path'
import { createPrinter, type Printer } from '../src/documents/printer.ts'

/** Beside the packages the fonts come from: joined once for all tests. */
export const fontCacheDir = join(import.meta.dirname, '../../node_modules/.cache/zhaofa')

/** The real printer, opened when a test first prints. */
export function testPrinter(): Printer {
  let opened: Promise<Printer> | undefined
  const printer = () => (opened ??= createPrinter({ fontDirs: [], cacheDir: fontCacheDir }))
  return {
    pdf: async (paper) => (await printer()).pdf(paper),
    svgPages: async (paper) => (await printer()).svgPages(paper),
    picture: async (card) => (await printer()).picture(card),
    booklet: async (booklet) => (await printer()).booklet(booklet),
    close: async () => (await opened)?.close(),
  }
}
