import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Problem } from '../../api/problem.ts'
import { useSession } from '../../app/use-session.ts'
import { FaultBar } from '../../law/FaultBar.tsx'
import { SheetButtons } from '../../law/SheetFoot.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ConfirmationField } from '../../forms/ConfirmationField.tsx'

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
  const [confirmation, setConfirmation] = useState('')
  const { secondFactor } = useSession()
  const signing = useMutation({
    mutationFn: () => run(confirmation),
    onSuccess: (answer) => {
      onDone()
      if (!showAnswer?.(answer)) onClose()
    },
  })
  const wrong =
    signing.error instanceof Problem
      ? signing.error.fields.find(({ field }) => field === 'confirmation')?.message
      : undefined
  const missing = confirmation.trim() === ''
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
            value={confirmation}
            problem={wrong}
            onType={setConfirmation}
            onEnter={() => {
              if (!missing && !signing.isPending) signing.mutate()
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
            blocked={missing ? (secondFactor ? '还没有输动态码' : '还没有输密码') : undefined}
            onDo={() => signing.mutate()}
            onClose={onClose}
          />
        </>
      )}
    </Sheet>
  )
}
