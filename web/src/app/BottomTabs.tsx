import { Link } from '@tanstack/react-router'
import { Icon } from '../ui/Icon.tsx'
import { entriesFor } from './navigation.ts'
import { useSession } from './use-session.ts'

/** The tabs on a phone: the pages this person uses most, and 我的 at the end. */
export function BottomTabs() {
  const { person } = useSession()
  const entries = entriesFor(person.roles).slice(0, 4)
  return (
    <nav className="bottom-tabs" aria-label="底部导航">
      {entries.map(({ to, title, icon }) => (
        <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
          <Icon name={icon} />
          {title}
        </Link>
      ))}
      <Link to="/me" activeProps={{ 'aria-current': 'page' }}>
        <Icon name="person" />
        我的
      </Link>
    </nav>
  )
}
