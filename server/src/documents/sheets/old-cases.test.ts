import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test, vi } from 'vitest'
import { ZipFile } from 'yazl'
import { importColumns } from '@zhaofa/domain/old-cases/import-columns.ts'
import type { OldCasesReading } from '@zhaofa/domain/old-cases/read-old-cases.ts'
import { gbk } from '../../../test/gbk.ts'
import { oldCasesTemplate } from '../../office/old-cases/import-template.ts'
import { closeReaders, readUntrusted } from '../../untrusted/read-untrusted.ts'

vi.setConfig({ testTimeout: 240_000 })
afterAll(closeReaders)

async function read(bytes: Uint8Array): Promise<OldCasesReading> {
  const known = { today: '2026-11-23', matters: [] }
  const answer = await readUntrusted({ kind: 'old-cases', bytes, ...known })
  if (!answer.ok) throw new Error(answer.refusal)
  if (!answer.value.ok) throw new Error(answer.value.refusal)
  return answer.value.value
}

const told = ({ problems }: OldCasesReading) =>
  problems.map(({ line, level, column }) => `${line} ${level} ${column ?? 'row'}`)

const head =
  '决定书文号,程序,被处罚人,当事人性质,违法行为,处罚日期,结果,处罚种类,罚款（万元）,档案号'
const plain =
  '四商罚决字〔2016〕1号,一般程序,某商行,个体户,未备案,2016/4/12,处罚,警告、罚款,0.05,A1'
/** What every such row is told: no code, no day of filing, no 保管期限. */
const ofPlain = (line: number) =>
  ['filedOn', 'partyCode', 'retention'].map((column) => `${line} warning ${column}`)

test('CSV as office programs store it, in UTF-8, GBK and UTF-16, is the same', async () => {
  const text = `市商务局旧案一览表\r\n${head}\r\n${plain}\r\n`
  const utf16 = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')])
  for (const bytes of [Buffer.from(text), gbk(text), utf16]) {
    const found = await read(bytes)
    expect(found.rows).toMatchObject([
      {
        line: 3,
        partyName: '某商行',
        partyKind: 'sole-trader',
        fineFen: 50_000,
        decidedOn: '2016-04-12',
      },
    ])
    expect(told(found)).toEqual(ofPlain(3))
  }
})

/** A workbook by hand: a hidden sheet before the one that is shown. */
async function workbook(sheet: string): Promise<Buffer> {
  const zip = new ZipFile()
  const parts = {
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="底稿" state="hidden" r:id="rId1"/><sheet name="旧案" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="r/worksheet" Target="worksheets/a.xml"/><Relationship Id="rId2" Type="r/worksheet" Target="worksheets/b.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/a.xml': '<worksheet><sheetData/></worksheet>',
    'xl/worksheets/b.xml': sheet,
  }
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  return buffer(zip.outputStream)
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
function line(number: number, texts: readonly string[], more = ''): string {
  const cells = texts.map((text, i) =>
    text.startsWith('<') || text === ''
      ? text
      : `<c r="${letters[i]}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
  )
  return `<row r="${number}"${more}>${cells.join('')}</row>`
}

test('merged cells, formulas, hidden rows and columns, days as numbers: each is read as somebody sees it, and told', async () => {
  const cells = plain.split(',')
  const over = (change: Readonly<Record<number, string>>) =>
    cells.map((cell, i) => change[i] ?? cell)
  const rows = [
    line(1, head.split(',')),
    // The party stands once for two lines; the day is a number.
    line(2, over({ 5: '<c r="F2" s="1"><v>42472</v></c>' })),
    line(3, over({ 0: '四商罚决字〔2016〕2号', 2: '<c r="C3"/>' })),
    line(4, over({ 0: '四商罚决字〔2016〕3号', 8: '<c r="I4"><f>SUM(I2:I3)</f><v>0.1</v></c>' })),
    line(5, over({ 0: '四商罚决字〔2016〕4号' }), ' hidden="1"'),
    line(6, over({ 0: '四商罚决字〔2016〕5号', 9: '<c r="J6"><v>202600000000000001</v></c>' })),
  ].join('')
  const sheet = `<worksheet><cols><col min="8" max="8" hidden="1"/></cols><sheetData>${rows}</sheetData>
    <mergeCells><mergeCell ref="C2:C3"/></mergeCells></worksheet>`
  const found = await read(await workbook(sheet))
  expect(found.rows.map(({ partyName }) => partyName)).toEqual(Array(5).fill('某商行'))
  expect(found.rows.map(({ decidedOn }) => decidedOn)[0]).toBe('2016-04-12')
  expect(found.rows[2]?.fineFen).toBe(100_000)
  const own = told(found).filter((each) => !/filedOn|partyCode|retention|partyName/.test(each))
  expect(own).toEqual([
    '2 error kinds',
    '3 error kinds',
    ...['4 error kinds', '4 warning fineFen'],
    ...['5 error kinds', '5 error row'],
    ...['6 error kinds', '6 error archiveNo'],
  ])
})

test('the template is read back: its headings are known, and its sheet of explanations is no row', async () => {
  const answer = read(await buffer(oldCasesTemplate(new Date(0))))
  await expect(answer).rejects.toThrow('表头下面没有案件。')
})

test('what is no table, or a table of something else, is refused with what to do', async () => {
  await expect(read(Buffer.from('%PDF-1.7\0\0'))).rejects.toThrow('请用 XLSX 或者 CSV 文件。')
  await expect(read(Buffer.from('姓名,年龄\r\n甲,3\r\n'))).rejects.toThrow('没有找到表头')
})

test('fifty thousand rows are read and judged within a minute of processor time; one more is too many', async () => {
  const titles = importColumns.map(({ title }) => title)
  const value = (i: number): Readonly<Record<string, string>> => ({
    ...{ 文号: `四商罚决字〔2019〕${i}号`, 处罚程序: '普通程序', 当事人名称: `某公司${i}` },
    ...{ 当事人类型: '单位', 案由: '未按规定备案', 立案日期: '2019-03-04', 决定日期: '2019-04-12' },
    ...{ 处理结果: '行政处罚', 处罚种类: '警告、罚款', '罚款金额（元）': '1000', 保管期限: '10年' },
    ...{
      证照号码: '91230500MA1B3N1N2M',
      档号: `A${i}`,
      是否法制审核: '是',
      结案日期: '2019-06-30',
    },
  })
  const rows = Array.from({ length: 50_000 }, (_, i) => {
    const row = value(i + 1)
    return line(
      i + 2,
      titles.map((title) => row[title] ?? ''),
    )
  })
  const sheet = `<worksheet><sheetData>${line(1, titles)}${rows.join('')}</sheetData></worksheet>`
  const file = await workbook(sheet)
  // The pool ends a reader that has used a minute of the processor, or 640 MiB.
  const { rows: found, lines } = await read(file)
  expect([found.length, lines]).toEqual([50_000, 50_000])
  const more = `${head}\n${`${plain}\n`.repeat(50_021)}`
  await expect(read(Buffer.from(more))).rejects.toThrow('请分成几份')
})
