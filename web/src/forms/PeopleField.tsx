import { useQuery } from '@tanstack/react-query'
import type { ControlView } from '@zhaofa/contract'
import { Select } from 'antd'
import { peopleQuery } from '../api/options.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'

type Control = Extract<ControlView, { kind: 'people' }>

/** People who hold the role; who cannot act today is listed with the reason, not hidden. */
export function PeopleField(props: FieldProps & { control: Control }) {
  const { field, path, value, onChange, control } = props
  const { data } = useQuery(peopleQuery(control.role))
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const notes = (data?.people ?? [])
    .filter(({ id, note }) => note !== null && chosen.includes(id))
    .map(({ name, note }) => (note?.startsWith(name) ? note : `${name}：${note}`))
  return (
    <FieldFrame field={field} path={path} echo={notes.join('；') || undefined}>
      <PeopleSelect
        people={data?.people}
        chosen={chosen}
        max={control.max}
        onChange={(ids) => onChange(ids.length === 0 ? null : ids)}
      />
    </FieldFrame>
  )
}

type Person = {
  id: string
  name: string
  post: string
  certificate: string | null
  note: string | null
}

type SelectProps = {
  /** Undefined until they have been read: nobody is shown or chosen by a number instead of a name. */
  people: readonly Person[] | undefined
  chosen: string[]
  max: number
  onChange: (ids: string[]) => void
}

function PeopleSelect({ people, chosen, max, onChange }: SelectProps) {
  const { id, describedBy, invalid } = useFieldIds()
  return (
    <Select
      id={id}
      mode="multiple"
      maxCount={max}
      aria-describedby={describedBy}
      {...(invalid && { status: 'error' as const })}
      className="pick people"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="选择人员"
      loading={!people}
      disabled={!people}
      value={people ? chosen : []}
      options={(people ?? []).map(({ id: value, name }) => ({ value, label: name }))}
      optionRender={({ value }) => {
        const person = people?.find((each) => each.id === value)
        return (
          <span>
            {person?.name}{' '}
            <span className="sub">
              {[person?.post, person?.certificate, person?.note].filter(Boolean).join('，')}
            </span>
          </span>
        )
      }}
      onChange={onChange}
    />
  )
}
