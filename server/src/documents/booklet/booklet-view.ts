import type { FontSet } from '../fonts/font-set.ts'
import type { Booklet } from './booklet.ts'
import { drawable } from './drawable.ts'

/** What the template reads, as JSON: the booklet in drawable characters, its day and its fonts. */
export function bookletView(booklet: Booklet, fonts: FontSet) {
  const { value, missing } = drawable(booklet, fonts)
  const [year = 2000, month = 1, day = 1] = booklet.day.split('-').map(Number)
  const colophon =
    missing.length === 0
      ? value.colophon
      : [...value.colophon, `〓 表示字库里没有的字：${missing.join('、')}。`]
  return {
    ...value,
    colophon,
    date: [year, month, day],
    dayText: `${year}年${month}月${day}日`,
    fonts: { body: fonts.body, title: fonts.title, heading: fonts.heading },
  }
}
