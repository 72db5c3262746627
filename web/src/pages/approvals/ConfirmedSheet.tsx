import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Problem } from '../../api/problem.ts'
import { FaultBar } from '../../law/FaultBar.tsx'
import { SheetButtons } from '../../law/SheetFoot.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ConfirmationField } from '../../forms/ConfirmationField.tsx'
import { useConfirmation } from '../../forms/use-confirmation.ts'

type Props = {
  title: string
  button: string
  effect: ReactNode
  run: (confirmation: string) => Promise<unknown>
  onDone: () => void
  onClose: () => void
  /** Shows the answer, and the sheet stays open with it; without it the sheet closes. */
  showAnswer?: (answer: unknown) => ReactNode
}

/** A signature outside a case: what it means, and the proof of who signs. */
export function ConfirmedSheet(props: Props) {
  const { title, button, effect, run, onDone, onClose, showAnswer } = props
  const { typed, type, blocked } = useConfirmation()
  const signing = useMutation({
    mutationFn: () => run(typed),
    onSuccess: (answer) => {
      onDone()
      if (!showAnswer?.(answer)) onClose()
    },
  })
  const wrong =
    signing.error instanceof Problem
      ? signing.error.fields.find(({ field }) => field === 'confirmation')?.message
      : undefined
  const answer = signing.isSuccess ? showAnswer?.(signing.data) : null
  return (
    <Sheet title={title} onClose={onClose}>
      {answer ? (
        <>
          {answer}
          <div className="sheet-buttons">
            <Button onPress={onClose}>返回</Button>
          </div>
        </>
      ) : (
        <>
          <p>{effect}</p>
          <ConfirmationField
            value={typed}
            problem={wrong}
            onType={type}
            onEnter={() => {
              if (blocked === undefined && !signing.isPending) signing.mutate()
            }}
          />
          {signing.error && !wrong && (
            <div className="above-10">
              <FaultBar fault={signing.error} />
            </div>
          )}
          <SheetButtons
            busy={signing.isPending}
            title={button}
            blocked={blocked}
            onDo={() => signing.mutate()}
            onClose={onClose}
          />
        </>
      )}
    </Sheet>
  )
}
