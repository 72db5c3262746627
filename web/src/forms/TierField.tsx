import { TierTable } from '../case/DiscretionScale.tsx'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { Picks } from './PickFields.tsx'
import { useDiscretion } from './use-discretion.ts'

/** 裁量档次: chosen from the agency's benchmark, with what each tier asks for. */
export function TierField({ field, path, value, onChange }: FieldProps) {
  const data = useDiscretion(path)
  const tiers = data?.tiers ?? []
  if (data && tiers.length === 0) {
    return (
      <FieldFrame field={field} path={path} group>
        <p className="sub">
          {data.range === null
            ? '这一事项没有罚款，不分档次。'
            : '本机关没有公布这一事项的裁量基准：不选档次，在法定幅度内裁量，并写明理由。'}
        </p>
      </FieldFrame>
    )
  }
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
