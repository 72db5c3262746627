import { instantOf } from '@zhaofa/domain/kernel/recorded.ts'
import type { ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { shortInstant } from '../ui/days.ts'
import { isUnsent, type Step } from './visit-store.ts'

/** One step with both of its hours: 已记在本机, and 已送达 once the server has it. */
export function StepRow({ step, children }: { step: Step; children?: ReactNode }) {
  const { title, device, refused, received } = step
  const noted = shortInstant(instantOf(device))
  return (
    <li className={refused ? 'step-here refused' : 'step-here'}>
      <p>
        <Icon name={received ? 'tick' : refused ? 'warning' : 'clock'} />
        <b>{title}</b>
      </p>
      <p className="sub">
        已记在本机 {noted}
        {received ? `，已送达 ${shortInstant(received.at)}` : '，还没有送达'}
      </p>
      {isUnsent(step) && refused && <p role="alert">{refused.reason}</p>}
      {children}
    </li>
  )
}
