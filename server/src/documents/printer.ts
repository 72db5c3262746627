import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import type { Booklet } from './booklet/booklet.ts'
import { bookletView } from './booklet/booklet-view.ts'
import { loadFontSet } from './fonts/font-set.ts'
import { checkGlyphs } from './missing-glyphs.ts'
import { paperView, usualPages } from './paper-view.ts'
import { cardView, type PictureCard } from './picture-card.ts'
import { createRenderPool } from './render-pool.ts'
import { sealPainter } from './seal.ts'
import type { Made } from './typesetter.ts'

/** Turns a paper into pages. The same paper made at the same instant is always the same file. */
export type Printer = {
  /**
   * PDF/A-2a and PDF/UA-1.
   *
   * @param madeAt what the file gives as its creation.
   * @throws MissingGlyphError when a character has no glyph in any font.
   * @throws PrinterFailedError when typesetting died twice over this paper or took too long.
   */
  pdf(paper: Paper, madeAt: Date): Promise<{ bytes: Uint8Array; pages: number }>
  /** One SVG a page, for the preview. Throws as `pdf` does. */
  svgPages(paper: Paper): Promise<string[]>
  /**
   * A picture card as PNG.
   *
   * @throws PrinterFailedError as `pdf` does.
   */
  picture(card: PictureCard): Promise<Uint8Array>
  /**
   * 制度汇编 as PDF/A-2a and PDF/UA-1 with contents and bookmarks. A character no font has becomes 〓.
   *
   * @throws PrinterFailedError as `pdf` does.
   */
  booklet(booklet: Booklet, madeAt: Date): Promise<{ bytes: Uint8Array; pages: number }>
  close(): Promise<void>
}

type PrinterOptions = {
  /** Licensed fonts of the site (仿宋_GB2312, 方正小标宋); they come first. */
  readonly fontDirs: readonly string[]
  /** Where the joined 宋体 is kept; filled on first use. */
  readonly cacheDir: string
}

/** @throws Error when a font cannot be read. */
export async function createPrinter({ fontDirs, cacheDir }: PrinterOptions): Promise<Printer> {
  const fonts = await loadFontSet(fontDirs, cacheDir)
  const pool = createRenderPool(fonts.files)
  const paintSeal = sealPainter(fonts.seal)
  const run = async (paper: Paper, output: 'pdf' | 'svg', madeAt: Date | null) => {
    checkGlyphs(paper, fonts)
    const seal =
      paper.sealed && !paper.draft
        ? await paintSeal(paper.agencyName, paper.seal ?? 'papers')
        : null
    const set = (pages?: number) =>
      pool.run({
        output,
        view: JSON.stringify(paperView(paper, fonts, { seal, madeAt, pages })),
      })
    const made = await set()
    const pages = pagesOf(made)
    return paper.pageCode && pages > usualPages ? set(pages) : made
  }
  return {
    async pdf(paper, madeAt) {
      const made = await run(paper, 'pdf', madeAt)
      if (made.output !== 'pdf') throw new Error('asked for a PDF')
      return { bytes: made.bytes, pages: made.pages }
    },
    async svgPages(paper) {
      const made = await run(paper, 'svg', null)
      if (made.output !== 'svg') throw new Error('asked for a drawing')
      return [...made.pages]
    },
    async booklet(booklet, madeAt) {
      const view = JSON.stringify(bookletView(booklet, fonts, madeAt))
      const made = await pool.run({ output: 'pdf', view, template: 'booklet' })
      if (made.output !== 'pdf') throw new Error('asked for a PDF')
      return { bytes: made.bytes, pages: made.pages }
    },
    async picture(card) {
      const made = await pool.run({ output: 'png', view: cardView(card, fonts), template: 'card' })
      if (made.output !== 'png') throw new Error('asked for a picture')
      return made.bytes
    },
    close: () => pool.close(),
  }
}

function pagesOf(made: Made): number {
  switch (made.output) {
    case 'pdf':
      return made.pages
    case 'svg':
      return made.pages.length
    case 'png':
      return 1
  }
}
