import { describe, expect, test } from 'vitest'
import { numberBeginnings, numberTail, readNumberSpelling } from './number-spelling.ts'

const first = (typed: string) => {
  const spelling = readNumberSpelling(typed)
  return spelling && numberBeginnings(spelling)[0]
}

describe('文号 in its usual spellings', () => {
  test.each([
    '四商强决字〔2026〕101号',
    '四商强决字[2026]101号',
    '四商强决字(2026)101号',
    '四商强决字（2026）101号',
    '四商强决字﹝2026﹞101号',
    '四商强决字【2026】101号',
    '四商强决字〔２０２６〕１０１号',
    ' 四商强决字 〔2026〕 101 号 ',
    '四商强决字〔2026〕第101号',
    '四商强决〔2026〕101号',
    '四商强决字2026年101号',
    '四商强决2026年第101号',
  ])('%s', (typed) => {
    expect(first(typed)).toBe('四商强决字〔2026〕101号')
  })

  test.each([
    '〔2026〕第101号',
    '[2026]101号',
    '2026年101号',
    '2026年第101号',
    '２０２６年第１０１号',
  ])('%s names no word: its year and serial are what is looked for', (typed) => {
    const spelling = readNumberSpelling(typed)

    expect(spelling?.word).toBe('')
    expect(spelling && numberTail(spelling)).toBe('〔2026〕101号')
  })

  test.each([
    ['四商强决字〔', '四商强决字〔'],
    ['四商强决〔20', '四商强决字〔20'],
    ['四商强决字〔2026〕', '四商强决字〔2026'],
    ['四商强决字〔2026〕第', '四商强决字〔2026'],
    ['四商强决字〔2026〕1', '四商强决字〔2026〕1'],
  ])('%s is the beginning of one', (typed, beginning) => {
    expect(first(typed)).toBe(beginning)
  })

  test.each([
    '四商强决字',
    '2026年1',
    '2026年11月23日',
    '〔2026〕',
    '红日商贸',
    '2026',
    '商〔2026〕1号',
  ])('%s is none', (typed) => {
    expect(readNumberSpelling(typed)).toBeNull()
  })
})
