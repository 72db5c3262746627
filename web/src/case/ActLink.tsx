import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonClass } from '../ui/Button.tsx'

type Props = {
  caseId: string
  act: string
  look?: 'filled' | 'outlined' | 'quiet'
  size?: 'small' | 'large'
  children: ReactNode
}

/** Acts done at a desk of their own, where a plain form would be too little. */
const desks: Record<string, true> = { 'issue-opinion': true }

/** The way to the form of an act. */
export function ActLink({ caseId, act, look = 'filled', size, children }: Props) {
  const className = buttonClass(look, size)
  return desks[act] ? (
    <Link to="/review/$caseId" params={{ caseId }} className={className}>
      {children}
    </Link>
  ) : (
    <Link to="/cases/$caseId/acts/$act" params={{ caseId, act }} className={className}>
      {children}
    </Link>
  )
}
