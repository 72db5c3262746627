import { Link } from '@tanstack/react-router'
import { Suspense, type ComponentType, type ReactNode } from 'react'
import { Skeleton } from './Skeleton.tsx'

type Props = {
  /** The address of every section; what it is called in the address is its id. */
  to: '/legal-unit/$section' | '/administration/$section'
  label: string
  tabs: readonly { readonly id: string; readonly title: string }[]
  current: string | undefined
  page: ComponentType | undefined
  /** Shown where there is no such section for this person. */
  otherwise: ReactNode
}

/** On a phone the tabs are wider than the screen: the one that is open is rolled into it. */
const seen = (tab: HTMLAnchorElement | null) =>
  tab?.scrollIntoView({ inline: 'nearest', block: 'nearest' })

/** Pages of one kind side by side, each with an address of its own. */
export function SectionTabs({ to, label, tabs, current, page: Page, otherwise }: Props) {
  return (
    <>
      <nav className="plain-tabs below-14" aria-label={label}>
        {tabs.map(({ id, title }) => (
          <Link
            key={id}
            to={to}
            params={{ section: id }}
            aria-current={id === current ? 'page' : undefined}
            ref={id === current ? seen : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      {Page ? (
        <Suspense fallback={<Skeleton rows={6} />}>
          <Page />
        </Suspense>
      ) : (
        <div className="card">{otherwise}</div>
      )}
    </>
  )
}
