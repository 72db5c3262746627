import { describe, expect, test } from 'vitest'
import type { Paper } from './paper.ts'
import { misquoted } from './quoted-passages.ts'

const paper: Paper = {
  type: 'penalty_decision',
  layout: 'letter',
  agencyName: '四平市商务局',
  title: '行政处罚决定书',
  number: null,
  numbered: true,
  caseName: null,
  addressee: '示例公司：',
  blocks: [
    { kind: 'facts', columns: 1, rows: [['住所', '四平市铁西区示列路1号']] },
    {
      kind: 'paragraph',
      spans: [{ text: '经查，示例公司自2026年9月5日起，' }, { text: '在二个直营店收取加盟费。' }],
    },
    { kind: 'questions', exchanges: [{ question: '是否收取加盟费？', answer: '收取。' }] },
  ],
  signatures: [],
  sealed: true,
  issuedOn: null,
  verifyUrl: null,
  query: null,
  pageCode: null,
  draft: false,
  voided: null,
}
const said = (words: string, where = '第一页') =>
  misquoted(paper, [{ field: 'changes.0.before', words, where }]).map(({ message }) => message)

describe('原文 of a 补正 stands in the sealed paper', () => {
  test.each([
    ['示列路1号', '第一页“住所”'],
    ['9月5日起，在二个直营店', '第一页'],
    ['2026 年 9 月 5 日', '事实第一段'],
  ])('%s', (words, where) => {
    expect(said(words, where)).toEqual([])
  })

  test('what does not stand there is refused, and the nearest line is told', () => {
    expect(said('四平市铁西区示范路1号')).toEqual([
      '《行政处罚决定书》中没有这句原文，最接近的是：“住所 四平市铁西区示列路1号”',
    ])
    expect(said('ＺＺ')).toEqual(['《行政处罚决定书》中没有这句原文'])
  })

  test('words that stand there more than once name no place', () => {
    expect(said('加盟费')).toEqual([
      '这几个字在《行政处罚决定书》中有 2 处，请把前后的文字一并写上，使它只指一处',
    ])
  })

  test('another line than the one that is named', () => {
    expect(said('二个直营店', '第一页“住所”')).toEqual([
      '这句原文不在“住所”一处，它所在的是：“经查，示例公司自2026年9月5日起，在二个直营店收取加盟费。”',
    ])
  })
})
