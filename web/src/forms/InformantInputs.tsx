import type { Informant } from '@zhaofa/contract'
import { FieldFrame } from './FieldFrame.tsx'
import { TextInput } from './TextFields.tsx'

type Props = {
  informant: Informant
  path: string
  onChange: (next: Informant) => void
}

/** 举报人的姓名和联系方式, where a clue is registered and where it is put right. */
export function InformantInputs({ informant, path, onChange }: Props) {
  return (
    <div className="fields-side-by-side">
      <FieldFrame field={inputOf('姓名')} path={`${path}.name`}>
        <TextInput value={informant.name} onType={(name) => onChange({ ...informant, name })} />
      </FieldFrame>
      <FieldFrame field={inputOf('联系方式')} path={`${path}.contact`}>
        <TextInput
          value={informant.contact}
          onType={(contact) => onChange({ ...informant, contact })}
        />
      </FieldFrame>
    </div>
  )
}

const inputOf = (label: string) => ({ label, hint: null, required: true, basis: null })
