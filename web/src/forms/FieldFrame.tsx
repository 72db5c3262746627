import type { FieldView } from '@zhaofa/contract'
import { createContext, use, useId, type ReactNode } from 'react'
import { LawLink } from '../law/LawLink.tsx'
import { FieldMessage } from './FieldMessage.tsx'
import { useForm } from './form-context.ts'

/** What ties an input to its label, hint and problem. */
type FieldIds = { id: string; describedBy: string | undefined; invalid: boolean }

const Ids = createContext<FieldIds>({ id: '', describedBy: undefined, invalid: false })
export const useFieldIds = () => use(Ids)

type Props = {
  field: Pick<FieldView, 'label' | 'hint' | 'required' | 'basis'>
  path: string
  /** Several inputs under one name: a fieldset instead of a label. */
  group?: boolean
  /** A line below the input that changes with it, such as an amount in capitals. */
  echo?: ReactNode
  children: ReactNode
}

/** Label, article and optional mark above; hint and problem below. */
export function FieldFrame({ field, path, group, echo, children }: Props) {
  const { problems } = useForm()
  const id = useId()
  const problem = problems.get(path)
  const hintId = `${id}-hint`
  const problemId = `${id}-problem`
  const describedBy =
    [field.hint && hintId, problem && problemId].filter(Boolean).join(' ') || undefined
  const title = (
    <>
      {field.label}
      {!field.required && <span className="optional-mark">选填</span>}
    </>
  )
  const body = (
    <>
      <Ids value={{ id, describedBy, invalid: problem !== undefined }}>{children}</Ids>
      {(echo || field.hint || field.basis) && (
        <small>
          {echo && <span className="echo">{echo}</span>}
          {field.hint && <span id={hintId}>{field.hint}</span>}{' '}
          {field.basis && <LawLink citation={field.basis} />}
        </small>
      )}
      {problem && <FieldMessage id={problemId} problem={problem} />}
    </>
  )
  return group ? (
    <fieldset className="field" data-path={path} aria-describedby={describedBy}>
      <legend>{title}</legend>
      {body}
    </fieldset>
  ) : (
    <div className="field" data-path={path}>
      <label htmlFor={id}>{title}</label>
      {body}
    </div>
  )
}
