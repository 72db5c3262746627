import { isAsked } from '@zhaofa/domain/kernel/form.ts'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import type { FieldProps } from './field-props.ts'
import { isShort } from './field-width.ts'
import type { RowsControl } from './rows-control.ts'
import { FieldFrame } from './FieldFrame.tsx'

type Row = Record<string, unknown>

const asked = ({ columns }: RowsControl, row: Row) =>
  columns.filter((column) => isAsked(column, row))

type Props = FieldProps & {
  control: RowsControl
  /** Draws one cell; a cell may be any field, so it comes from outside. */
  renderField: (column: FieldProps) => ReactNode
}

/** A new row, with what it shares with the one before it (存放处、单位沿用上一件). */
function following(columns: RowsControl['columns'], last: Row = {}): Row {
  const shared = columns.filter(({ name, repeats }) => repeats && last[name] !== undefined)
  return Object.fromEntries(shared.map(({ name }) => [name, last[name]]))
}

/** A table typed row by row: questions and answers, members of a meeting, checked items. */
export function RowsField({ field, path, value, onChange, control, renderField }: Props) {
  const given = Array.isArray(value) ? (value as Row[]) : []
  // The rows that have to be filled in stand ready; what may be left out is added when it is wanted.
  const missing = Math.max(0, control.min - given.length)
  const rows = [...given, ...Array.from({ length: missing }, (): Row => ({}))]
  const change = (index: number, row: Row) =>
    onChange(rows.map((each, at) => (at === index ? row : each)))
  const fixed = control.min === control.max
  return (
    <FieldFrame field={field} path={path} group>
      <ol className="row-editor">
        {rows.map((row, index) => (
          <li key={index}>
            <div className="row-head">
              <span className="number">{index + 1}</span>
              <span className="spacer" />
              {!fixed && rows.length > control.min && (
                <Button
                  look="quiet"
                  size="small"
                  onPress={() => onChange(rows.filter((_, at) => at !== index))}
                >
                  删除
                </Button>
              )}
            </div>
            <div className="fields-side-by-side">
              {asked(control, row).map((column) => (
                <div key={column.name} className={isShort(column) ? '' : 'field-wide'}>
                  {renderField({
                    field: column,
                    path: `${path}.${index}.${column.name}`,
                    value: row[column.name],
                    onChange: (next) => change(index, { ...row, [column.name]: next }),
                  })}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {!fixed && rows.length < control.max && (
        <div className="above-8">
          <Button
            look="outlined"
            size="small"
            onPress={() => onChange([...rows, following(control.columns, rows.at(-1))])}
          >
            增加一行
          </Button>
        </div>
      )}
    </FieldFrame>
  )
}
