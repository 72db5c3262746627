import { describe, expect, test } from 'vitest'
import { articleBlocks, blockText } from './article-blocks.ts'
import { articleDifference } from './article-difference.ts'
import { readArticleSource } from './article-source.ts'
import { articleProblems } from './bureau-article.ts'

const plan = `某某市商务局行政执法公示平台

当前位置:首页>一个方案

某某市商务局“三项制度”工作方案

来源:办公室  2021-9-30

  根据有关要求,制定本方案。

  一、工作目标

  全面推行三项制度。

  二、工作任务

  (一)行政执法公示制度

  1.强化事前公开。公开执法主体、依据、程序。

  2.按时主动公布执法结果,接受监督。

某某市商务局

2021年9月30日
`

describe('a plan as a bureau’s website prints it', () => {
  const read = readArticleSource(plan)
  if (!read.ok) throw new Error(read.refusal.reason)

  test('the frame of the site is left out; title, source, day and column are taken', () => {
    const { text, ...said } = read.value
    expect(said).toEqual({
      title: '某某市商务局“三项制度”工作方案',
      source: '办公室',
      datedOn: '2021-09-30',
      column: 'plan',
    })
    expect(text.startsWith('根据')).toBe(true)
  })

  test('一、 and (一) are headings, 1. a clause with the words that name it, the end is signed', () => {
    expect(articleBlocks(read.value.text)).toEqual([
      { kind: 'paragraph', text: '根据有关要求,制定本方案。' },
      { kind: 'heading', level: 2, text: '一、工作目标' },
      { kind: 'paragraph', text: '全面推行三项制度。' },
      { kind: 'heading', level: 2, text: '二、工作任务' },
      { kind: 'heading', level: 3, text: '(一)行政执法公示制度' },
      {
        kind: 'clause',
        mark: '1.',
        title: '强化事前公开。',
        text: '公开执法主体、依据、程序。',
      },
      { kind: 'clause', mark: '2.', title: null, text: '按时主动公布执法结果,接受监督。' },
      { kind: 'signature', text: '某某市商务局' },
      { kind: 'signature', text: '2021年9月30日' },
    ])
  })

  test('a file without a body, or with a paragraph for a title, is refused in words', () => {
    expect(readArticleSource('')).toMatchObject({ refusal: { reason: '文件是空的' } })
    expect(readArticleSource('标题\n来源：科室')).toMatchObject({
      ok: false,
      refusal: { reason: '标题下面没有正文', basis: [{ own: 'system', rule: 'files' }] },
    })
    expect(readArticleSource('长'.repeat(200) + '\n正文')).toMatchObject({ ok: false })
  })
})

describe('the simple Markdown of an article', () => {
  test('chapters and articles of a rule, lists and tables', () => {
    const text = [
      '## 第一章　总则',
      '第一条　为了规范，制定本**制度**。',
      '- 甲',
      '- 乙',
      '| 事项 | 期限 |',
      '|---|---|',
      '| 处罚 | 七日 | 多 |',
    ].join('\n')
    expect(articleBlocks(text)).toEqual([
      { kind: 'heading', level: 2, text: '第一章　总则' },
      { kind: 'clause', mark: '第一条', title: null, text: '为了规范，制定本制度。' },
      { kind: 'list', items: ['甲', '乙'] },
      {
        kind: 'table',
        rows: [
          ['事项', '期限', ''],
          ['处罚', '七日', '多'],
        ],
      },
    ])
  })

  test('a long line that begins with a number stays text, a decimal is no number of a clause', () => {
    expect(articleBlocks(`一、${'各单位要加强领导，'.repeat(6)}抓好落实。`)[0]?.kind).toBe('clause')
    expect(articleBlocks('3.5 万元以上的')[0]?.kind).toBe('paragraph')
    expect(articleBlocks('第五条规定的情形除外。')[0]?.kind).toBe('paragraph')
  })

  test('markup is text, and what cannot be seen is left out', () => {
    const [block] = articleBlocks('<script>alert(1)</script>\u202e甲\u200b')
    expect(block && blockText(block)).toBe('<script>alert(1)</script>甲')
  })
})

test('a comparison names what went and what came, under its heading', () => {
  const before = '一、期限\n五日内完成。\n二、附则\n公布之日起施行。'
  const after = '一、期限\n七日内完成。\n二、附则\n公布之日起施行。\n原制度废止。'
  expect(articleDifference(before, after)).toEqual([
    { kind: 'gone', text: '五日内完成。', under: '一、期限' },
    { kind: 'new', text: '七日内完成。', under: '一、期限' },
    { kind: 'new', text: '原制度废止。', under: '二、附则' },
  ])
  expect(articleDifference(before, before)).toEqual([])
})

test('an article is refused where a reader could be misled by what cannot be seen', () => {
  const article = {
    column: 'notice',
    title: '通告\u202e',
    source: '办公室',
    datedOn: null,
    text: '正文。',
    files: [],
  } as const
  expect(articleProblems(article)).toEqual([
    { field: 'title', message: '含有看不见的控制字符，请删去后重新输入' },
  ])
})
