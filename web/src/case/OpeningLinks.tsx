import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OpeningOffer } from '@zhaofa/contract'
import type { ReactNode } from 'react'
import { openingsQuery } from '../api/cases.ts'
import { CannotNow } from '../law/Refusals.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { buttonClass } from '../ui/Button.tsx'

/** What this person may begin a case with; nothing until it has been read. */
export function useOpenings(): readonly OpeningOffer[] {
  const { data = [] } = useQuery(openingsQuery)
  return data
}

/** The address of its form, without the base of the app. */
export const openingHref = ({ id, desk }: OpeningOffer) =>
  desk === 'clue' ? '/cases/new' : `/cases/new/${id}`

type LinkProps = { opening: OpeningOffer; className?: string; children: ReactNode }

/** The way to the form that begins a case. */
export function OpeningLink({ opening, className, children }: LinkProps) {
  const current = {
    activeProps: { 'aria-current': 'page' as const },
    ...(className && { className }),
  }
  return opening.desk === 'clue' ? (
    <Link to="/cases/new" activeOptions={{ exact: true }} {...current}>
      {children}
    </Link>
  ) : (
    <Link to="/cases/new/$act" params={{ act: opening.id }} {...current}>
      {children}
    </Link>
  )
}

/** A button for every way to begin a case; the first is the filled one. */
export function OpeningButtons({ first = 'filled' }: { first?: 'filled' | 'outlined' }) {
  const narrow = useNarrow()
  // On a phone what begins in the field is at the thumb already.
  const shown = useOpenings().filter(({ inField }) => !(narrow && inField))
  return shown.map((opening, index) => (
    <OpeningLink
      key={opening.id}
      opening={opening}
      className={buttonClass(index === 0 ? first : 'outlined')}
    >
      {opening.title}
    </OpeningLink>
  ))
}

/** On a phone, what begins where the people stand; why something cannot be begun is one press away at any width. */
export function FieldOpenings() {
  const openings = useOpenings().filter(({ inField }) => inField)
  const blocked = openings.filter(({ unmet }) => unmet.length > 0)
  const open = openings.filter(({ unmet }) => unmet.length === 0)
  return (
    <>
      {open.length > 0 && (
        <div className="field-openings">
          {open.map((opening) => (
            <OpeningLink key={opening.id} opening={opening} className={buttonClass()}>
              {opening.title}
            </OpeningLink>
          ))}
        </div>
      )}
      {blocked.length > 0 && (
        <details className="field-openings-blocked">
          <summary className="sub">
            {blocked.map(({ title }) => title).join('、')}：暂不能办理
          </summary>
          <div className="card">
            <CannotNow blocked={blocked.map((each) => ({ ...each, refusals: each.unmet }))} />
          </div>
        </details>
      )}
    </>
  )
}
