import { partyKindOf, partyParts } from '@zhaofa/domain/case/party-parts.ts'
import type { FieldView } from '@zhaofa/contract'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { KnownFirmNote } from './KnownFirmNote.tsx'
import { asRecord, keepShared, partyKinds } from './party-fields.ts'
import { PartyPicture } from './PartyPicture.tsx'
import { Picks } from './PickFields.tsx'
import { TextInput, words } from './TextFields.tsx'

/** 当事人: typed, or filled from a picture of the licence and from what earlier cases know of its code. */
export function PartyField({ field, path, value, onChange }: FieldProps) {
  const party = asRecord(value)
  const kind = partyKindOf(party['kind'])
  const change = (name: string, next: unknown) =>
    onChange({ ...withoutAnswer(party, name), kind, [name]: next })
  const fill = (filled: Record<string, unknown>, as = kind) =>
    onChange({ ...withoutAnswer(keepShared(party, as), 'name'), ...filled })
  return (
    <FieldFrame field={field} path={path} group>
      <PartyPicture party={party} onFill={fill} />
      <Picks
        kind="radio"
        options={partyKinds}
        picked={(each) => each === kind}
        onPick={(each) => onChange(keepShared(party, partyKindOf(each)))}
      />
      <div className="fields-side-by-side">
        {partyParts[kind].map((each) => (
          <FieldFrame key={each.name} field={frameOf(each)} path={`${path}.${each.name}`}>
            <TextInput
              value={words(party[each.name])}
              onType={(typed) => change(each.name, typed === '' && each.optional ? null : typed)}
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

/** What was said of an earlier name holds for this name and this code only. */
function withoutAnswer(party: Record<string, unknown>, changed: string): Record<string, unknown> {
  if (changed !== 'name' && changed !== 'uscc') return party
  const { nameBefore: _answer, ...rest } = party
  return rest
}

function frameOf({
  label,
  hint,
  optional,
}: (typeof partyParts)[keyof typeof partyParts][number]): Pick<
  FieldView,
  'label' | 'hint' | 'required' | 'basis'
> {
  return { label, hint: hint ?? null, required: !optional, basis: null }
}
