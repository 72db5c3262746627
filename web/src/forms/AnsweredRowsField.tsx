import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { FieldMessage } from './FieldMessage.tsx'
import { useForm } from './form-context.ts'
import type { RowsControl } from './rows-control.ts'

type Row = Record<string, unknown>

type Props = FieldProps & {
  control: RowsControl
  /** Draws what a row asks beside its answer; it comes from outside, as a cell may be any field. */
  renderField: (column: FieldProps) => ReactNode
}

const unsaid = (columns: RowsControl['columns']): Row =>
  Object.fromEntries(columns.map(({ name }) => [name, null]))

/**
 * Everything that is offered, a row each, with an answer of one tap. The first column says which of them a row is about,
 * the first choice is its answer, and what else a row asks is asked where it was answered otherwise than by the first
 * of its options. What was not tapped has no row.
 */
export function AnsweredRowsField(props: Props) {
  const { field, path, value, onChange, control, renderField } = props
  const { narrowed, problems } = useForm()
  const offered = narrowed?.[path]?.offered ?? []
  const [about, ...others] = control.columns
  const answer = others.find((column) => column.control.kind === 'choice')
  if (!about || answer?.control.kind !== 'choice') return null
  const { options } = answer.control
  const usual = options[0]?.value
  const rows = Array.isArray(value) ? (value as Row[]) : []
  const rowOf = (wanted: string) => rows.find((row) => row[about.name] === wanted)
  const change = (wanted: string, changed: Row) =>
    onChange(
      offered.flatMap((each) => {
        const row = rowOf(each.value)
        if (each.value === wanted) return [{ ...row, [about.name]: wanted, ...changed }]
        return row ? [row] : []
      }),
    )
  const open = offered.filter((each) => !rowOf(each.value))
  const rest = () =>
    onChange(
      offered.map(
        (each) => rowOf(each.value) ?? { [about.name]: each.value, [answer.name]: usual },
      ),
    )
  return (
    <FieldFrame
      field={field}
      path={path}
      group
      echo={open.length > 0 ? `还有 ${open.length} 项没有点` : '都已经点过'}
    >
      <ol className="answered-rows">
        {offered.map((each) => {
          const row = rowOf(each.value)
          const at = row ? rows.indexOf(row) : -1
          const problem = problems.get(`${path}.${at}.${about.name}`)
          return (
            <li key={each.value}>
              <div className="answered-head">
                {each.label}
                <span className="sub"> {each.detail}</span>
              </div>
              <div className="picks" role="radiogroup" aria-label={each.label}>
                {options.map((option) => (
                  <label
                    key={option.value}
                    className={row?.[answer.name] === option.value ? 'picked' : ''}
                  >
                    <input
                      type="radio"
                      checked={row?.[answer.name] === option.value}
                      onChange={() =>
                        change(each.value, {
                          // What was said of the other answer goes with it.
                          ...(option.value === usual && unsaid(others)),
                          [answer.name]: option.value,
                        })
                      }
                    />
                    {option.label}
                  </label>
                ))}
              </div>
              {row !== undefined &&
                row[answer.name] !== usual &&
                others
                  .filter((column) => column !== answer)
                  .map((column) =>
                    renderField({
                      field: { ...column, required: true },
                      path: `${path}.${at}.${column.name}`,
                      value: row[column.name],
                      onChange: (next) => change(each.value, { [column.name]: next }),
                    }),
                  )}
              {problem && <FieldMessage id={`${path}-${each.value}`} problem={problem} />}
            </li>
          )
        })}
      </ol>
      {open.length > 1 && (
        <Button look="outlined" onPress={rest}>
          没有点的都是“{options[0]?.label}”
        </Button>
      )}
    </FieldFrame>
  )
}
