import { useQuery, useQueryClient } from '@tanstack/react-query'
import { departmentKinds, type DepartmentView } from '@zhaofa/contract'
import { useState } from 'react'
import { administer, departmentsQuery } from '../../api/administration.ts'
import { messageOf } from '../../api/problem.ts'
import { useSession } from '../../app/use-session.ts'
import { askChoice, askText, askYesNo } from '../../forms/small-form-fields.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

const fields = [
  askText('name', '机构名称', { max: 40 }),
  askChoice('kind', '性质', departmentKinds),
  askYesNo('active', '是否在用'),
]

const create: Change = {
  title: '登记机构',
  effect: '登记后可以把人员编入这个机构。',
  initial: { active: true },
  fields,
  run: (values) => administer('POST', 'departments', values),
}

const changeOf = ({ id, name, kind, active }: DepartmentView): Change => ({
  title: '修改机构',
  effect: '改动记入变更记录；还有人员的机构不能停用。',
  initial: { name, kind, active },
  fields,
  run: (values) => administer('PUT', `departments/${id}`, values),
})

export function DepartmentSection() {
  const { person } = useSession()
  const queries = useQueryClient()
  const { data, error } = useQuery(departmentsQuery)
  const [change, setChange] = useState<Change | null>(null)
  const blocked = person.roles.includes('system-admin') ? undefined : '由系统管理员办理'
  if (error) return <Empty title={messageOf(error)} />
  if (!data) return <Skeleton />
  return (
    <section className="card" aria-label="机构">
      <div className="filters">
        <span className="sub">{data.departments.length} 个机构</span>
        <span className="spacer" />
        <Button blocked={blocked} onPress={() => setChange(create)}>
          登记机构
        </Button>
      </div>
      <table className="table rows-on-phone">
        <thead>
          <tr>
            <th>名称</th>
            <th>性质</th>
            <th>人数</th>
            <th>状态</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {data.departments.map((department) => (
            <tr key={department.id}>
              <td data-label="名称">
                <b>{department.name}</b>
              </td>
              <td data-label="性质">{departmentKinds[department.kind]}</td>
              <td data-label="人数">{department.people}</td>
              <td data-label="状态">{department.active ? '在用' : '停用'}</td>
              <td>
                <Button
                  look="outlined"
                  size="small"
                  blocked={blocked}
                  onPress={() => setChange(changeOf(department))}
                >
                  修改机构
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {change && (
        <ChangeSheet
          change={change}
          onClose={() => setChange(null)}
          onDone={() => void queries.invalidateQueries({ queryKey: ['administration'] })}
        />
      )}
    </section>
  )
}
