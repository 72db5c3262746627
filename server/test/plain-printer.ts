import { paperText, type Paper } from '@zhaofa/domain/paper/paper.ts'
import type { Printer } from '../src/documents/printer.ts'
import { onePagePdf } from './small-pdf.ts'

const markOf = ({ voided }: Paper) => (voided === null ? '' : `\n作废原因：${voided}`)

/** One empty page, with the words of the paper beside it. */
const plainPdf = (words: string) =>
  new Uint8Array(onePagePdf({ objects: [{ head: '', stream: new TextEncoder().encode(words) }] }))

/** For tests that need papers to exist but not to be looked at: a PDF of one page that can be signed. */
export const plainPrinter: Printer = {
  pdf: (paper) =>
    Promise.resolve({
      bytes: plainPdf(`${paperText(paper)}${markOf(paper)}`),
      pages: 1,
    }),
  svgPages: () => Promise.resolve([]),
  picture: ({ size, title }) =>
    Promise.resolve(new TextEncoder().encode(`\x89PNG ${size} ${title}`)),
  booklet: ({ title }) =>
    Promise.resolve({ bytes: new TextEncoder().encode(`%PDF-1.7\n${title}`), pages: 1 }),
  close: () => Promise.resolve(),
}
