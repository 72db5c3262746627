import type { Scan, SealedPaper, Sheet } from '../src/case/scan.ts'
import { plainDate } from '../src/shared/plain-date.ts'

/** A sealed paper of two pages that is signed by hand. */
export const sealedPaper = (changed: Partial<SealedPaper> = {}): SealedPaper => ({
  id: '00000000-0000-4000-8000-0000000000d1',
  type: 'inquiry_record',
  title: '询问（调查）笔录',
  version: 4,
  on: plainDate('2026-11-16'),
  pages: 2,
  voided: false,
  byHand: true,
  number: null,
  sha256: 'd'.repeat(64),
  lines: [],
  writes: null,
  ...changed,
})

/** A sheet with the code of that page. */
export const sheetOf = (
  paper: Pick<SealedPaper, 'id'>,
  page: number,
  changed: Partial<Sheet> = {},
): Omit<Sheet, 'sheet'> => ({ code: { paper: paper.id, page }, turned: 0, ...changed })

/** A file of these sheets, in this order. */
export const scanWith = (
  sheets: readonly Omit<Sheet, 'sheet'>[],
  originalName = '扫描.pdf',
): Scan => ({
  file: { sha256: 'b'.repeat(64), bytes: 9, mediaType: 'application/pdf', originalName },
  sheets: sheets.map((each, i) => ({ ...each, sheet: i + 1 })),
  problem: null,
})
