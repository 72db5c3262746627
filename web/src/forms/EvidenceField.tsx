import { useQuery } from '@tanstack/react-query'
import type { ControlView } from '@zhaofa/contract'
import { caseQuery } from '../api/cases.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { Picks } from './PickFields.tsx'
import { useForm } from './form-context.ts'

type Control = Extract<ControlView, { kind: 'evidence' }>

/** Evidence of the case, ticked. New files come in by 登记证据. */
export function EvidenceField({ field, path, value, onChange }: FieldProps & { control: Control }) {
  const { caseId } = useForm()
  const { data: file } = useQuery({ ...caseQuery(caseId ?? ''), enabled: caseId !== null })
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const evidence = (file?.evidence ?? []).filter(({ excluded }) => excluded === null)
  return (
    <FieldFrame field={field} path={path} group>
      {evidence.length === 0 && <p className="sub">案卷里还没有证据，请先登记证据。</p>}
      <Picks
        kind="checkbox"
        options={evidence.map(({ id, name }, index) => ({
          value: id,
          label: `${index + 1}　${name}`,
        }))}
        picked={(id) => chosen.includes(id)}
        onPick={(id, on) =>
          onChange(
            evidence
              .map((each) => each.id)
              .filter((each) => (each === id ? on : chosen.includes(each))),
          )
        }
      />
    </FieldFrame>
  )
}
