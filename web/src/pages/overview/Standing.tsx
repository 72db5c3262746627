import type { ReactNode } from 'react'
import { useNarrow } from '../../ui/use-narrow.ts'

type Props = { title: string; note?: ReactNode; children: ReactNode }

/** How the work stands: open at a desk, folded on a phone, where what presses comes first. */
export function Standing({ title, note, children }: Props) {
  const head = (
    <>
      <h2>{title}</h2>
      {note !== undefined && <span className="sub">{note}</span>}
    </>
  )
  return useNarrow() ? (
    <details className="card below-14 standing">
      <summary className="card-head">{head}</summary>
      {children}
    </details>
  ) : (
    <section className="card below-14" aria-label={title}>
      <div className="card-head">{head}</div>
      {children}
    </section>
  )
}
