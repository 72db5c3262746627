import { partyKindOf, partyParts, type PartyPart } from '@zhaofa/domain/case/party-parts.ts'
import { isPlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { ControlView, FieldView } from '@zhaofa/contract'
import type { FieldProps } from './field-props.ts'
import { Picker } from './DayFields.tsx'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'
import { KnownFirmNote } from './KnownFirmNote.tsx'
import { asRecord, keepShared, partyKinds } from './party-fields.ts'
import { PartyPicture } from './PartyPicture.tsx'
import { Picks } from './PickFields.tsx'
import { TextInput, words } from './TextFields.tsx'

/** 当事人: typed, or filled from a picture of the licence and from what earlier cases know of its code. */
export function PartyField({
  field,
  path,
  value,
  onChange,
  control,
}: FieldProps & { control: Extract<ControlView, { kind: 'party' }> }) {
  const party = asRecord(value)
  const kind = partyKindOf(party['kind'])
  const change = (name: string, next: unknown) =>
    onChange({ ...withoutAnswer(party, name), kind, [name]: next })
  const fill = (filled: Record<string, unknown>, as = kind) =>
    onChange({ ...withoutAnswer(keepShared(party, as), 'name'), ...ofIdCard(filled), ...filled })
  return (
    <FieldFrame field={field} path={path} group>
      <PartyPicture party={party} onFill={fill} />
      <Picks
        kind="radio"
        options={control.firmsOnly ? firmKinds : partyKinds}
        picked={(each) => each === kind}
        onPick={(each) => onChange(keepShared(party, partyKindOf(each)))}
      />
      <div className="fields-side-by-side">
        {partyParts(kind, party).map((each) => (
          <FieldFrame key={each.name} field={frameOf(each)} path={`${path}.${each.name}`}>
            <PartInput
              part={each}
              value={party[each.name]}
              onChange={(next) => change(each.name, next)}
            />
          </FieldFrame>
        ))}
      </div>
      {kind !== 'natural-person' && (
        <KnownFirmNote
          {...{ party, path }}
          onFill={fill}
          onSettle={(nameBefore) => onChange({ ...party, kind, nameBefore })}
        />
      )}
    </FieldFrame>
  )
}

const firmKinds = partyKinds.filter(({ value }) => value !== 'natural-person')

/** The number that was read is that of an identity card, whatever kind of paper was picked before. */
const ofIdCard = (filled: Record<string, unknown>) =>
  'idNumber' in filled ? { idPaper: null } : {}

/** What was said of an earlier name holds for this name and this code only. */
function withoutAnswer(party: Record<string, unknown>, changed: string): Record<string, unknown> {
  if (changed !== 'name' && changed !== 'uscc') return party
  const { nameBefore: _answer, ...rest } = party
  return rest
}

function PartInput(props: {
  part: PartyPart
  value: unknown
  onChange: (next: string | null) => void
}) {
  const { part, value, onChange } = props
  if (part.control?.kind === 'date') {
    return (
      <Picker
        shown={typeof value === 'string' && isPlainDate(value) ? value : null}
        onPick={onChange}
      />
    )
  }
  if (part.control?.kind === 'choice') {
    return <Chosen control={part.control} value={words(value)} onChoose={onChange} />
  }
  return (
    <TextInput
      value={words(value)}
      onType={(typed) => onChange(typed === '' && part.optional ? null : typed)}
    />
  )
}

/** A list to open; one that always holds an answer offers no empty one. */
function Chosen(props: {
  control: Extract<NonNullable<PartyPart['control']>, { kind: 'choice' }>
  value: string
  onChoose: (next: string | null) => void
}) {
  const { options, value: held } = props.control
  const { id, describedBy, invalid } = useFieldIds()
  return (
    <select
      id={id}
      className="input"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      value={held ?? props.value}
      onChange={({ target }) => props.onChoose(target.value || null)}
    >
      {held === undefined && <option value="">不填</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** What always holds an answer is marked neither as asked for nor as optional. */
function frameOf({
  label,
  hint,
  optional,
  control,
}: PartyPart): Pick<FieldView, 'label' | 'hint' | 'required' | 'basis'> {
  const answered = control?.kind === 'choice' && control.value !== undefined
  return { label, hint: hint ?? null, required: answered || !optional, basis: null }
}
