import { afterAll, describe, expect, test } from 'vitest'
import { packageOf } from '../../../test/made-files.ts'
import { wordFile, wordParagraph as p } from '../../../test/word-file.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { readFileText, wordType } from '../intake/read-file-text.ts'

afterAll(closeReaders)

type Parts = Parameters<typeof wordFile>[1]

async function read(body: string, parts: Parts = {}) {
  const bytes = await wordFile(body, parts)
  const outcome = await readFileText({ name: '办法.docx', mediaType: wordType, bytes })
  if (!outcome?.ok) throw new Error(outcome?.refusal ?? 'not a Word file')
  return { lines: outcome.value.text.split('\n'), notes: outcome.value.notes }
}

const run = (inner: string, look = '') => `<w:r><w:rPr>${look}</w:rPr>${inner}</w:r>`
const t = (words: string) => `<w:t>${words}</w:t>`
const para = (inner: string) => `<w:p>${inner}</w:p>`
const inList = (list: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
const shape = (id: number, inner: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`
const list = (id: number, of: number, inner = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${inner}</w:num>`

describe('the numbers of a list are those that Word shows', () => {
  const clauses = shape(0, level(0, 'chineseCountingThousand', '第%1条'))

  test('two lists of one shape count on together', async () => {
    const { lines } = await read(
      [
        p('目的。', inList(1)),
        p('范围。', inList(1)),
        p('职责。', inList(2)),
        p('附则。', inList(2)),
      ].join(''),
      { numbering: clauses + list(1, 0) + list(2, 0) },
    )
    expect(lines).toEqual(['第一条　目的。', '第二条　范围。', '第三条　职责。', '第四条　附则。'])
  })

  test('a list that says where it begins does so at its first paragraph and only there', async () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const { lines } = await read([1, 1, 2, 2, 1].map((id) => p('文', inList(id))).join(''), {
      numbering: clauses + list(1, 0) + list(2, 0, again),
    })
    expect(lines.map((line) => line.split('　')[0])).toEqual([
      ...['第一条', '第二条', '第一条', '第二条', '第三条'],
    ])
  })

  test('a paragraph without words is counted, and its number stands', async () => {
    const { lines } = await read(
      p('目的。', inList(1)) + `<w:p><w:pPr>${inList(1)}</w:pPr></w:p>` + p('职责。', inList(1)),
      { numbering: clauses + list(1, 0) },
    )
    expect(lines).toEqual(['第一条　目的。', '第二条', '第三条　职责。'])
  })

  test('the rows of a table are numbered', async () => {
    const row = `<w:tr><w:tc><w:p><w:pPr>${inList(1)}</w:pPr></w:p></w:tc><w:tc>${p('价格检查')}</w:tc></w:tr>`
    const { lines } = await read(`<w:tbl>${row.repeat(2)}</w:tbl>`, {
      numbering: shape(0, level(0, 'decimal', '%1')) + list(1, 0),
    })
    expect(lines).toEqual(['| 1 | 价格检查 |', '| 2 | 价格检查 |'])
  })

  test('a level goes on over the ones above it where its list says so, and digits are kept apart from words', async () => {
    const numbering =
      shape(
        0,
        level(0, 'upperRoman', '%1、') +
          level(1, 'decimal', '%2', '<w:lvlRestart w:val="0"/>') +
          level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
      ) + list(1, 0)
    const { lines } = await read(
      [0, 1, 2, 0, 1, 2].map((at) => p('2 人', inList(1, at))).join(''),
      { numbering },
    )
    expect(lines).toEqual([
      ...['I、2 人', '1　2 人', '1.1.1　2 人', 'II、2 人', '2　2 人', '2.2.1　2 人'],
    ])
  })

  test('a list that links to the style of another, and a style that gives the level alone', async () => {
    const numbering =
      shape(0, '<w:numStyleLink w:val="own"/>') +
      shape(
        1,
        `<w:styleLink w:val="own"/>${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}`,
      ) +
      list(1, 0)
    const styles = `<w:style w:styleId="one"><w:pPr>${inList(1)}</w:pPr></w:style>
      <w:style w:styleId="two"><w:basedOn w:val="one"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`
    const { lines } = await read(
      p('总则', '<w:pStyle w:val="one"/>') + p('目的', '<w:pStyle w:val="two"/>'),
      { numbering, styles },
    )
    expect(lines).toEqual(['一、总则', '（一）目的'])
  })

  test.each([
    ['chineseCounting', '一', '十', '二十'],
    ['japaneseCounting', '一', '十', '二十'],
    ['ideographDigital', '一', '一〇', '二〇'],
    ['chineseLegalSimplified', '壹', '壹拾', '贰拾'],
    ['ideographLegalTraditional', '壹', '壹拾', '貳拾'],
    ['ideographTraditional', '甲', '癸', '20'],
    ['ideographZodiac', '子', '酉', '20'],
    ['ideographZodiacTraditional', '甲子', '癸酉', '癸未'],
    ['decimalEnclosedCircle', '①', '⑩', '⑳'],
    ['decimalEnclosedCircleChinese', '①', '⑩', '⑳'],
    ['decimalEnclosedFullstop', '⒈', '⒑', '⒛'],
    ['decimalEnclosedParen', '⑴', '⑽', '⒇'],
    ['decimalFullWidth', '１', '１０', '２０'],
    ['decimalZero', '01', '10', '20'],
    ['upperRoman', 'I', 'X', 'XX'],
    ['lowerRoman', 'i', 'x', 'xx'],
    ['upperLetter', 'A', 'J', 'T'],
    ['none', '', '', ''],
  ])('%s', async (format, first, tenth, twentieth) => {
    const { lines, notes } = await read(p('文', inList(1)).repeat(20), {
      numbering: shape(0, level(0, format, '%1、')) + list(1, 0),
    })
    expect([lines[0], lines[9], lines[19]]).toEqual(
      [first, tenth, twentieth].map((mark) => `${mark}、文`),
    )
    expect(notes).toEqual([])
  })

  test('a format of another language is written in plain numbers, and that is said', async () => {
    const { lines, notes } = await read(p('文', inList(1)), {
      numbering: shape(0, level(0, 'thaiLetters', '%1、')) + list(1, 0),
    })
    expect(lines).toEqual(['1、文'])
    expect(notes).toEqual([expect.stringContaining('自动编号的格式认不出')])
  })
})

describe('no word of the page is lost without a note', () => {
  test('a main part with a number, as Word on the web writes it, is read', async () => {
    const bytes = await packageOf({
      'word/document2.xml': `<w:document><w:body>${p('正文')}</w:body></w:document>`,
    })
    const outcome = await readFileText({ name: '办法.docx', mediaType: wordType, bytes })
    expect(outcome).toMatchObject({ ok: true, value: { text: '正文' } })
  })

  test('words under 拼音指南 are taken, their reading is said to be left', async () => {
    const ruby = (reading: string, base: string) =>
      run(
        `<w:ruby><w:rubyPr/><w:rt>${run(t(reading))}</w:rt><w:rubyBase>${run(t(base))}</w:rubyBase></w:ruby>`,
      )
    const { lines, notes } = await read(
      para(
        run(t('责任人为')) +
          ruby('yǎn', '䶮') +
          ruby('shào', '少') +
          run(t('，罚款')) +
          ruby('wǔ', '五千') +
          run(t('元。')),
      ),
    )
    expect(lines).toEqual(['责任人为䶮少，罚款五千元。'])
    expect(notes).toEqual([expect.stringContaining('3 处拼音指南')])
  })

  test('signs of symbol fonts are written as what they look like, others as 〓', async () => {
    const sym = (font: string, char: string) => run(`<w:sym w:font="${font}" w:char="${char}"/>`)
    const { lines, notes } = await read(
      [
        para(
          sym('Wingdings', 'F0FE') + run(t('同意')) + sym('Wingdings 2', 'F0A3') + run(t('不同意')),
        ),
        para(
          run(t('l'), '<w:rFonts w:ascii="Wingdings"/>') +
            run(t('面积')) +
            sym('Symbol', 'F0B3') +
            run(t('80')),
        ),
        para(run(t('\uf0b7　要点\ue863'))),
        para(sym('Own Logo', 'F041') + run(t('标志\ue001'))),
      ].join(''),
    )
    expect(lines).toEqual(['☑同意□不同意', '●面积≥80', '•　要点䶮', '〓标志〓'])
    expect(notes).toEqual([expect.stringContaining('有 2 个符号')])
  })

  test('rows and cells inside content controls, and boxes to tick, are read', async () => {
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`
    const control = (inner: string) =>
      `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
    const box = (state: string) =>
      run(
        `<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${state}</w:checkBox></w:ffData></w:fldChar>`,
      ) +
      run('<w:instrText> FORMCHECKBOX </w:instrText>') +
      run('<w:fldChar w:fldCharType="end"/>')
    const removed = `<w:tr><w:trPr><w:del/></w:trPr>${cell(p('旧'))}</w:tr>`
    const { lines, notes } = await read(
      `<w:tbl>${control(`<w:tr>${cell(p('姓名'))}${control(cell(control(p('王某'))))}</w:tr>`)}${removed}</w:tbl>` +
        para(
          box('<w:checked/>') + run(t('公开')) + box('<w:default w:val="0"/>') + run(t('不公开')),
        ),
    )
    expect(lines.filter((line) => line !== '')).toEqual(['| 姓名 | 王某 |', '☑公开□不公开'])
    expect(notes).toEqual([expect.stringContaining('1 处修订痕迹')])
  })

  test('headers, footers, footnotes, text boxes, formulas, files inside and what nobody knows are told', async () => {
    const word = (name: string, inner: string) => `<w:${name} xmlns:w="w">${inner}</w:${name}>`
    const { lines, notes } = await read(
      [
        para(
          run(t('正文')) +
            run('<w:footnoteReference w:id="2"/>') +
            '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>',
        ),
        para(
          run(
            `<w:drawing><wps:txbx><w:txbxContent>${p('框里的话')}</w:txbxContent></wps:txbx></w:drawing>`,
          ),
        ),
        '<w:altChunk r:id="r9"/>',
        para(`<w:new>${run(t('新写法'))}</w:new>` + run(t('一万元'), '<w:strike/>')),
      ].join(''),
      {
        more: {
          'word/header1.xml': word('hdr', p('四平市市场监督管理局文件')),
          'word/footer1.xml': word('ftr', p('— 1 —')),
          'word/footer2.xml': word('ftr', p('内部资料')),
        },
      },
    )
    expect(lines).toEqual(['正文', '一万元'])
    expect(notes.map((note) => note.split('，')[0])).toEqual([
      '有 1 处画了删除线的文字',
      '有 1 个文本框',
      '有 1 条脚注',
      '有 1 个公式',
      '有 1 份嵌在里面的文件',
      '有 1 处内容的写法认不出',
      '页眉、页脚里有文字（“四平市市场监督管理局文件”、“内部资料”）',
    ])
  })
})
