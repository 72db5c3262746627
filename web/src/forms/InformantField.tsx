import { useMutation, useQuery } from '@tanstack/react-query'
import type { Informant } from '@zhaofa/contract'
import { useState } from 'react'
import { informantQuery, sealInformant } from '../api/cases.ts'
import { messageOf } from '../api/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { useForm } from './form-context.ts'
import { InformantInputs } from './InformantInputs.tsx'

/** Nothing that could name anybody is part of the form, its draft or this browser's storage. */
const notSealed = { sealed: false }

/**
 * 举报人, put right: what was registered is shown to whoever may read it, and what is typed is sealed by the server before
 * the form is submitted; the form holds its id.
 */
export function InformantField(props: FieldProps) {
  const { caseId } = useForm()
  const registered = useQuery({ ...informantQuery(caseId ?? ''), enabled: caseId !== null })
  const known = registered.data?.informant ?? null
  return (
    <FieldFrame field={props.field} path={props.path} group>
      {registered.error && <p className="sub">{messageOf(registered.error)}</p>}
      {known && <p className="sub">以下是现在登记的信息，这次查看已经记入日志。</p>}
      {caseId !== null && !registered.isPending && (
        <Sealing {...props} caseId={caseId} known={known} />
      )}
    </FieldFrame>
  )
}

function Sealing(props: FieldProps & { caseId: string; known: Informant | null }) {
  const { caseId, known, path, value, onChange } = props
  const [typed, setTyped] = useState<Informant>(known ?? { name: '', contact: '' })
  const sealing = useMutation({
    mutationFn: () => sealInformant(caseId, typed),
    onSuccess: ({ id }) => onChange(id),
  })
  const change = (next: Informant) => {
    sealing.reset()
    setTyped(next)
    onChange(same(next, known) ? null : notSealed)
  }
  if (typeof value === 'string' && value !== '' && sealing.data?.id !== value) {
    return <SealedBefore onAgain={() => onChange(null)} />
  }
  return (
    <>
      <InformantInputs informant={typed} path={path} onChange={change} />
      {sealing.error && (
        <p className="field-message" role="alert">
          <Icon name="warning" />
          {messageOf(sealing.error)}
        </p>
      )}
      {sealing.data ? (
        <p className="ok above-6">
          <Icon name="tick" /> 已加密保存，批准后生效
        </p>
      ) : (
        <Button
          look="outlined"
          size="small"
          busy={sealing.isPending}
          blocked={same(typed, known) ? '没有改动' : undefined}
          onPress={() => sealing.mutate()}
        >
          加密保存
        </Button>
      )}
    </>
  )
}

/** Of a draft, or of what was sent back: what was sealed then is not shown again. */
function SealedBefore({ onAgain }: { onAgain: () => void }) {
  return (
    <p className="above-6">
      <span className="ok">
        <Icon name="tick" /> 已有加密保存、等待提交的更正
      </span>{' '}
      <Button look="outlined" size="small" onPress={onAgain}>
        重新填写
      </Button>
    </p>
  )
}

const same = (typed: Informant, known: Informant | null): boolean =>
  typed.name === (known?.name ?? '') && typed.contact === (known?.contact ?? '')
