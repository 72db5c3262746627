import type { Readable } from 'node:stream'
import { importColumns } from '@zhaofa/domain/old-cases/import-columns.ts'
import { maxImportedRows } from '@zhaofa/domain/old-cases/read-old-cases.ts'
import type { Cell, Rows } from '../../documents/sheets/sheet.ts'
import { xlsxBook } from '../../documents/sheets/xlsx.ts'

/** The template of 旧案导入: a sheet of headings to fill in, and a sheet that explains each column. */
export function oldCasesTemplate(at: Date): Readable {
  return xlsxBook({
    at,
    sheets: [
      {
        sheet: '旧案',
        columns: importColumns.map(({ title, required }) => ({
          title: required ? `${title}*` : title,
          type: 'text',
        })),
        rows: rowsOf([]),
      },
      {
        sheet: '填写说明',
        columns: [
          { title: '栏名', type: 'text' },
          { title: '必填', type: 'text' },
          { title: '怎样填', type: 'text' },
          { title: '也认得的栏名', type: 'text' },
        ],
        rows: rowsOf([
          ...importColumns.map(({ title, required, explained, also, inTenThousands = [] }) => [
            title,
            required ? '是' : '',
            explained,
            [...also, ...inTenThousands].join('、'),
          ]),
          ...notes.map((note) => ['', '', note, '']),
        ]),
      },
    ],
  })
}

const notes = [
  '一行一案。栏的次序不限，本单位自己的表不用改栏名，认得的都会读；不认得的栏不读，报告里会列出。',
  `一份最多 ${maxImportedRows} 行，更多的按年份分成几份。`,
  '每件案件按决定当日的法律核对：2021年7月15日以前的按当时的行政处罚法。',
  '先试读，逐行报告；“须改”一处也没有才能提请导入，由另一人批准，全部导入或者都不导入。',
  '导入的案件不会公示出去；导入错了的整份作废，重新导入。',
]

async function* rowsOf(rows: readonly (readonly Cell[])[]): Rows {
  yield* rows
}
