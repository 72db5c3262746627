import type { ReactNode } from 'react'

/** Nothing here: why, and what can be done next. */
export function Empty({ title, heading: Heading = 'h2', children, actions }: Props) {
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions}
    </div>
  )
}

type Props = {
  title: string
  /** h1 where nothing else on the page is one. */
  heading?: 'h1' | 'h2'
  children?: ReactNode
  actions?: ReactNode
}
