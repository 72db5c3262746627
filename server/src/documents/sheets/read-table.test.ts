import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { csvText } from './csv.ts'
import { csvLines } from './read-csv.ts'
import { maxTableBytes, readTable } from './read-table.ts'
import { tableFile, tableLines } from './table-lines.ts'
import { xlsxFile } from './xlsx.ts'

const most = { lines: 100, columns: 20 }
const at = new Date('2026-11-23T00:00:00Z')

async function read(bytes: Uint8Array) {
  const table = await readTable(bytes, most)
  if (!table.ok) throw new Error(table.refusal)
  return table.value
}

const refusalOf = async (bytes: Uint8Array) => {
  const table = await readTable(bytes, most)
  return table.ok ? null : table.refusal
}

async function packed(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  return buffer(zip.outputStream)
}

const workbook = {
  'xl/workbook.xml':
    '<workbook><sheets><sheet name="藏" state="hidden" r:id="rId1"/><sheet name="表" r:id="rId2"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Type="r/worksheet" Target="worksheets/a.xml"/><Relationship Id="rId2" Type="r/worksheet" Target="worksheets/b.xml"/></Relationships>',
  'xl/sharedStrings.xml':
    '<sst><si><t>名称</t><rPh><t>míngchēng</t></rPh></si><si><r><t>甲&amp;</t></r><r><t>乙</t></r></si></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
}

/** With the prefix that some programs write before every name, where the rows have it. */
const sheet = (rows: string) => {
  const x = rows.startsWith('<x:') ? 'x:' : ''
  const data = `<${x}worksheet xmlns:x="m"><${x}sheetData>${rows}</${x}sheetData></${x}worksheet>`
  return { ...workbook, 'xl/worksheets/b.xml': data }
}

