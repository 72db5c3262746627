import { buffer, text } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { fromBuffer, type ZipFile } from 'yauzl'
import { csvText } from './csv.ts'
import { readsAsFormula, type Cell, type SheetColumn } from './sheet.ts'
import { xlsxFile } from './xlsx.ts'
import { columnName } from './xlsx-parts.ts'

const columns: readonly SheetColumn[] = [
  { title: '文号', type: 'text' },
  { title: '日期', type: 'date' },
  { title: '金额', type: 'amount' },
]

async function* rowsOf(...rows: readonly (readonly Cell[])[]) {
  yield* rows
}

const at = new Date('2026-11-23T00:00:00Z')

async function partsOf(file: Buffer): Promise<Map<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(file, { lazyEntries: true }, (fault, opened) =>
      fault ? reject(fault) : resolve(opened),
    ),
  )
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)))
  }
  return parts
}

describe('a text that a spreadsheet would run as a formula', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '＠a', '\u200b=cmd|x'])(
    '%j is found',
    (value) => expect(readsAsFormula(value)).toBe(true),
  )
  test.each(['四商罚决字〔2026〕1号', '1-2', 'a=b', ''])('%j is not one', (value) =>
    expect(readsAsFormula(value)).toBe(false),
  )
})

describe('CSV (RFC 4180)', () => {
  test('begins with a byte order mark, ends lines with CRLF and doubles quotes', async () => {
    const rows = rowsOf(['甲,"乙"\n丙', '2026-11-20', '18000.50'], [null, null, null])
    const csv = await text(Readable.from(csvText(columns, rows)))
    expect(csv).toBe('\uFEFF文号,日期,金额\r\n"甲,""乙""\n丙",2026-11-20,18000.50\r\n,,\r\n')
  })

  test('puts an apostrophe before what would run as a formula, also inside quotes', async () => {
    const rows = rowsOf(['=HYPERLINK("http://x","y")', null, '-5.00'])
    const csv = await text(Readable.from(csvText(columns, rows)))
    expect(csv).toContain('\r\n"\'=HYPERLINK(""http://x"",""y"")",,-5.00\r\n')
  })
})

describe('XLSX', () => {
  test('is a package with one sheet whose dates and amounts are numbers', async () => {
    const rows = rowsOf(['四商罚决字〔2026〕1号', '2026-11-20', '18000.50'])
    const parts = await partsOf(await buffer(xlsxFile({ sheet: '决定', columns, rows, at })))
    expect([...parts.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('四商罚决字〔2026〕1号')
    // 2026-11-20 is 46 346 days after 1899-12-30.
    expect(sheet).toContain('<c r="B2" s="2"><v>46346</v></c>')
    expect(sheet).toContain('<c r="C2" s="3"><v>18000.50</v></c>')
  })

  test('holds a formula as text, and neither signs of XML nor escapes break out', async () => {
    const rows = rowsOf(['=1+1', null, null], ['<c>&_x0041_\u0001', null, null])
    const parts = await partsOf(await buffer(xlsxFile({ sheet: 'a/b', columns, rows, at })))
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).not.toContain('<f>')
    expect(sheet).toContain('s="4" t="inlineStr"><is><t xml:space="preserve">=1+1</t>')
    expect(sheet).toContain('&lt;c&gt;&amp;_x005F_x0041_</t>')
    expect(parts.get('xl/workbook.xml')).toContain('name="a b"')
  })

  test('every row has a cell for each of its columns, also where there is nothing', async () => {
    const rows = rowsOf(['甲', '2026-11-20', null], ['乙', null, null], [null, null, null])
    const parts = await partsOf(await buffer(xlsxFile({ sheet: '决定', columns, rows, at })))
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"/g)].map(([, place]) => place)
    expect(cells).toEqual([1, 2, 3, 4].flatMap((row) => [`A${row}`, `B${row}`, `C${row}`]))
  })

  test('has a heading and nothing else when there are no rows', async () => {
    const parts = await partsOf(
      await buffer(xlsxFile({ sheet: '空', columns, rows: rowsOf(), at })),
    )
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('</row></sheetData></worksheet>')
  })

  test('a reader who goes away stops the reading of rows', async () => {
    let read = 0
    async function* endless() {
      for (;;) {
        read++
        yield ['文'.repeat(100), '2026-11-20', '1.00']
      }
    }
    const file = xlsxFile({ sheet: '多', columns, rows: endless(), at })
    await new Promise((resolve) => file.once('readable', resolve))
    file.destroy()
    await new Promise((resolve) => setImmediate(resolve))
    const seen = read
    await new Promise((resolve) => setImmediate(resolve))
    expect(read).toBe(seen)
  })

  test('columns are named as spreadsheets name them', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
  })
})
