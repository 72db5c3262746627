import { Link, useRouterState } from '@tanstack/react-router'
import { openingHref, OpeningLink, useOpenings } from '../case/OpeningLinks.tsx'
import { Icon } from '../ui/Icon.tsx'
import { entriesFor } from './navigation.ts'
import { useSession } from './use-session.ts'

/** How many stand beside 我的. */
const tabs = 4

/** The tabs on a phone: the pages this person uses most, what begins in the field, and 我的 at the end. */
export function BottomTabs() {
  const { person } = useSession()
  const inField = useOpenings().filter((each) => each.inField)
  // A case being begun is not yet among the cases: only its own tab is where the person stands.
  const beginning = useRouterState({
    select: ({ location }) => inField.some((each) => location.pathname === openingHref(each)),
  })
  const entries = entriesFor(person.roles).slice(0, tabs - inField.length)
  return (
    <nav className="bottom-tabs" aria-label="底部导航">
      {entries.map(({ to, title, icon }) => (
        <Link
          key={to}
          to={to}
          activeProps={{ 'aria-current': 'page' }}
          activeOptions={{ exact: beginning }}
        >
          <Icon name={icon} />
          {title}
        </Link>
      ))}
      {inField.map((opening) => (
        <OpeningLink key={opening.id} opening={opening}>
          <Icon name="stamp" />
          {opening.title}
        </OpeningLink>
      ))}
      <Link to="/me" activeProps={{ 'aria-current': 'page' }}>
        <Icon name="person" />
        我的
      </Link>
    </nav>
  )
}
