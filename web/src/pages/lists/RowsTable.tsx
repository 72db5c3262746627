import type { ListView } from '@zhaofa/contract'
import { useState } from 'react'
import type { ListRow } from '../../api/lists.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Sheet } from '../../ui/Sheet.tsx'

type Column = ListView['columns'][number]
type Props = {
  columns: readonly Column[]
  rows: readonly ListRow[]
  /** Given when this person may change the rows. */
  onChange?: ((rows: readonly ListRow[]) => void) | undefined
}

/** The rows of a list; one is changed in a window of its own, because a line may have twelve columns. */
export function RowsTable({ columns, rows, onChange }: Props) {
  const [edited, setEdited] = useState<number | null>(null)
  const shown = columns.slice(0, 6)
  return (
    <section className="card" aria-label="内容">
      <div className="card-head">
        <h2>内容</h2>
        <span className="sub">{rows.length} 行</span>
        <span className="spacer" />
        {onChange && (
          <Button size="small" look="outlined" onPress={() => setEdited(rows.length)}>
            加一行
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty title="还没有内容">{onChange ? '点“加一行”填写。' : '采集后出现在这里。'}</Empty>
      ) : (
        <div className="rows-scroll" tabIndex={0} role="region" aria-label="清单内容">
          <table className="rows-table">
            <thead>
              <tr>
                {shown.map(({ name, title }) => (
                  <th key={name} scope="col">
                    {title}
                  </th>
                ))}
                {onChange && <th scope="col">修改</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <tr key={i}>
                  {shown.map(({ name }) => (
                    <td key={name}>{row[name]}</td>
                  ))}
                  {onChange && (
                    <td>
                      <Button size="small" look="outlined" onPress={() => setEdited(i)}>
                        修改<span className="visually-hidden">第 {i + 1} 行</span>
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && onChange && (
        <RowSheet
          columns={columns}
          row={rows[edited] ?? {}}
          isNew={edited === rows.length}
          onClose={() => setEdited(null)}
          onSave={(row) => {
            onChange(rows.toSpliced(edited, 1, row))
            setEdited(null)
          }}
          onRemove={() => {
            onChange(rows.toSpliced(edited, 1))
            setEdited(null)
          }}
        />
      )}
    </section>
  )
}

type SheetProps = {
  columns: readonly Column[]
  row: ListRow
  isNew: boolean
  onClose: () => void
  onSave: (row: ListRow) => void
  onRemove: () => void
}

function RowSheet({ columns, row, isNew, onClose, onSave, onRemove }: SheetProps) {
  const [typed, setTyped] = useState<ListRow>(row)
  const missing = columns.filter(({ name, required }) => required && !typed[name]?.trim())
  return (
    <Sheet title={isNew ? '加一行' : '修改这一行'} onClose={onClose}>
      {columns.map((column) => (
        <Cell
          key={column.name}
          column={column}
          value={typed[column.name] ?? ''}
          onChange={(value) => setTyped({ ...typed, [column.name]: value })}
        />
      ))}
      <div className="sheet-buttons">
        {!isNew && (
          <Button look="outlined" onPress={onRemove}>
            删去这一行
          </Button>
        )}
        <Button
          blocked={missing.length > 0 ? `还没有填${missing[0]?.title ?? ''}` : undefined}
          onPress={() => onSave(typed)}
        >
          好
        </Button>
      </div>
    </Sheet>
  )
}

type CellProps = { column: Column; value: string; onChange: (value: string) => void }

function Cell({ column, value, onChange }: CellProps) {
  const { name, title, kind, options, required } = column
  const id = `cell-${name}`
  return (
    <div className="field">
      <label htmlFor={id}>
        {title}
        {!required && <span className="optional-mark">选填</span>}
      </label>
      {kind === 'choice' ? (
        <select
          id={id}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">请选择</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : kind === 'long-text' ? (
        <textarea
          id={id}
          className="input"
          maxLength={5000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          id={id}
          className="input"
          maxLength={300}
          placeholder={kind === 'day' ? '2026-11-23' : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  )
}
