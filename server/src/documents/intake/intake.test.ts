import { describe, expect, test } from 'vitest'
import { testPrinter } from '../../../test/printer.ts'
import { wordFile, wordParagraph as p } from '../../../test/word-file.ts'
import { lookThroughFile } from './look-through-file.ts'
import { pdfType, readFileText, wordType } from './read-file-text.ts'

const read = async (bytes: Uint8Array, type = wordType) => {
  const outcome = await readFileText({ name: '制度.docx', mediaType: type, bytes })
  if (!outcome) throw new Error('not a file to be read')
  return outcome
}

const styles = `
  <w:style w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
  <w:style w:styleId="a2"><w:name w:val="own"/><w:basedOn w:val="a1"/></w:style>`
const numbering = `
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`
const numbered = (level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr>`

describe('a Word file becomes the text of an article', () => {
  test('title, headings, the numbers Word only shows, and tables', async () => {
    const table = `<w:tbl><w:tr><w:tc>${p('事项')}</w:tc><w:tc>${p('期限')}</w:tc></w:tr>
      <w:tr><w:tc>${p('处罚|许可')}</w:tc><w:tc>${p('七日')}</w:tc></w:tr></w:tbl>`
    const file = await wordFile(
      [
        p('行政执法公示', '<w:jc w:val="center"/>'),
        p('制度', '<w:jc w:val="center"/>'),
        p('总则', '<w:pStyle w:val="a2"/>'),
        p('为了规范公示。', numbered(0)),
        p('公开下列内容：', numbered(0)),
        p('主体；', numbered(1)),
        p('依据。', numbered(1)),
        p('本制度施行。', numbered(0)),
        table,
      ].join(''),
      { styles, numbering },
    )
    expect(await read(file)).toEqual({
      ok: true,
      value: {
        title: '行政执法公示制度',
        text: [
          '## 总则',
          '第一条　为了规范公示。',
          '第二条　公开下列内容：',
          '（一）主体；',
          '（二）依据。',
          '第三条　本制度施行。',
          '| 事项 | 期限 |',
          '| 处罚\\|许可 | 七日 |',
        ].join('\n'),
        notes: [],
        pictures: [],
      },
    })
  })

  test('what was deleted, hidden, remarked or drawn stays behind, and is said', async () => {
    const file = await wordFile(
      `<w:p><w:r><w:t xml:space="preserve">公开 </w:t></w:r>
        <w:del><w:r><w:delText>旧名单</w:delText></w:r></w:del>
        <w:ins><w:r><w:t>新名单</w:t></w:r></w:ins>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>内部电话</w:t></w:r>
        <w:r><w:commentReference w:id="1"/></w:r>
        <w:r><w:drawing/></w:r><w:r><w:instrText>HYPERLINK "javascript:x"</w:instrText></w:r></w:p>`,
      { more: { 'word/comments.xml': '<w:comments>领导批注</w:comments>' } },
    )
    const outcome = await read(file)
    expect(outcome).toMatchObject({ value: { text: '公开 新名单' } })
    expect(outcome.ok && outcome.value.notes.map((note) => note.slice(0, 12))).toEqual([
      '有 2 处修订痕迹，按接',
      '有 1 条批注，没有带入',
      '有 1 处隐藏文字，没有',
      '有 1 张图片，没有带入',
    ])
  })

  test.each([
    ['a bomb', () => wordFile(p('长'.repeat(8_000_000))), '展开以后太大'],
    ['a macro', () => wordFile(p('文'), { more: { 'word/vbaProject.bin': 'x' } }), '含有宏'],
    [
      'entities of its own',
      () =>
        wordFile('', {
          more: {
            'word/document.xml':
              '<!DOCTYPE x [<!ENTITY a "b">]><document><body>&a;</body></document>',
          },
        }),
      '不合规范',
    ],
    ['half a file', async () => (await wordFile(p('文'))).subarray(0, 300), '打不开'],
    [
      'another container',
      () => wordFile('', { more: { 'word/document.xml': '<x/>' } }),
      '没有正文',
    ],
    ['ten thousand parts', () => wordFile(p('文'), { more: manyParts }), '部件太多'],
  ])('%s is refused in words', async (_name, file, words) => {
    const outcome = await read(await file())
    expect(outcome.ok ? '' : outcome.refusal).toContain(words)
  })

  test('elements nested without end do not stop the server', async () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(60_000)}${'</w:sdtContent></w:sdt>'.repeat(60_000)}`
    const outcome = await read(await wordFile(deep))
    expect(outcome.ok).toBe(false)
  })
})

const manyParts = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`x/${i}`, '']))

describe('an attachment is looked through for the checker', () => {
  test('private data in its text, its author, its remarks and changes are told', async () => {
    const file = await wordFile(
      `${p('联系人身份证号 11010519491231002X')}<w:p><w:del ><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`,
      {
        more: {
          'docProps/core.xml':
            '<cp:coreProperties><dc:creator>何秀兰</dc:creator><cp:lastModifiedBy></cp:lastModifiedBy></cp:coreProperties>',
          'word/comments.xml': '<w:comments><w:comment>内部意见</w:comment></w:comments>',
        },
      },
    )
    const looked = await lookThroughFile('申请表.docx', file)
    expect(looked.ok && looked.value.findings.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['11010519491231002X', '何秀兰', '批注', '修订']),
    )
  })

  test('a clean file has nothing to tell, a broken one is not passed as clean', async () => {
    const clean = await lookThroughFile('申请表.docx', await wordFile(p('申请事项：')))
    expect(clean.ok && clean.value).toMatchObject({ findings: [] })
    const broken = await lookThroughFile('x.pdf', Buffer.from('%PDF-1.7\nnothing'))
    expect(broken.ok).toBe(false)
  })
})

describe('a PDF file', () => {
  test('without a text layer, or no PDF at all, asks for the text to be pasted', async () => {
    const scan = await read(Buffer.from(scanned), pdfType)
    expect(scan.ok ? '' : scan.refusal).toContain('没有文字层')
    const broken = await read(Buffer.from('%PDF-1.7\nnothing'), pdfType)
    expect(broken.ok ? '' : broken.refusal).toContain('打不开')
  })

  test('its lines become paragraphs again', async () => {
    const printer = testPrinter()
    const long = '按照谁执法谁公示的原则，明确公示内容的采集、传递、审核、发布职责，'.repeat(3)
    const paragraphs = [
      '一、工作任务',
      `${long}接受社会监督。`,
      '（一）公示制度',
      `${long}统筹推进。`,
    ]
    const { bytes } = await printer.pdf({
      ...{ type: 'penalty_decision', layout: 'letter', agencyName: '四平市商务局' },
      ...{ title: '工作方案', number: null, numbered: false, caseName: null, addressee: null },
      blocks: paragraphs.map((text) => ({ kind: 'paragraph', spans: [{ text }] }) as const),
      ...{ signatures: [], sealed: false, issuedOn: null, verifyUrl: null, draft: false },
      voided: null,
    })
    const outcome = await read(bytes, pdfType)
    const lines = outcome.ok ? outcome.value.text.split('\n') : []
    expect(lines.slice(-4)).toEqual(paragraphs)
  })

  test('other files are not read', async () => {
    expect(
      await readFileText({ name: 'x.txt', mediaType: 'text/plain', bytes: Buffer.from('x') }),
    ).toBeNull()
  })
})

/** One empty page. */
const scanned = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF`
