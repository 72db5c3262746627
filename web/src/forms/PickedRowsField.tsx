import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { useForm } from './form-context.ts'
import type { RowsControl } from './rows-control.ts'

type Row = Record<string, unknown>

/** Rows of one column that are picked from what is offered, by name: nobody types a code. */
export function PickedRowsField(props: FieldProps & { control: RowsControl }) {
  const { field, path, value, onChange, control } = props
  const offered = useForm().narrowed?.[path]?.offered ?? []
  const [{ name } = { name: '' }] = control.columns
  const picked = Array.isArray(value) ? (value as Row[]).map((row) => row[name]) : []
  const pick = (wanted: string, on: boolean) =>
    onChange(
      offered
        .filter((each) => (each.value === wanted ? on : picked.includes(each.value)))
        .map((each) => ({ [name]: each.value })),
    )
  return (
    <FieldFrame field={field} path={path} group echo={`已选 ${picked.length} 项`}>
      <ul className="picked-rows">
        {offered.map((each) => (
          <li key={each.value}>
            <label className={picked.includes(each.value) ? 'picked' : ''}>
              <input
                type="checkbox"
                checked={picked.includes(each.value)}
                onChange={({ target }) => pick(each.value, target.checked)}
              />
              <span>
                {each.label}
                <span className="sub"> {each.detail}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </FieldFrame>
  )
}
