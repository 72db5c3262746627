import { describe, expect, test } from 'vitest'
import { findLeaks } from '../leak-test/leak-test.ts'
import { pinyinSyllables } from './pinyin.ts'
import { Redactor, secretOf } from './redact-text.ts'
import { withoutDictionary } from './tagger.ts'

const redacted = (secret: string, text: string) =>
  new Redactor([secretOf(secret)], withoutDictionary).redact(text).text
const leaks = (secret: string, text: string) =>
  findLeaks([secretOf(secret)], [{ name: '网页', text }]).length

describe('a name is found whatever of its reading stands between its characters', () => {
  test.each([
    ['张三', '当事人张(zhāng)三(sān)到场', '当事人张某到场'],
    ['张三', '经查张（Zhāng）三违法', '经查张某违法'],
    ['张三', '当事人张zhang三到场', '当事人张某到场'],
    ['张三', '当事人张zhāng三sān到场', '当事人张某到场'],
    ['张三', '当事人张 zhang 三 san 到场', '当事人张某 到场'],
    ['张三', '当事人张.zhang.三', '当事人张某'],
    ['张三', '当事人张·Zhang·三到场', '当事人张某到场'],
    ['张三', '当事人张zhang1三san1到场', '当事人张某到场'],
    ['张三', '当事人张ｚｈａｎｇ三到场', '当事人张某到场'],
    ['张三', '当事人张zha\u0304ng三到场', '当事人张某到场'],
    ['张三', '当事人张z\u200bh\u200ba\u200bng三到场', '当事人张某到场'],
    ['张三', '当事人张zhɑnɡ三到场', '当事人张某到场'],
    ['张三', '当事人张ㄓㄤ三ㄙㄢ到场', '当事人张某到场'],
    ['张三', '当事人張(zhāng)三到场', '当事人张某到场'],
    ['张三', '当事人zhāng张sān三到场', '当事人zhāng张某到场'],
    ['张三', '<ruby>张<rt>zhāng</rt>三<rt>sān</rt></ruby>到场', '<ruby>张某</rt></ruby>到场'],
    ['张三', '当事人张三（zhāng sān）到场', '当事人张某到场'],
    ['张三', '当事人张三 zhang san 到场', '当事人张某 到场'],
    ['王小明', '证人王wáng小xiǎo明míng，男', '证人王某，男'],
    ['王小明', '证人王小(wáng xiǎo)明，男', '证人王某，男'],
    ['王小明', '证人王小明（小名ming）', '证人王某（小名ming）'],
    ['吕绿', '证人吕lǜ绿', '证人吕某'],
    ['吕绿', '证人吕lv绿', '证人吕某'],
    ['阿依古丽', '证人阿(ā)依(yī)古(gǔ)丽(lì)', '证人阿某'],
    ['欧阳春生', '欧阳ouyang春chun生', '欧阳某'],
  ])('%s in %j', (secret, text, shown) => {
    expect(redacted(secret, text)).toBe(shown)
    expect(leaks(secret, text)).toBe(1)
  })

  test('an address as well', () => {
    const home = '吉林省四平市铁东区阳光花园小区3栋2单元502室'
    const text = '住阳光(yángguāng)花园(huāyuán)小区3栋2单元502室'
    expect(redacted(home, text)).toBe('住［依法不予公开］')
  })
})

describe('words of other languages, and readings of other words, make no name', () => {
  test.each([
    ['张三', '纸张A三份'],
    ['张三', '开张LED三块'],
    ['张三', '扩张（kuòzhāng）三项'],
    ['张三', '主张，KTV三家'],
    ['王小明', '国王and小明'],
  ])('%s is not in %j', (secret, text) => {
    expect(redacted(secret, text)).toBe(text)
    expect(leaks(secret, text)).toBe(0)
  })

  test('what is written behind a name and is no reading of it stays', () => {
    expect(redacted('张三', '当事人张三（法定代表人）、ABC公司')).toBe(
      '当事人张某（法定代表人）、ABC公司',
    )
    expect(redacted('张三', '当事人张三（Manager）')).toBe('当事人张某（Manager）')
  })
})

test.each([
  ['ZHANG', 1],
  ['XIAN', 1],
  ['KUOZHANG', 2],
  ['LV', 1],
  ['NVER', 2],
  ['ZHANGSANFENG', 3],
  ['A', 1],
  ['KTV', 0],
  ['LED', 0],
  ['AND', 0],
  ['', 0],
  ['A'.repeat(61), 0],
])('%s has %i syllables of pinyin', (letters, syllables) => {
  expect(pinyinSyllables(letters)).toBe(syllables)
})
