import type { Paper } from '@zhaofa/domain/document/paper.ts'

/** Makes papers visible: PDF/A to keep, SVG pages to preview. */
export type Printer = {
  pdf(paper: Paper): Promise<{ readonly bytes: Uint8Array; readonly pages: number }>
  svgPages(paper: Paper): Promise<string[]>
  close(): Promise<void>
}