describe('XLSX as office programs write it', () => {
  test('sheets beside the one that is read are named, hidden ones too', async () => {
    const file = await packed(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    expect(await tableFile(file, most)).toMatchObject({ ok: true, value: { apart: ['藏'] } })
  })

  test('the first sheet shown: shared texts, numbers, days, yes and no, cells left out', async () => {
    const lines = await read(
      await packed(
        sheet(
          '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="2"/>' +
            '<x:row r="4"><x:c r="A4" t="s"><x:v>1</x:v></x:c><x:c r="C4"><x:v>0.30000000000000004</x:v></x:c>' +
            '<x:c r="D4" s="1"><x:v>46346</x:v></x:c><x:c r="E4" s="2"><x:v>46346.5</x:v></x:c>' +
            '<x:c r="F4" t="b"><x:v>1</x:v></x:c></x:row>',
        ),
      ),
    )
    expect(lines).toEqual([
      { line: 1, cells: ['名称'], doubts: [] },
      { line: 4, cells: ['甲&乙', '', '0.3', '2026-11-20', '2026年11月', '是'], doubts: [] },
    ])
  })

  test('a formula is pointed at, and not run', async () => {
    const cell = '<c r="A1" t="str"><f>HYPERLINK("http://x")</f><v>点我</v></c>'
    const [line] = await read(await packed(sheet(`<row r="1">${cell}</row>`)))
    expect(line).toEqual({ line: 1, cells: ['点我'], doubts: [{ column: 0, doubt: 'formula' }] })
  })

  const styles = (...formats: string[]) => ({
    'xl/styles.xml': `<styleSheet><numFmts>${formats
      .map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`)
      .join('')}</numFmts><cellXfs>${formats
      .map((_, i) => `<xf numFmtId="${200 + i}"/>`)
      .join('')}</cellXfs></styleSheet>`,
  })

  test.each([
    ['five per cent', '0%', '0.05', '5%'],
    ['a share with a digit that the format hides', '0%', '0.125', '12.5%'],
    ['all of it', '0.00%', '1', '100%'],
    ['a number filled with zeros', '000000', '136', '000136'],
    ['digits that the format hides', '#,##0', '1234.56', '1234.56'],
    ['money', '&quot;¥&quot;#,##0.00', '12.5', '12.50'],
    ['a word behind it', '0&quot;户&quot;', '5', '5户'],
    ['below zero, in brackets', '0;[Red](0)', '-3', '-3'],
    ['a day and an hour', 'yyyy/m/d h:mm', '46346.5', '2026-11-20 12:00'],
    ['a month', 'yyyy&quot;年&quot;m&quot;月&quot;', '46346', '2026年11月'],
    ['a day of a month', 'm&quot;月&quot;d&quot;日&quot;', '46346', '2026-11-20'],
    ['a time', 'h:mm', '0.375', '09:00'],
    ['more than a day', '[h]:mm', '1.5', '36:00'],
    ['a code of no meaning', '[$-804]General', '7', '7'],
  ])('as somebody sees it: %s', async (_, code, value, shown) => {
    const row = `<row r="1"><c r="A1" s="0"><v>${value}</v></c></row>`
    expect((await read(await packed({ ...sheet(row), ...styles(code) })))[0]?.cells).toEqual([
      shown,
    ])
  })

  test('a number of more than fifteen digits was cut, an error is no value, hidden rows and columns are pointed at', async () => {
    const cols = '<cols><col min="3" max="3" hidden="1"/></cols>'
    const rows =
      '<row r="1"><c r="A1"><v>220300202611180000</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1"><v>3</v></c></row>' +
      '<row r="2" hidden="1"><c r="B2"><v>2.2030020261118E+17</v></c></row>'
    const xml = `<worksheet>${cols}<sheetData>${rows}</sheetData></worksheet>`
    const lines = await read(await packed({ ...workbook, 'xl/worksheets/b.xml': xml }))
    expect(lines.map(({ doubts }) => doubts)).toEqual([
      [
        { column: 0, doubt: 'cut-number' },
        { column: 1, doubt: 'error' },
        { column: 2, doubt: 'hidden-column' },
      ],
      [
        { column: 1, doubt: 'cut-number' },
        { column: 1, doubt: 'hidden-row' },
      ],
    ])
  })

  test('what is merged over several lines is said of each of them', async () => {
    const cell = (place: string, text: string) =>
      `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = `<row r="1">${cell('A1', '甲')}${cell('B1', '一')}</row><row r="2">${cell('B2', '二')}</row><row r="3">${cell('B3', '三')}</row>`
    const xml = `<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>`
    const lines = await read(await packed({ ...workbook, 'xl/worksheets/b.xml': xml }))
    expect(lines.map(({ cells }) => cells)).toEqual([
      ['甲', '一'],
      ['甲', '二'],
      ['', '三'],
    ])
  })

  test.each([
    ['says that it is shown', 'state="visible"', '', '甲'],
    ['is hidden', 'state="hidden"', '', '乙'],
    ['is well hidden', 'state="veryHidden"', '', '乙'],
    [
      'is not the one the file opens with',
      '',
      '<bookViews><workbookView activeTab="1"/></bookViews>',
      '乙',
    ],
    [
      'is hidden though the file opens with it',
      'state="hidden"',
      '<bookViews><workbookView activeTab="0"/></bookViews>',
      '乙',
    ],
  ])('the first sheet %s', async (_, state, views, seen) => {
    const text = (value: string) =>
      `<worksheet><sheetData><row><c t="inlineStr"><is><t>${value}</t></is></c></row></sheetData></worksheet>`
    const file = await packed({
      ...workbook,
      'xl/workbook.xml': `<workbook>${views}<sheets><sheet ${state} r:id="rId1"/><sheet r:id="rId2"/></sheets></workbook>`,
      'xl/worksheets/a.xml': text('甲'),
      'xl/worksheets/b.xml': text('乙'),
    })
    expect((await read(file))[0]?.cells).toEqual([seen])
  })

  test('borders down to line 250 000 are no rows', async () => {
    const empty = Array.from({ length: 250_000 }, (_, i) => {
      const r = i + 3
      return `<row r="${r}"><c r="A${r}" s="1"/><c r="B${r}" s="1"/><c r="C${r}" s="1"/></row>`
    })
    const rows = `<row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>${empty.join('')}`
    const xml = `<worksheet><sheetData>${rows}</sheetData></worksheet>`
    const lines = await read(await packed({ ...workbook, 'xl/worksheets/b.xml': xml }))
    expect(lines.map(({ cells }) => cells)).toEqual([['1'], ['2']])
  })

  test('what we write can be read again', async () => {
    const columns = [{ title: '名称', type: 'text' as const }]
    async function* rows() {
      yield ['=1+1']
      yield ['<甲>&_x0041_']
    }
    const file = await buffer(xlsxFile({ sheet: '表', columns, rows: rows(), at }))
    expect((await read(file)).map(({ cells }) => cells)).toEqual([
      ['名称'],
      ['=1+1'],
      ['<甲>&_x0041_'],
    ])
  })
})

