import { useQuery } from '@tanstack/react-query'
import { discretionQuery } from '../api/cases.ts'
import { TierTable } from '../case/DiscretionScale.tsx'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { useForm } from './form-context.ts'
import { Picks } from './PickFields.tsx'

/** 裁量档次: chosen from the agency's benchmark, with what each tier asks for. */
export function TierField({ field, path, value, onChange }: FieldProps) {
  const { caseId } = useForm()
  const { data } = useQuery({ ...discretionQuery(caseId ?? ''), enabled: caseId !== null })
  const tiers = data?.tiers ?? []
  return (
    <FieldFrame field={field} path={path} group>
      <div className="below-8">
        <TierTable tiers={tiers.map((tier) => ({ ...tier, chosen: tier.name === value }))} />
      </div>
      <Picks
        kind="radio"
        options={tiers.map(({ name }) => ({ value: name, label: name }))}
        picked={(name) => name === value}
        onPick={onChange}
      />
    </FieldFrame>
  )
}
