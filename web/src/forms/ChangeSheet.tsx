import { useMutation } from '@tanstack/react-query'
import type { FieldView } from '@zhaofa/contract'
import { useMemo, type FormEvent, type ReactNode } from 'react'
import { isAsked } from '@zhaofa/domain/kernel/form.ts'
import { Problem } from '../api/problem.ts'
import { Button } from '../ui/Button.tsx'
import { FaultBar } from '../law/FaultBar.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { FieldControl } from './FieldControl.tsx'
import { FormContext } from './form-context.ts'
import { noSubmitOnEnter } from './no-submit-on-enter.ts'
import { elsewhere } from './typed-problems.ts'
import { toField } from './use-perform.ts'
import { useTyped } from './use-typed.ts'

/** Something changed outside a case: a few fields, what the change means, and a button with its title. */
export type Change = {
  readonly title: string
  readonly effect: string
  readonly fields: FieldView[]
  readonly initial?: Record<string, unknown>
  /** Resolves with what has to be shown once afterwards, if anything. */
  readonly run: (values: Record<string, unknown>) => Promise<unknown>
}

type Props = {
  change: Change
  onDone: () => void
  onClose: () => void
  /** Shows the answer, and the sheet stays open with it; without it the sheet closes. */
  showAnswer?: (answer: unknown) => ReactNode
}

export function ChangeSheet({ change, onDone, onClose, showAnswer }: Props) {
  const typed = useTyped(change.fields, change.initial ?? {})
  const doing = useMutation({
    mutationFn: () => change.run(typed.input),
    onSuccess: (answer) => {
      onDone()
      if (!showAnswer?.(answer)) onClose()
    },
    onError: (error) => {
      if (error instanceof Problem) typed.refuse(error.fields)
    },
  })
  const context = useMemo(
    () => ({ caseId: null, act: change.title, problems: typed.problems, values: typed.values }),
    [change.title, typed.problems, typed.values],
  )
  const asked = change.fields.filter((field) => isAsked(field, typed.values))
  const answer = doing.isSuccess ? showAnswer?.(doing.data) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [first] = typed.own
    if (first) return toField(first.field)
    doing.mutate()
  }
  return (
    <Sheet title={change.title} onClose={onClose}>
      {answer ? (
        <>
          {answer}
          <div className="sheet-buttons">
            <Button onPress={onClose}>返回</Button>
          </div>
        </>
      ) : (
        <FormContext value={context}>
          <form onSubmit={submit} onKeyDown={noSubmitOnEnter} noValidate>
            <p className="sub">{change.effect}</p>
            {asked.map((field) => (
              <FieldControl
                key={field.name}
                field={field}
                path={field.name}
                value={typed.values[field.name]}
                onChange={(value) => typed.change(field.name, value)}
              />
            ))}
            {doing.error && (
              <div className="above-12">
                <FaultBar fault={doing.error}>
                  {elsewhere(doing.error, change.fields).join(' ')}
                </FaultBar>
              </div>
            )}
            <div className="sheet-buttons">
              <Button look="outlined" onPress={onClose}>
                先不办
              </Button>
              <Button type="submit" busy={doing.isPending}>
                {change.title}
              </Button>
            </div>
          </form>
        </FormContext>
      )}
    </Sheet>
  )
}
