import { useMutation } from '@tanstack/react-query'
import type { ListImport, ListView } from '@zhaofa/contract'
import { useState } from 'react'
import { TableFile } from '../../forms/TableFile.tsx'
import { FaultBar } from '../../law/FaultBar.tsx'
import { readTableFile, tableUrl, type ListRow } from '../../api/lists.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { Sheet } from '../../ui/Sheet.tsx'

type Props = {
  list: ListView
  rows: readonly ListRow[]
  onRows: (rows: readonly ListRow[]) => void
  onClose: () => void
}

/** Rows from an XLSX or CSV file: read on trial first, taken over whole or not at all. */
export function ImportSheet({ list, rows, onRows, onClose }: Props) {
  const { item, columns } = list
  const reading = useMutation({ mutationFn: (file: File) => readTableFile(item, file) })
  const found = reading.data
  const take = (taken: readonly ListRow[]) => {
    onRows(taken)
    onClose()
  }
  return (
    <Sheet title={`从表格导入：${list.title}`} onClose={onClose}>
      <p>先试读，逐行报告；全部合格才能导入，不会只导入一半。导入后存为草稿，还要采集送审。</p>
      <p className="sheet-links">
        <a className={buttonClass('outlined', 'small')} href={tableUrl(item, false)} download>
          下载模板
        </a>
        {list.rows.length > 0 && (
          <a className={buttonClass('outlined', 'small')} href={tableUrl(item, true)} download>
            下载现有 {list.rows.length} 行
          </a>
        )}
      </p>
      <TableFile
        busy={reading.isPending}
        name={reading.variables?.name}
        note="表头用中文栏名，次序不限。XLSX、CSV 或者用制表符分隔的文本，最大 5 MB，最多 5000 行。公式不会执行。"
        onChoose={(file) => reading.mutate(file)}
      />
      {reading.error && <FaultBar fault={reading.error} />}
      {found && <Report found={found} columns={columns} />}
      <div className="sheet-buttons">
        <Button look="outlined" onPress={onClose}>
          不导入
        </Button>
        {rows.length > 0 && (
          <Button
            look="outlined"
            blocked={why(found)}
            onPress={() => found && take([...rows, ...found.rows])}
          >
            接在现有 {rows.length} 行后面
          </Button>
        )}
        <Button blocked={why(found)} onPress={() => found && take(found.rows)}>
          {rows.length > 0 ? '替换全部' : '导入'}
          {found && ` ${found.rows.length} 行`}
        </Button>
      </div>
    </Sheet>
  )
}

function why(found: ListImport | undefined): string | undefined {
  if (!found) return '请先选择文件'
  if (found.problems.length > 0) return `还有 ${found.problems.length} 处要改`
  return found.rows.length === 0 ? '文件里没有内容' : undefined
}

/** How many wrong lines are shown; nobody reads more at once. */
const maxProblemsShown = 50

function Report({ found, columns }: { found: ListImport; columns: ListView['columns'] }) {
  const [all, setAll] = useState(false)
  const { rows, lines, problems, ignored, missing } = found
  const wrong = Map.groupBy(problems, ({ row }) => row)
  const shown = [...wrong].slice(0, all ? undefined : maxProblemsShown)
  const titleOf = (name: string) => columns.find((column) => column.name === name)?.title ?? name
  return (
    <section className="sheet-report" aria-label="试读结果" aria-live="polite">
      <MessageBar tone={problems.length > 0 ? 'red' : 'green'}>
        读到 {rows.length} 行，合格 {rows.length - wrong.size} 行
        {problems.length > 0 && `，${wrong.size} 行有 ${problems.length} 处要改，没有导入`}。
      </MessageBar>
      {missing.length > 0 && <p className="sub">表里没有这些栏：{missing.join('、')}</p>}
      {ignored.length > 0 && (
        <p className="sub">这些列不是本清单的栏，没有读：{ignored.join('、')}</p>
      )}
      <ul className="row-changes">
        {shown.map(([row, each]) => (
          <li key={row}>
            <span className="tag red">第 {lines[row]} 行</span>
            <span>
              {each.map(({ column, message }) => `${titleOf(column)}：${message}`).join('；')}
            </span>
          </li>
        ))}
      </ul>
      {wrong.size > shown.length && (
        <Button size="small" look="quiet" onPress={() => setAll(true)}>
          再看其余 {wrong.size - shown.length} 行
        </Button>
      )}
    </section>
  )
}
