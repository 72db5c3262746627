import type { ActForm } from '@zhaofa/contract'
import { SheetButtons } from '../law/SheetFoot.tsx'
import { ConfirmationField } from './ConfirmationField.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useConfirmation } from './use-confirmation.ts'

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
  const { typed, type, blocked } = useConfirmation()
  return (
    <Sheet title={act.title} onClose={onClose}>
      <p>{act.effect}</p>
      <ConfirmationField
        value={typed}
        problem={wrong}
        onType={type}
        onEnter={() => {
          if (blocked === undefined && !busy) sign(typed)
        }}
      />
      <SheetButtons
        busy={busy}
        title="签名并办理"
        blocked={blocked}
        onDo={() => sign(typed)}
        onClose={onClose}
      />
    </Sheet>
  )
}
