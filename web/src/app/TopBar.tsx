import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { roles as roleTitles } from '@zhaofa/domain/authority/roles.ts'
import { workQuery } from '../api/cases.ts'
import { Icon } from '../ui/Icon.tsx'
import { entriesFor, firstSection, mayAdminister, type Entry } from './navigation.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { useSession } from './use-session.ts'

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { person, agency } = useSession()
  const roles = person.roles.map((role) => roleTitles[role])
  return (
    <header className="top-bar">
      <Link className="brand" to="/work">
        <span className="seal" aria-hidden="true">
          昭法
        </span>
        昭法<small>{agency.name}</small>
      </Link>
      <nav aria-label="主导航">
        {entriesFor(person.roles).map((entry) => (
          <Link key={entry.to} to={entry.to} activeProps={{ 'aria-current': 'page' }}>
            {entry.title}
            <TodoCount entry={entry} />
          </Link>
        ))}
        {mayAdminister(person.roles) && (
          <Link
            to="/administration/$section"
            params={{ section: firstSection(person.roles) }}
            activeProps={{ 'aria-current': 'page' }}
          >
            管理
          </Link>
        )}
      </nav>
      <button type="button" className="command-button" onClick={onSearch}>
        <Icon name="search" />
        <span>文号、当事人、案由，或要办的事</span>
        <kbd>Ctrl K</kbd>
      </button>
      <button type="button" className="search-on-phone" aria-label="搜索" onClick={onSearch}>
        <Icon name="search" />
      </button>
      <PersonMenu name={person.name} role={person.post || (roles[0] ?? '')} />
    </header>
  )
}

/** Things to do, not unread things. */
function TodoCount({ entry }: { entry: Entry }) {
  const { mustChangePassword, mustSetUpSecondFactor } = useSession()
  const due = mustChangePassword || mustSetUpSecondFactor
  const { data } = useQuery({ ...workQuery, enabled: !due })
  const items = data?.items ?? []
  const count =
    entry.to === '/work'
      ? items.length + (data?.lists.length ?? 0) + (data?.articles.length ?? 0)
      : entry.to === '/approvals'
        ? items.filter(({ kind }) => kind === 'approval').length
        : entry.to === '/publicity'
          ? items.filter(({ kind }) => kind === 'publicity').length
          : entry.to === '/lists'
            ? (data?.lists.length ?? 0)
            : entry.to === '/articles'
              ? (data?.articles.length ?? 0)
              : 0
  return count === 0 ? null : (
    <span className="count-badge" aria-label={`${count} 件待办`}>
      {count}
    </span>
  )
}
