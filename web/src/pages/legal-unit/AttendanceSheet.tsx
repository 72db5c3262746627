import { useMutation } from '@tanstack/react-query'
import type { AttendanceImport } from '@zhaofa/contract'
import { useState } from 'react'
import { readAttendance, unitTableUrl } from '../../api/legal-unit.ts'
import { TableFile } from '../../forms/TableFile.tsx'
import { FaultBar } from '../../law/FaultBar.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { UnitActSheet } from './UnitActs.tsx'

type Props = { year: number; session: number; title: string; onClose: () => void }

/** Who attended, from a table: read on trial, row by row, then recorded whole by the act. */
export function AttendanceSheet({ year, session, title, onClose }: Props) {
  const [taken, setTaken] = useState<AttendanceImport['input'] | null>(null)
  const reading = useMutation({
    mutationFn: (file: File) => readAttendance(year, session, file),
  })
  const found = reading.data
  if (taken) {
    return (
      <UnitActSheet
        place={{ book: 'training', of: String(year) }}
        act={`attend~${session}`}
        start={taken}
        onClose={onClose}
      />
    )
  }
  return (
    <Sheet title={`从表格导入：${title}`} onClose={onClose}>
      <p>先试读，逐行报告；全部合格才能继续，登记以前还可以核对一遍。</p>
      <p className="sheet-links">
        <a
          className={buttonClass('outlined', 'small')}
          href={unitTableUrl('attendance', 'xlsx', year)}
          download
        >
          下载模板
        </a>
      </p>
      <TableFile
        busy={reading.isPending}
        name={reading.variables?.name}
        note="XLSX、CSV 或者用制表符分隔的文本，最大 5 MB，最多  行。公式不会执行。"
        onChoose={(file) => reading.mutate(file)}
      />
      {reading.error && <FaultBar fault={reading.error} />}
      {found && <Report found={found} />}
      <div className="sheet-buttons">
        <Button look="outlined" onPress={onClose}>
          不导入
        </Button>
        <Button
          blocked={
            !found
              ? '请先选择文件'
              : found.problems.length > 0
                ? `还有 ${found.problems.length} 处要改`
                : undefined
          }
          onPress={() => found && setTaken(found.input)}
        >
          核对后登记
        </Button>
      </div>
    </Sheet>
  )
}

function Report({ found: { rows, problems, missing, ignored } }: { found: AttendanceImport }) {
  return (
    <section className="sheet-report" aria-label="试读结果" aria-live="polite">
      <MessageBar tone={problems.length > 0 ? 'red' : 'green'}>
        读到 {rows} 行
        {problems.length > 0 ? `，有 ${problems.length} 处要改，没有登记` : '，全部合格'}。
      </MessageBar>
      {missing.length > 0 && <p className="sub">表里没有这些栏：{missing.join('、')}</p>}
      {ignored.length > 0 && <p className="sub">没有读这些列：{ignored.join('、')}</p>}
      <ul className="row-changes">
        {problems.map(({ line, column, message }) => (
          <li key={`${line}${column}${message}`}>
            <span className="tag red">第 {line} 行</span>
            <span>
              {column}：{message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
