import type { ActForm } from '@zhaofa/contract'
import { useState } from 'react'
import { useSession } from '../app/use-session.ts'
import { SheetButtons } from '../law/SheetFoot.tsx'
import { ConfirmationField } from './ConfirmationField.tsx'
import { Sheet } from '../ui/Sheet.tsx'

type Props = {
  act: Pick<ActForm['act'], 'title' | 'effect'>
  /** What was wrong with the proof sent last. */
  wrong: string | undefined
  busy: boolean
  sign: (confirmation: string) => void
  onClose: () => void
}

/** The proof of who signs by an act, asked when everything else about it is right. */
export function SignSheet({ act, wrong, busy, sign, onClose }: Props) {
  const [confirmation, setConfirmation] = useState('')
  const { secondFactor } = useSession()
  const missing = confirmation.trim() === ''
  return (
    <Sheet title={act.title} onClose={onClose}>
      <p>{act.effect}</p>
      <ConfirmationField
        value={confirmation}
        problem={wrong}
        onType={setConfirmation}
        onEnter={() => {
          if (!missing && !busy) sign(confirmation)
        }}
      />
      <SheetButtons
        busy={busy}
        title="签名并办理"
        blocked={missing ? (secondFactor ? '还没有输动态码' : '还没有输密码') : undefined}
        onDo={() => sign(confirmation)}
        onClose={onClose}
      />
    </Sheet>
  )
}
