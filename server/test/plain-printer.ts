import { paperText, type Paper } from '@zhaofa/domain/paper/paper.ts'
import type { Printer } from '../src/documents/printer.ts'

const markOf = ({ voided }: Paper) => (voided === null ? '' : `\n作废原因：${voided}`)

/** For tests that need papers to exist but not to be looked at: bytes that begin like a PDF. */
export const plainPrinter: Printer = {
  pdf: (paper) =>
    Promise.resolve({
      bytes: new TextEncoder().encode(`%PDF-1.7\n${paperText(paper)}${markOf(paper)}`),
      pages: 1,
    }),
  svgPages: () => Promise.resolve([]),
  picture: ({ size, title }) =>
    Promise.resolve(new TextEncoder().encode(`\x89PNG ${size} ${title}`)),
  booklet: ({ title }) =>
    Promise.resolve({ bytes: new TextEncoder().encode(`%PDF-1.7\n${title}`), pages: 1 }),
  close: () => Promise.resolve(),
}
