import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { caseSetTitles, supervisedSets, type CaseSet } from '@zhaofa/contract'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { overviewQuery } from '../../api/cases.ts'
import { useSession } from '../../app/use-session.ts'
import { sectionsFor } from '../administration/sections.ts'
import { AdministrationNumbers } from '../administration/AdministrationNumbers.tsx'
import { Numbers, SetLink } from '../overview/Numbers.tsx'
import { administers, homeSetsOf } from './home-sets.ts'

/** What a role looks after, above what it has to do. */
export function RoleHome() {
  const { roles } = useSession().person
  const sets = homeSetsOf(roles)
  return (
    <>
      {sets && <CaseNumbers sets={sets} />}
      {administers(roles) && <AdministrationNumbers />}
      {administers(roles) && <Administered roles={roles} />}
    </>
  )
}

function CaseNumbers({ sets }: { sets: readonly CaseSet[] }) {
  const { data } = useQuery(overviewQuery)
  if (!data) return null
  return (
    <>
      <Numbers counts={data.counts} sets={sets} />
      {data.agencies.length > 0 && (
        <section className="card below-14" aria-label="被监督机关">
          <table className="table rows-on-phone">
            <thead>
              <tr>
                <th>被监督机关</th>
                {supervisedSets.map((set) => (
                  <th key={set} className="right">
                    {caseSetTitles[set]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.agencies.map((agency) => (
                <tr key={agency.id}>
                  <td data-label="被监督机关">{agency.name}</td>
                  {supervisedSets.map((set) => {
                    const cases = agency.counts[set] ?? 0
                    return (
                      <td key={set} data-label={caseSetTitles[set]} className="right">
                        <SetLink set={set} cases={cases} agency={agency}>
                          {cases}
                        </SetLink>
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

/** The pages an administrator works on. */
function Administered({ roles }: { roles: readonly Role[] }) {
  return (
    <section className="card below-14" aria-label="管理">
      <div className="card-head">
        <h2>管理</h2>
      </div>
      <ul className="alerts">
        {sectionsFor(roles).map(({ id, title }) => (
          <li key={id}>
            <h3>
              <Link to="/administration/$section" params={{ section: id }}>
                {title}
              </Link>
            </h3>
          </li>
        ))}
      </ul>
    </section>
  )
}
