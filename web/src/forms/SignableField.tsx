import { useQuery } from '@tanstack/react-query'
import { caseQuery } from '../api/cases.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { Picks } from './PickFields.tsx'
import { useForm } from './form-context.ts'

/** One of the papers of the case that wait for a signature. */
export function SignableField({ field, path, value, onChange }: FieldProps) {
  const { caseId } = useForm()
  const { data: file } = useQuery({ ...caseQuery(caseId ?? ''), enabled: caseId !== null })
  const waiting = (file?.signing ?? []).filter(({ state }) => state === 'waiting')
  return (
    <FieldFrame field={field} path={path} group>
      {file && waiting.length === 0 && <p className="sub">没有等签名的文书。</p>}
      <Picks
        kind="radio"
        options={waiting.map(({ paper, title, madeOn }) => ({
          value: paper,
          label: `${title}（${madeOn}）`,
        }))}
        picked={(id) => value === id}
        onPick={(id) => onChange(id)}
      />
    </FieldFrame>
  )
}
