import type { ControlView } from '@zhaofa/contract'
import { capitalYuan, fenFromYuan, shortYuan } from '@zhaofa/domain/shared/money.ts'
import { useState } from 'react'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'

type Of<K extends ControlView['kind']> = Extract<ControlView, { kind: K }>

export function TextField(props: FieldProps & { control: Of<'text'> }) {
  return (
    <FieldFrame field={props.field} path={props.path}>
      <TextInput
        value={words(props.value)}
        onType={props.onChange}
        className={props.control.max <= 50 ? 'input half' : 'input'}
      />
    </FieldFrame>
  )
}

export function ParagraphField(props: FieldProps & { control: Of<'paragraph'> }) {
  const value = words(props.value)
  const length = [...value].length
  const { max } = props.control
  // Counting matters only near the end.
  const echo = length > max * 0.8 ? `${length} 字，最多 ${max} 字` : undefined
  return (
    <FieldFrame field={props.field} path={props.path} echo={echo}>
      <Lines value={value} onType={props.onChange} />
    </FieldFrame>
  )
}

export function CountField(props: FieldProps & { control: Of<'count'> }) {
  const shown = typeof props.value === 'number' ? String(props.value) : words(props.value)
  return (
    <FieldFrame field={props.field} path={props.path}>
      <TextInput
        value={shown}
        inputMode="numeric"
        className="input short"
        onType={(typed) => props.onChange(/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed)}
      />
    </FieldFrame>
  )
}

/** People type yuan and the form keeps fen. Text that is no amount stays as typed and is refused beside the field. */
export function MoneyField(props: FieldProps) {
  const { value, onChange } = props
  const [typed, setTyped] = useState(() => yuanTyped(value))
  const [own, setOwn] = useState(value)
  if (own !== value) {
    setOwn(value)
    setTyped(yuanTyped(value))
  }
  const fen = typeof value === 'number' ? value : null
  return (
    <FieldFrame
      field={props.field}
      path={props.path}
      echo={fen === null ? undefined : capitalYuan(fen)}
    >
      <TextInput
        value={typed}
        inputMode="decimal"
        className="input short"
        onType={(next) => {
          const read = next.trim() === '' ? null : (fenFromYuan(next.trim()) ?? next)
          setTyped(next)
          setOwn(read)
          onChange(read)
        }}
        onLeave={() => setTyped(yuanTyped(value))}
      />
    </FieldFrame>
  )
}

/** 18,000 as typed; cents only when there are some. */
function yuanTyped(value: unknown): string {
  return typeof value === 'number' ? shortYuan(value) : words(value)
}

type TextInputProps = {
  value: string
  onType: (typed: string) => void
  onLeave?: () => void
  inputMode?: 'numeric' | 'decimal'
  className?: string
}

export function TextInput({
  value,
  onType,
  onLeave,
  inputMode,
  className = 'input',
}: TextInputProps) {
  const { id, describedBy, invalid } = useFieldIds()
  return (
    <input
      id={id}
      className={className}
      value={value}
      inputMode={inputMode}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      autoComplete="off"
      onChange={(event) => onType(event.target.value)}
      onBlur={onLeave}
    />
  )
}

function Lines({ value, onType }: { value: string; onType: (typed: string) => void }) {
  const { id, describedBy, invalid } = useFieldIds()
  return (
    <textarea
      id={id}
      className="input"
      rows={3}
      value={value}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => onType(event.target.value)}
    />
  )
}

export const words = (value: unknown) => (typeof value === 'string' ? value : '')
