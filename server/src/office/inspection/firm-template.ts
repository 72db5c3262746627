import type { Readable } from 'node:stream'
import { firmTableColumns } from '@zhaofa/domain/inspection/register/firm-table-columns.ts'
import { maxFirmRows } from '@zhaofa/domain/inspection/register/read-firms.ts'
import type { Cell, Rows } from '../../documents/sheets/sheet.ts'
import { xlsxBook } from '../../documents/sheets/xlsx.ts'

/** The template of 检查对象导入: a sheet of headings to fill in, and a sheet that explains each column. */
export function firmsTemplate(at: Date): Readable {
  return xlsxBook({
    at,
    sheets: [
      {
        sheet: '检查对象',
        columns: firmTableColumns.map(({ title, required }) => ({
          title: required ? `${title}*` : title,
          type: 'text',
        })),
        rows: rowsOf([]),
      },
      {
        sheet: '填写说明',
        columns: ['栏名', '必填', '怎样填', '也认得的栏名'].map((title) => ({
          title,
          type: 'text',
        })),
        rows: rowsOf([
          ...firmTableColumns.map(({ title, required, explained, also }) => [
            ...[title, required ? '是' : '', explained, also.join('、')],
          ]),
          ...notes.map((note) => ['', '', note, '']),
        ]),
      },
    ],
  })
}

const notes = [
  '一行一个单位。栏的次序不限，本单位自己的表不用改栏名，认得的都会读；不认得的栏不读，报告里会列出。',
  `一份最多 ${maxFirmRows} 行，更多的分成几份。`,
  '先试读，逐行报告：新增、变更、相同、须改。须改的行不导入，其余的由另一人批准后导入。',
  '表里没有的栏、空着的格，名录里原来有的不变。',
  '类型不用填：代码以 92 开头的是个体工商户，其余的是法人及非法人组织。',
]

async function* rowsOf(rows: readonly (readonly Cell[])[]): Rows {
  yield* rows
}
