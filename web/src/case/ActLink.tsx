import { Link } from '@tanstack/react-router'
import type { ActOffer } from '@zhaofa/contract'
import type { ReactNode } from 'react'
import { buttonClass } from '../ui/Button.tsx'

type Props = {
  caseId: string
  act: Pick<ActOffer, 'id' | 'desk'>
  look?: 'filled' | 'outlined' | 'quiet'
  size?: 'small' | 'large'
  children: ReactNode
}

/** The way to the form of an act. */
export function ActLink({ caseId, act, look = 'filled', size, children }: Props) {
  const className = buttonClass(look, size)
  return act.desk === 'review' ? (
    <Link to="/review/$caseId" params={{ caseId }} search={{ act: act.id }} className={className}>
      {children}
    </Link>
  ) : (
    <Link to="/cases/$caseId/acts/$act" params={{ caseId, act: act.id }} className={className}>
      {children}
    </Link>
  )
}
