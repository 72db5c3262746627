import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PersonLine } from '@zhaofa/contract'
import { certificateStatuses } from '@zhaofa/domain/authority/certificate.ts'
import { personStatuses } from '@zhaofa/domain/authority/person-states.ts'
import { roles as roleTitles } from '@zhaofa/domain/authority/roles.ts'
import { useDeferredValue, useState } from 'react'
import { departmentsQuery, staffQuery } from '../../api/administration.ts'
import { messageOf } from '../../api/problem.ts'
import { useSession } from '../../app/use-session.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { useShown } from '../../ui/use-shown.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { join } from './person-changes.ts'
import { OpenSet } from './OpenSet.tsx'
import { useOpenSet } from './use-open-set.ts'
import { PersonChangeSheet } from './PersonChangeSheet.tsx'

const warnBeforeDays = 60

/** Everybody of the agency, with roles and certificates; what ends soon says so. */
export function PeopleSection() {
  const { person: me } = useSession()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const set = useOpenSet('people')
  const first = useShown(500, 500)
  const { data, error } = useQuery(staffQuery(q, set, first.shown))
  const { data: departments } = useQuery(departmentsQuery)
  const [adding, setAdding] = useState(false)
  if (error) return <Empty title={messageOf(error)} />
  return (
    <section className="card" aria-label="人员">
      <div className="filters">
        <input
          className="input"
          type="search"
          aria-label="姓名或者账号"
          placeholder="姓名或者账号"
          maxLength={40}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {set && <OpenSet set={set} section="people" />}
        <span className="spacer" />
        <Button
          blocked={me.roles.includes('system-admin') ? undefined : '由系统管理员提请'}
          onPress={() => setAdding(true)}
        >
          登记人员
        </Button>
      </div>
      {!data && <Skeleton rows={6} />}
      {data && (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>姓名</th>
              <th>机构、职务</th>
              <th>角色</th>
              <th>执法证</th>
              <th>状态</th>
            </tr>
          </thead>
          <tbody>
            {data.people.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </tbody>
        </table>
      )}
      {data && <LeftOut left={data.left} what="人" shown={first} />}
      {adding && departments && (
        <PersonChangeSheet
          change={join(departments.departments)}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  )
}

function PersonRow({ person }: { person: PersonLine }) {
  const { id, name, account, department, post, roles, status, certificates } = person
  return (
    <tr>
      <td data-label="姓名">
        <Link to="/administration/people/$personId" params={{ personId: id }}>
          <b>{name}</b>
        </Link>{' '}
        <span className="sub">{account}</span>
      </td>
      <td data-label="机构、职务">
        {department.name}
        {post && `，${post}`}
      </td>
      <td data-label="角色">
        {roles.length === 0 ? (
          <span className="sub">还没有角色</span>
        ) : (
          roles.map((role) => roleTitles[role]).join('、')
        )}
      </td>
      <td data-label="执法证">
        {certificates.map((certificate) => (
          <div key={certificate.id}>
            {certificate.number}{' '}
            {certificate.status !== 'active' ? (
              <span className="tag red">{certificateStatuses[certificate.status]}</span>
            ) : certificate.daysLeft < 0 ? (
              <span className="tag red">已过期</span>
            ) : certificate.daysLeft <= warnBeforeDays ? (
              <span className="tag amber">剩 {certificate.daysLeft} 天</span>
            ) : (
              <span className="sub">至 {certificate.validTo}</span>
            )}
          </div>
        ))}
      </td>
      <td data-label="状态">
        <span className={status === 'active' ? 'tag green' : 'tag'}>{personStatuses[status]}</span>
      </td>
    </tr>
  )
}
