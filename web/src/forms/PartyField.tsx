import type { FieldView } from '@zhaofa/contract'
import { partyKindTitles, type PartyKind } from '@zhaofa/domain/case/party.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { Picks } from './PickFields.tsx'
import { TextInput, words } from './TextFields.tsx'

type Asked = { name: string; label: string; optional?: boolean; hint?: string }

const address: Asked = { name: 'address', label: '住所' }
const phone: Asked = { name: 'phone', label: '联系电话' }
const uscc: Asked = {
  name: 'uscc',
  label: '统一社会信用代码',
  hint: '18 位，没有字母 I、O、S、V、Z',
}

/** What is asked of each kind of party (当事人). Codes are checked by the server, beside the field. */
const asked: Record<PartyKind, Asked[]> = {
  organisation: [
    { name: 'name', label: '名称' },
    uscc,
    { name: 'legalRepresentative', label: '法定代表人（负责人）' },
    phone,
    address,
  ],
  'sole-trader': [
    { name: 'name', label: '字号名称' },
    uscc,
    { name: 'operator', label: '经营者' },
    { name: 'operatorIdNumber', label: '经营者身份证号', optional: true },
    phone,
    address,
  ],
  'natural-person': [
    { name: 'name', label: '姓名' },
    { name: 'idNumber', label: '身份证号' },
    phone,
    { ...address, label: '住址' },
  ],
}

const kinds = Object.entries(partyKindTitles).map(([value, label]) => ({ value, label }))

export function PartyField({ field, path, value, onChange }: FieldProps) {
  const party = asRecord(value)
  const kind = kindOf(party['kind'])
  const change = (name: string, next: unknown) => onChange({ ...party, kind, [name]: next })
  return (
    <FieldFrame field={field} path={path} group>
      <Picks
        kind="radio"
        options={kinds}
        picked={(each) => each === kind}
        onPick={(each) => onChange(keepShared(party, kindOf(each)))}
      />
      <div className="fields-side-by-side">
        {asked[kind].map((each) => (
          <FieldFrame key={each.name} field={frameOf(each)} path={`${path}.${each.name}`}>
            <TextInput
              value={words(party[each.name])}
              onType={(typed) => change(each.name, typed === '' && each.optional ? null : typed)}
            />
          </FieldFrame>
        ))}
      </div>
    </FieldFrame>
  )
}

function frameOf({
  label,
  hint,
  optional,
}: Asked): Pick<FieldView, 'label' | 'hint' | 'required' | 'basis'> {
  return { label, hint: hint ?? null, required: !optional, basis: null }
}

/** Changing the kind keeps what both kinds ask for. */
function keepShared(party: Record<string, unknown>, kind: PartyKind): Record<string, unknown> {
  const kept = asked[kind].map(({ name, optional }) => [
    name,
    party[name] ?? (optional ? null : ''),
  ])
  return { kind, ...Object.fromEntries(kept) }
}

function kindOf(value: unknown): PartyKind {
  return value === 'natural-person' || value === 'sole-trader' ? value : 'organisation'
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
