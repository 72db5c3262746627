import type { ReactNode } from 'react'

/** Nothing here: why, and what can be done next. */
export function Empty({ title, children, actions }: Props) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions}
    </div>
  )
}

type Props = { title: string; children?: ReactNode; actions?: ReactNode }