describe('CSV', () => {
  test('quotes, breaks inside a cell, blank lines, our apostrophe before a formula', async () => {
    const lines = await read(Buffer.from('\uFEFF名称,备注\r\n"甲,""乙""\n丙",\'=1\r\n\r\n丁\r\n'))
    expect(lines).toEqual([
      { line: 1, cells: ['名称', '备注'], doubts: [] },
      { line: 2, cells: ['甲,"乙"\n丙', '=1'], doubts: [] },
      { line: 5, cells: ['丁'], doubts: [] },
    ])
  })

  /** One column of these texts as our CSV. */
  async function csvOf(texts: readonly string[]): Promise<string> {
    async function* rows() {
      for (const each of texts) yield [each]
    }
    return text(Readable.from(csvText([{ title: '名称', type: 'text' }], rows())))
  }

  test('every text comes back as it went, whatever it begins with, and none runs as a formula', async () => {
    const known = [
      '=1+1',
      "'=1",
      "''=1",
      "'",
      "''",
      "'甲",
      '-1',
      '＝1',
      '@a',
      '+86 10',
      '=a\n=b',
      '"=1"',
      ' =1',
    ]
    const any = fc
      .stringMatching(/^['=+@a1甲＝\-"\n,]{1,8}$/)
      .filter((each) => each.trim() === each)
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 3 }), async (more) => {
        const texts = [...known, ...more]
        const file = await csvOf(texts)
        for (const { cells } of csvLines(file)) {
          expect(cells[0]).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
        }
        expect(await tableLines(Buffer.from(file), most)).toMatchObject({
          value: [{ cells: ['名称'] }, ...texts.map((each) => ({ cells: [each] }))],
        })
      }),
      { numRuns: 60 },
    )
  })

  test('an apostrophe in a workbook was typed there, and stays', async () => {
    const file = await packed(sheet(`<row r="1"><c t="inlineStr"><is><t>'=1</t></is></c></row>`))
    expect((await read(file))[0]?.cells).toEqual(["'=1"])
  })

  test.each([
    ['tabs', '名称\t备注\n甲,乙\t丙\n'],
    ['semicolons', '名称;备注\n"甲,乙";丙\n'],
    ['a title of many commas above', '甲\n名称,备注\n"甲,乙",丙\n'],
  ])('the separator is the sign the lines are full of: %s', async (_, source) => {
    expect((await read(Buffer.from(source))).at(-1)?.cells).toEqual(['甲,乙', '丙'])
  })

  test.each([
    ['utf16le', Buffer.from('\uFEFF名称\t备注\r\n', 'utf16le')],
    ['utf16be', Buffer.from('\uFEFF名称\t备注\r\n', 'utf16le').swap16()],
  ])('as “Unicode text” is saved: %s', async (_, bytes) => {
    expect((await read(bytes))[0]?.cells).toEqual(['名称', '备注'])
  })

  test('what nobody sees is left out', async () => {
    expect((await read(Buffer.from('\uFEFF名\u200b称,李\ue863')))[0]?.cells).toEqual([
      '名称',
      '李䶮',
    ])
  })

  test('as Excel saves it in China (GB 18030)', async () => {
    const [line] = await read(Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]))
    expect(line?.cells).toEqual(['名称'])
  })
})

describe('files that are refused in Chinese', () => {
  test.each([
    ['empty', Buffer.alloc(0), '文件是空的。'],
    ['too large', Buffer.alloc(maxTableBytes + 1, 65), '文件超过 5 MB，请分成几份。'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /另存为 \.xlsx/],
    ['half a package', Buffer.from('PK\u0003\u0004 half'), /可能损坏/],
    ['too many lines', Buffer.from('a\n'.repeat(101)), '最多 100 行，请分成几份。'],
  ])('%s', async (_, bytes, words) => {
    expect(await refusalOf(bytes)).toMatch(words)
  })

  test('another package, and a workbook with a document type', async () => {
    expect(await refusalOf(await packed({ 'word/document.xml': '<a/>' }))).toMatch(/不是能读的/)
    const lol = '<!DOCTYPE a [<!ENTITY a "b">]><workbook/>'
    expect(await refusalOf(await packed({ 'xl/workbook.xml': lol }))).toMatch(/不是能读的/)
  })

  test('a bomb: two hundred megabytes of blanks in a package of two hundred kilobytes', async () => {
    const bomb = await packed({ ...sheet(''), 'xl/worksheets/b.xml': Buffer.alloc(200e6, 32) })
    expect(bomb.length).toBeLessThan(250_000)
    expect(await refusalOf(bomb)).toMatch(/展开以后太大/)
  })

  test('millions of empty cells in a package of twenty kilobytes', async () => {
    const cells = `<row><c><v>1</v></c>${'<c/>'.repeat(3_000_000)}</row>`
    expect(await refusalOf(await packed(sheet(cells)))).toMatch(/展开以后太大/)
  })

  test('a line number or a column out of all bounds costs nothing', async () => {
    const cell = '<c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c>'
    expect(await read(await packed(sheet(`<row r="1048576">${cell}</row>`)))).toEqual([])
  })
})
