import { join } from 'node:path'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import type { Booklet } from '../src/documents/booklet/booklet.ts'
import { createPrinter, type Printer } from '../src/documents/printer.ts'

/** Beside the packages the fonts come from: joined once for all tests. */
export const fontCacheDir = join(import.meta.dirname, '../../node_modules/.cache/zhaofa')

/** A real printer of one's own, to be closed. */
export const openPrinter = (): Promise<Printer> =>
  createPrinter({ fontDirs: [], cacheDir: fontCacheDir })

let opened: Promise<Printer> | undefined

const someInstant = new Date('2026-11-23T01:02:03Z')

/** A printer for tests that do not look at when a file was made. */
type TestPrinter = Printer & {
  pdf(paper: Paper, madeAt?: Date): ReturnType<Printer['pdf']>
  booklet(booklet: Booklet, madeAt?: Date): ReturnType<Printer['booklet']>
}

/**
 * The real printer, one for all tests of a worker: a child that sets type takes most of a second to get ready. It is
 * opened when a test first prints and ends with the worker; nobody closes it.
 */
export function testPrinter(): TestPrinter {
  const printer = () => (opened ??= openPrinter())
  return {
    pdf: async (paper, madeAt = someInstant) => (await printer()).pdf(paper, madeAt),
    svgPages: async (paper) => (await printer()).svgPages(paper),
    picture: async (card) => (await printer()).picture(card),
    booklet: async (booklet, madeAt = someInstant) => (await printer()).booklet(booklet, madeAt),
    close: () => Promise.resolve(),
  }
}
