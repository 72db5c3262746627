import { describe, expect, test } from 'vitest'
import { isWhole, readLawText, type LawArticle, type LawText } from './law-text.ts'

/** The article with this number, or one that was inserted after it. */
function articleOf(
  text: Pick<LawText, 'parts'>,
  number: number,
  inserted = 0,
): LawArticle | undefined {
  return text.parts.find(
    (part): part is LawArticle =>
      part.kind === 'article' && part.number === number && part.inserted === inserted,
  )
}

const sample = `# 中华人民共和国示例法

2019年3月1日 全国人民代表大会常务委员会通过
2021年1月22日 修订

<!-- INFO END -->

目　录
第一章　总　则
第二章　种　类
第一节　一　般

## 第一章 总则

第一条　为了示例，制定本法。

## 第二章 种类

### 第一节 一般

第二条 示例的种类：

（一）甲；

（二）乙。

前款所称甲，由国务院规定。

第二条之一 增加的一条。

第三条 本法自2021年7月15日起施行。
`

function read(source: string): LawText {
  const outcome = readLawText(source)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}

describe('the text of a law is read from Markdown or plain text', () => {
  test('title, history and the day it came into force', () => {
    const { title, fullTitle, history, inForceFrom } = read(sample)
    expect({ title, fullTitle, inForceFrom }).toEqual({
      title: '示例法',
      fullTitle: '中华人民共和国示例法',
      inForceFrom: '2021-07-15',
    })
    expect(history).toEqual(['2019年3月1日 全国人民代表大会常务委员会通过', '2021年1月22日 修订'])
  })

  test('a table of contents drops out, and each heading stands before its articles', () => {
    const order = read(sample).parts.map((part) =>
      part.kind === 'article' ? `${part.number}.${part.inserted}` : part.text,
    )
    expect(order).toEqual(['第一章 总则', '1.0', '第二章 种类', '第一节 一般', '2.0', '2.1', '3.0'])
  })

  test('items belong to the paragraph before them; what follows is the next paragraph', () => {
    expect(articleOf(read(sample), 2)?.paragraphs).toEqual([
      { text: '示例的种类：', items: ['（一）甲；', '（二）乙。'] },
      { text: '前款所称甲，由国务院规定。', items: [] },
    ])
    expect(articleOf(read(sample), 2, 1)?.paragraphs[0]?.text).toBe('增加的一条。')
    expect(articleOf(read(sample), 4)).toBeUndefined()
  })

  test('plain text with Windows line ends and a byte order mark reads the same', () => {
    const plain = `\ufeff${sample.replaceAll(/^#+ /gm, '').replaceAll('\n', '\r\n')}`
    expect(read(plain)).toEqual(read(sample))
  })

  test('articles that were not seen are named, and the numbers go on behind them', () => {
    const { parts } = read(
      '某某办法\n第一条 甲\n〔未见：第二条至第四条〕\n第五条 乙\n〔未见：第五条第二款以下〕\n第六条 丙\n〔未见：第七条以下〕',
    )
    expect(parts.flatMap((part) => (part.kind === 'article' ? [part.number] : []))).toEqual([
      1, 5, 6,
    ])
    expect(parts.filter(({ kind }) => kind === 'gap')).toEqual([
      { kind: 'gap', text: '第二条至第四条', from: 2, to: 4 },
      { kind: 'gap', text: '第五条第二款以下', from: null, to: null },
      { kind: 'gap', text: '第七条以下', from: 7, to: null },
    ])
    expect(isWhole({ parts })).toBe(false)
    expect(isWhole(read(sample))).toBe(true)
  })

  test.each([
    ['某某办法\n第一条 甲\n〔未见：第三条〕\n第四条 乙', 4, '第一条之后是第四条，条文缺少或者重复'],
    ['', 1, '文件是空的'],
    ['第一条 没有名称。', 1, '第一行应当是法规名称'],
    ['某某办法\n没有条文', 1, '没有找到条文：条文应当以“第一条”这样的文字开头'],
    ['某某办法\n第一条 甲\n第三条 丙', 3, '第一条之后是第三条，条文缺少或者重复'],
    ['某某办法\n第一条 甲\n第一条 甲', 3, '第一条之后是第一条，条文缺少或者重复'],
    ['某某办法\n第一条 甲\n第二章 乙\n散落的文字', 4, '标题之后应当是条文'],
  ])('%j is refused with its line', (source, line, reason) => {
    const outcome = readLawText(source)
    expect(outcome).toMatchObject({ ok: false })
    expect(outcome.ok ? [] : outcome.refusal.fields).toContainEqual({
      field: `第 ${line} 行`,
      message: reason,
    })
  })
})
