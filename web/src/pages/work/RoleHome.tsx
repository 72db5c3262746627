import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseSet } from '@zhaofa/contract'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { overviewQuery } from '../../api/cases.ts'
import { useSession } from '../../app/use-session.ts'
import { sectionsFor } from '../administration/sections.ts'
import { Numbers } from '../overview/Numbers.tsx'

/** The numbers of whoever looks after cases: what presses for the head, whose overview has the rest. */
const homeSets: readonly [role: Role, sets: readonly CaseSet[]][] = [
  ['agency-head', ['due-soon', 'overdue', 'publication-overdue', 'review-refused']],
  ['archivist', ['to-archive', 'archived', 'retention-due']],
  ['legal-reviewer', ['reviewed', 'review-refused']],
  ['supervisor', ['open', 'due-soon', 'overdue', 'decided', 'publication-overdue']],
]

const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin']

/** What a role looks after, above what it has to do. */
export function RoleHome() {
  const { roles } = useSession().person
  const sets = homeSets.find(([role]) => roles.includes(role))?.[1]
  const administers = administrators.some((role) => roles.includes(role))
  return (
    <>
      {sets && <CaseNumbers sets={sets} />}
      {administers && <Administered roles={roles} />}
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
          <table className="table">
            <thead>
              <tr>
                <th>被监督机关</th>
                <th className="right">在办案件</th>
                <th className="right">本机关逾期</th>
              </tr>
            </thead>
            <tbody>
              {data.agencies.map(({ name, open, overdue }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td className="right">{open}</td>
                  <td className="right">{overdue}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

/** The pages an administrator works on; what waits there is told beside, among the alerts. */
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
