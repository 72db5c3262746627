import type { FieldView } from '@zhaofa/contract'
import { FieldControl } from '../../forms/FieldControl.tsx'
import { FieldMessage } from '../../forms/FieldMessage.tsx'
import { useForm } from '../../forms/form-context.ts'
import { Icon } from '../../ui/Icon.tsx'

type Props = {
  fields: readonly FieldView[]
  values: Record<string, unknown>
  /** Numbers of the points answered "no". */
  answeredNo: readonly number[]
  onChange: (name: string, value: unknown) => void
}

/** The outcome and its reasons. Any "no" locks 同意, and says which. */
export function Verdict({ fields, values, answeredNo, onChange }: Props) {
  const { problems } = useForm()
  const outcome = fields.find(({ name }) => name === 'outcome')
  const options = outcome?.control.kind === 'choice' ? outcome.control.options : []
  const problem = problems.get('outcome')
  const rest = fields.filter(({ name }) => !['outcome', 'points', 'notes'].includes(name))
  return (
    <>
      <h3 id="verdict">
        审核结论{' '}
        {answeredNo.length > 0 && (
          <span className="sub">第 {answeredNo.join('、')} 项为“否”，不能选“同意”</span>
        )}
      </h3>
      <div className="picks tight" role="radiogroup" aria-labelledby="verdict">
        {options.map(({ value, label }) =>
          value === 'pass' && answeredNo.length > 0 ? (
            <span key={value} className="locked">
              <Icon name="lock" />
              {label}
            </span>
          ) : (
            <label key={value} className={values['outcome'] === value ? 'picked' : ''}>
              <input
                type="radio"
                name="outcome"
                checked={values['outcome'] === value}
                onChange={() => onChange('outcome', value)}
              />
              {label}
            </label>
          ),
        )}
      </div>
      {problem && <FieldMessage id="outcome-problem" problem={problem} />}
      <div className="verdict-words">
        {rest.map((field) => (
          <FieldControl
            key={field.name}
            field={field}
            path={field.name}
            value={values[field.name]}
            onChange={(value) => onChange(field.name, value)}
          />
        ))}
      </div>
    </>
  )
}
