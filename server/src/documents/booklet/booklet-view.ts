import type { FontSet } from '../fonts/font-set.ts'
import { madeAtView } from '../made-at.ts'
import type { Booklet, BookletBlock } from './booklet.ts'
import { drawable } from './drawable.ts'

/**
 * What the template reads, as JSON: the booklet in drawable characters, its day and its fonts.
 *
 * @param madeAt when the file is made.
 */
export function bookletView(booklet: Booklet, fonts: FontSet, madeAt: Date) {
  const { value, missing } = drawable(booklet, fonts)
  const [year = 2000, month = 1, day = 1] = booklet.day.split('-').map(Number)
  const colophon =
    missing.length === 0
      ? value.colophon
      : [...value.colophon, `〓 表示字库里没有的字：${missing.join('、')}。`]
  return {
    ...value,
    parts: value.parts.map((part) => ({
      ...part,
      chapters: part.chapters.map((chapter) => ({ ...chapter, blocks: inDepth(chapter.blocks) })),
    })),
    colophon,
    madeAt: madeAtView(madeAt),
    dayText: `${year}年${month}月${day}日`,
    fonts: { body: fonts.body, title: fonts.title, heading: fonts.heading },
  }
}

const chapterDepth = 2

/** Blocks with the level of their heading in the whole book, which leaves none out (PDF/UA-1, 7.4.2). */
function inDepth(blocks: readonly BookletBlock[]) {
  let depth = chapterDepth
  return blocks.map((block) => {
    if (block.kind === 'card') return { ...block, depth: depth + 1 }
    if (block.kind !== 'heading') return block
    depth = Math.min(block.level + 1, depth + 1)
    return { ...block, depth }
  })
}
