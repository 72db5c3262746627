import { describe, expect, test } from 'vitest'
import { readLawText } from '../../citation/law-text.ts'
import { findLeaks } from '../leak-test/leak-test.ts'
import { detect } from '../redaction/detect.ts'
import { withoutDictionary } from '../redaction/tagger.ts'
import { articleBlocks } from './article-blocks.ts'
import { readArticleSource } from './article-source.ts'

/** Lines of 200 000 characters, each made for one of the patterns that texts from outside go through. */
const n = 200_000
const hostile: Readonly<Record<string, string>> = {
  'signs of a heading that does not end': `# a${' #'.repeat(n / 2)}b`,
  'blanks inside a heading': `# a${' '.repeat(n)}b`,
  'blanks after a number': `一、${' '.repeat(n)}。`,
  'blanks after the number of an article': `第一条${'　'.repeat(n)}。`,
  'stars that open and never close': '**a '.repeat(n / 4),
  'stars alone': '*'.repeat(n),
  'blanks after the origin': `来源：${' '.repeat(n)}。`,
  'blanks at the end of a line': `甲${' '.repeat(n)}乙`,
  'tags that never end': '<'.repeat(n),
  'comments that never end': '<!--'.repeat(n / 4),
  'numerals without end': '第一'.repeat(n / 2),
  'digits without end': '1'.repeat(n),
  'titles that open and never close': '《'.repeat(n),
  'buildings without a room': '1栋'.repeat(n / 2),
  'dots between words': '甲·'.repeat(n / 2),
  'percent signs': '%41'.repeat(n / 3),
}

// Quadratic time over such a line is a minute and more; the limit is not near on any machine.
describe.each(Object.entries(hostile))('%s', (_, text) => {
  const inTime = { timeout: 20_000 }

  test('are read as an article', inTime, () => {
    expect(articleBlocks(text)).toHaveLength(1)
    expect(readArticleSource(`标题\n${text}\n正文`).ok).toBe(true)
  })

  test('are read as a law', inTime, () => {
    expect(readLawText(`法\n第一条 一\n${text}`)).toHaveProperty('ok')
  })

  test('are searched for private data', inTime, () => {
    expect(Array.isArray(detect(text, withoutDictionary))).toBe(true)
    expect(findLeaks([{ kind: 'name', value: '欧阳春生' }], [{ name: '正文', text }])).toEqual([])
  })
})

test('what a heading says stands without the signs that close it', () => {
  const shown = ['## 总则 ##', '# 总则#', '### 一 # 二', '# #'].flatMap(articleBlocks)
  expect(shown.map((block) => block.kind === 'heading' && block.text)).toEqual([
    '总则',
    '总则',
    '一 # 二',
    '#',
  ])
})

test('stars around words are left out, stars around blanks are words', () => {
  const text = '**重点**和**两 个**，2 ** 3，没有完 **'
  expect(articleBlocks(text)).toEqual([
    { kind: 'paragraph', text: '重点和两 个，2 ** 3，没有完 **' },
  ])
})
