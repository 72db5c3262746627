import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { administrationSets } from '@zhaofa/contract'
import { administrationCountsQuery } from '../../api/administration.ts'

/** What an administrator has to look at: every number but zero opens the list of exactly that length. */
export function AdministrationNumbers() {
  const { data } = useQuery(administrationCountsQuery)
  if (!data) return null
  return (
    <ul className="numbers">
      {data.counts.map(({ set, count }) => {
        const { title, section } = administrationSets[set]
        return (
          <li key={set}>
            {count === 0 ? (
              <b>0</b>
            ) : (
              <Link
                to="/administration/$section"
                params={{ section }}
                search={{ set }}
                aria-label={`${title} ${count}`}
              >
                <b>{count}</b>
              </Link>
            )}
            {title}
          </li>
        )
      })}
    </ul>
  )
}
