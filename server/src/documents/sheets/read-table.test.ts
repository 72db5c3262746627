import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { csvText } from './csv.ts'
import { csvLines } from './read-csv.ts'
import { maxTableBytes, readTable } from './read-table.ts'
import { tableLines } from './table-lines.ts'
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
    '<Relationships><Relationship Id="rId1" Target="worksheets/a.xml"/><Relationship Id="rId2" Target="worksheets/b.xml"/></Relationships>',
  'xl/sharedStrings.xml':
    '<sst><si><t>名称</t><rPh><t>míngchēng</t></rPh></si><si><r><t>甲&amp;</t></r><r><t>乙</t></r></si></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
}

const sheet = (rows: string) => ({
  ...workbook,
  'xl/worksheets/b.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
})

describe('XLSX as office programs write it', () => {
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
      { line: 1, cells: ['名称'], formulas: [] },
      { line: 4, cells: ['甲&乙', '', '0.3', '2026-11-20', '2026-11-20', '是'], formulas: [] },
    ])
  })

  test('a formula is pointed at, and not run', async () => {
    const cell = '<c r="A1" t="str"><f>HYPERLINK("http://x")</f><v>点我</v></c>'
    const [line] = await read(await packed(sheet(`<row r="1">${cell}</row>`)))
    expect(line).toEqual({ line: 1, cells: ['点我'], formulas: [0] })
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
      { line: 1, cells: ['名称', '备注'], formulas: [] },
      { line: 2, cells: ['甲,"乙"\n丙', '=1'], formulas: [] },
      { line: 5, cells: ['丁'], formulas: [] },
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

  test('a bomb: thirty megabytes of blanks in a package of thirty kilobytes', async () => {
    const bomb = await packed({ ...sheet(''), 'xl/worksheets/b.xml': Buffer.alloc(30e6, 32) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusalOf(bomb)).toMatch(/展开以后太大/)
  })

  test('millions of empty cells in a package of twenty kilobytes', async () => {
    const cells = `<row>${'<c/>'.repeat(3_000_000)}</row>`
    expect(await refusalOf(await packed(sheet(cells)))).toMatch(/展开以后太大/)
  })

  test('a line number or a column out of all bounds costs nothing', async () => {
    const cell = '<c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c>'
    expect(await read(await packed(sheet(`<row r="1048576">${cell}</row>`)))).toEqual([])
  })
})
