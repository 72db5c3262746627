import { useId, type ReactNode } from 'react'
import { useSteadyPress } from './use-steady-press.ts'

type Look = 'filled' | 'outlined' | 'quiet'

type Props = {
  children: ReactNode
  look?: Look
  size?: 'small' | 'large'
  wide?: boolean
  type?: 'button' | 'submit'
  /** Why it cannot be pressed now. It stays visible and focusable, and says so. */
  blocked?: string | undefined
  busy?: boolean
  onPress?: () => void
}

/** The one filled button of a page is the next lawful act; every other one is outlined or quiet. */
export function Button(props: Props) {
  const { children, look = 'filled', size, wide, type = 'button', blocked, busy, onPress } = props
  const reasonId = useId()
  const steady = useSteadyPress()
  const held = blocked !== undefined || busy === true
  return (
    <>
      <button
        {...steady}
        type={type}
        className={buttonClass(look, size, wide)}
        aria-disabled={held || undefined}
        aria-busy={busy || undefined}
        aria-describedby={blocked ? reasonId : undefined}
        title={blocked}
        onClick={(event) => {
          if (held) event.preventDefault()
          else onPress?.()
        }}
      >
        {busy ? '正在办理…' : children}
      </button>
      {blocked && (
        <span id={reasonId} className="visually-hidden">
          {blocked}
        </span>
      )}
    </>
  )
}

/** The same look for links. */
export function buttonClass(look: Look = 'filled', size?: 'small' | 'large', wide?: boolean) {
  return ['button', look !== 'filled' && look, size, wide && 'wide'].filter(Boolean).join(' ')
}
