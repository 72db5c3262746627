import { useQuery } from '@tanstack/react-query'
import type { ControlView } from '@zhaofa/contract'
import { Select } from 'antd'
import { peopleQuery } from '../api/options.ts'
import { useForm } from './form-context.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'

type Control = Extract<ControlView, { kind: 'people' }>

/**
 * People who hold the role; who cannot act today is listed with the reason, not hidden. Who may not be
 * chosen in this case is greyed, with the reason below the field as well: a phone shows no list closed.
 */
export function PeopleField(props: FieldProps & { control: Control }) {
  const { field, path, value, onChange, control } = props
  const { data } = useQuery(peopleQuery(control.roles.join(','), control.certified))
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const notes = (data?.people ?? [])
    .filter(({ id, note }) => note !== null && chosen.includes(id))
    .map(({ name, note }) => (note?.startsWith(name) ? note : `${name}：${note}`))
  const unfit = new Map(
    (useForm().narrowed?.[path]?.unfit ?? []).map(({ person, why }) => [person, why]),
  )
  const greyed = (data?.people ?? []).filter(({ id }) => unfit.has(id))
  return (
    <FieldFrame
      field={field}
      path={path}
      echo={[...notes, ...greyedNames(greyed, unfit)].join('；') || undefined}
    >
      <PeopleSelect
        people={data?.people}
        unfit={unfit}
        chosen={chosen}
        max={control.max}
        onChange={(ids) => onChange(ids.length === 0 ? null : ids)}
      />
    </FieldFrame>
  )
}

/** 陈立新、王晓雯：听证由非本案调查人员主持; a reason that begins with the name says it itself. */
function greyedNames(greyed: readonly Person[], unfit: ReadonlyMap<string, string>): string[] {
  const byReason = Map.groupBy(greyed, ({ id }) => unfit.get(id) ?? '')
  return [...byReason].map(([why, people]) => {
    const names = people.map(({ name }) => name).join('、')
    return why.startsWith(names) ? why : `${names}：${why}`
  })
}

type Person = {
  id: string
  name: string
  post: string
  certificate: string | null
  note: string | null
}

type SelectProps = {
  /** Undefined until the people are loaded, so that nobody is shown or chosen by an id instead of a name. */
  people: readonly Person[] | undefined
  /** By person: why not this one. */
  unfit: ReadonlyMap<string, string>
  chosen: string[]
  max: number
  onChange: (ids: string[]) => void
}

function PeopleSelect({ people, unfit, chosen, max, onChange }: SelectProps) {
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
      options={(people ?? []).map(({ id: value, name }) => ({
        value,
        label: name,
        disabled: unfit.has(value),
      }))}
      optionRender={({ value }) => {
        const person = people?.find((each) => each.id === value)
        return (
          <span>
            {person?.name}{' '}
            <span className="sub">
              {[person?.post, person?.certificate, person?.note, unfit.get(String(value))]
                .filter(Boolean)
                .join('，')}
            </span>
          </span>
        )
      }}
      onChange={onChange}
    />
  )
}
