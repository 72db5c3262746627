import type { ControlView } from '@zhaofa/contract'
import { Select } from 'antd'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'

type Of<K extends ControlView['kind']> = Extract<ControlView, { kind: K }>

/** More than these and a list to open reads better than a row of buttons. */
const maxButtons = 8

export function ChoiceField(props: FieldProps & { control: Of<'choice'> }) {
  const { field, path, value, onChange, control } = props
  if (control.options.length > maxButtons) {
    return (
      <FieldFrame field={field} path={path}>
        <LongChoice options={control.options} value={value} onChange={onChange} />
      </FieldFrame>
    )
  }
  return (
    <FieldFrame field={field} path={path} group>
      <Picks
        kind="radio"
        options={control.options}
        picked={(option) => option === value}
        onPick={(option) => onChange(option)}
      />
      {!field.required && value !== null && value !== undefined && (
        <button type="button" className="link sub" onClick={() => onChange(null)}>
          不选
        </button>
      )}
    </FieldFrame>
  )
}

function LongChoice(props: {
  options: readonly { value: string; label: string }[]
  value: unknown
  onChange: (value: unknown) => void
}) {
  const { id, describedBy, invalid } = useFieldIds()
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      {...(invalid && { status: 'error' as const })}
      className="pick one"
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder="请选择"
      options={[...props.options]}
      value={typeof props.value === 'string' ? props.value : null}
      onChange={(value: string | undefined) => props.onChange(value ?? null)}
    />
  )
}

export function ChoicesField(props: FieldProps & { control: Of<'choices'> }) {
  const { field, path, value, onChange, control } = props
  const chosen = Array.isArray(value) ? (value as unknown[]) : []
  return (
    <FieldFrame field={field} path={path} group>
      <Picks
        kind="checkbox"
        options={control.options}
        picked={(option) => chosen.includes(option)}
        onPick={(option, on) =>
          onChange(
            control.options
              .map((each) => each.value)
              .filter((each) => (each === option ? on : chosen.includes(each))),
          )
        }
      />
    </FieldFrame>
  )
}

export function YesNoField({ field, path, value, onChange }: FieldProps) {
  const options = [
    { value: 'yes', label: '是' },
    { value: 'no', label: '否' },
  ]
  return (
    <FieldFrame field={field} path={path} group>
      <Picks
        kind="radio"
        options={options}
        picked={(option) => value === (option === 'yes')}
        onPick={(option) => onChange(option === 'yes')}
      />
    </FieldFrame>
  )
}

/** The officer confirms that something was done before. */
export function ConfirmField(props: FieldProps & { control: Of<'confirm'> }) {
  const { field, path, value, onChange, control } = props
  return (
    <FieldFrame field={field} path={path} group>
      <Picks
        kind="checkbox"
        options={[{ value: 'yes', label: control.statement }]}
        picked={() => value === true}
        onPick={(_, on) => onChange(on ? true : null)}
      />
    </FieldFrame>
  )
}

type PicksProps = {
  kind: 'radio' | 'checkbox'
  options: readonly { value: string; label: string }[]
  picked: (option: string) => boolean
  onPick: (option: string, on: boolean) => void
  tight?: boolean
}

export function Picks({ kind, options, picked, onPick, tight }: PicksProps) {
  const { id } = useFieldIds()
  return (
    <div className={tight ? 'picks tight' : 'picks'}>
      {options.map(({ value, label }) => (
        <label key={value} className={picked(value) ? 'picked' : ''}>
          <input
            type={kind}
            name={id}
            checked={picked(value)}
            onChange={(event) => onPick(value, event.target.checked)}
          />
          {label}
        </label>
      ))}
    </div>
  )
}
