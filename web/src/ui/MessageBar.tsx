import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Tone = 'amber' | 'red' | 'blue' | 'green'
const icons: Record<Tone, IconName> = {
  amber: 'warning',
  red: 'warning',
  blue: 'clock',
  green: 'tick',
}

type Props = {
  tone: Tone
  icon?: IconName
  alert?: boolean
  action?: ReactNode
  children: ReactNode
}

/** `alert` is for saves that failed; everything else is read when the reader gets there. */
export function MessageBar({ tone, icon, alert, action, children }: Props) {
  return (
    <div className={`message-bar ${tone}`} role={alert ? 'alert' : 'status'}>
      <Icon name={icon ?? icons[tone]} />
      <span>{children}</span>
      {action}
    </div>
  )
}
