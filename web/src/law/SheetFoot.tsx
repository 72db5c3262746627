import { FaultBar } from './FaultBar.tsx'
import { Button } from '../ui/Button.tsx'

type Doing = { readonly error: Error | null; readonly isPending: boolean }

type FootProps = ButtonsProps & { doing: Doing }

/** What went wrong when it was done, and the two buttons that end a sheet. */
export function SheetFoot({ doing, ...buttons }: FootProps) {
  return (
    <>
      {doing.error && <FaultBar fault={doing.error} />}
      <SheetButtons busy={doing.isPending} {...buttons} />
    </>
  )
}

type ButtonsProps = {
  /** What the sheet does. */
  title: string
  /** Why it cannot be done yet. */
  blocked?: string | undefined
  onDo: () => void
  /** What not doing it is called. */
  leave?: string
  onClose: () => void
}

/** The two buttons alone, for sheets that say in their own way what went wrong. */
export function SheetButtons({
  title,
  blocked,
  onDo,
  leave = '取消',
  onClose,
  busy,
}: ButtonsProps & { busy: boolean }) {
  return (
    <div className="sheet-buttons">
      <Button look="outlined" onPress={onClose}>
        {leave}
      </Button>
      <Button busy={busy} blocked={blocked} onPress={onDo}>
        {title}
      </Button>
    </div>
  )
}
