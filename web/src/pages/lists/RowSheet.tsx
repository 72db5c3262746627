import type { RowProblem } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { ListView } from '@zhaofa/contract'
import { useState } from 'react'
import type { ListRow } from '../../api/lists.ts'
import { FieldMessage } from '../../forms/FieldMessage.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'

type Column = ListView['columns'][number]

type Props = {
  columns: readonly Column[]
  row: ListRow
  at: number
  /** The line as it was when the sheet opened; null for a new line. */
  before: ListRow | null
  problems: readonly RowProblem[]
  onClose: () => void
  onChange: (row: ListRow) => void
  onRemove: () => void
}

/** One line of a list. The list and its draft take over what is typed at once. */
export function RowSheet(props: Props) {
  const { columns, row, at, before, problems, onClose, onChange, onRemove } = props
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set())
  const messages = new Map(problems.map(({ column, message }) => [column, message]))
  const isNew = before === null
  return (
    <Sheet title={isNew ? '加一行' : `修改第 ${at + 1} 行`} onClose={onClose}>
      {columns.map((column) => (
        <Cell
          key={column.name}
          column={column}
          value={row[column.name] ?? ''}
          // A new line is not told off for what nobody has come to yet.
          problem={isNew && !visited.has(column.name) ? undefined : messages.get(column.name)}
          onVisit={() => setVisited((now) => new Set([...now, column.name]))}
          onChange={(value) => onChange({ ...row, [column.name]: value })}
        />
      ))}
      <div className="sheet-buttons">
        <Button look="outlined" onPress={onRemove}>
          {isNew ? '不要这一行' : '删去这一行'}
        </Button>
        {before !== null && before !== row && (
          <Button look="outlined" onPress={() => onChange(before)}>
            还原
          </Button>
        )}
        <Button onPress={onClose}>{problems.length === 0 ? '好' : '先放着'}</Button>
      </div>
    </Sheet>
  )
}

type CellProps = {
  column: Column
  value: string
  problem: string | undefined
  onVisit: () => void
  onChange: (value: string) => void
}

/** A cell with what belongs in it (内容标准), how it is written (格式), and what is wrong with it. */
function Cell({ column, value, problem, onVisit, onChange }: CellProps) {
  const { name, title, kind, options, required, standard, format } = column
  const id = `cell-${name}`
  const control = {
    id,
    className: 'input',
    value,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem ? `${id}-hint ${id}-problem` : `${id}-hint`,
    onBlur: onVisit,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {title}
        {!required && <span className="optional-mark">选填</span>}
      </label>
      {kind === 'choice' ? (
        <select {...control}>
          <option value="">请选择</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : kind === 'long-text' ? (
        <textarea {...control} maxLength={5000} />
      ) : (
        <input {...control} maxLength={300} />
      )}
      <small id={`${id}-hint`}>{standard === '' ? format : `${standard}；${format}`}</small>
      {problem && (
        <FieldMessage
          id={`${id}-problem`}
          problem={{ message: problem, basis: null, instead: null }}
        />
      )}
    </div>
  )
}
