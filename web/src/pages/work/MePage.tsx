import { roles as roleTitles } from '@zhaofa/domain/authority/roles.ts'
import { useSession } from '../../app/use-session.ts'
import { useTitle } from '../../ui/use-title.ts'

export function MePage() {
  useTitle('我的')
  const { person, account, agency } = useSession()
  return (
    <>
      <div className="page-title">
        <h1>{person.name}</h1>
        <span className="sub">{agency.name}</span>
      </div>
      <section className="card" style={{ maxWidth: 560 }}>
        <div className="card-body">
          <dl className="facts">
            <div>
              <dt>账号</dt>
              <dd>{account}</dd>
            </div>
            <div>
              <dt>职务</dt>
              <dd>{person.post}</dd>
            </div>
            <div>
              <dt>角色</dt>
              <dd>{person.roles.map((role) => roleTitles[role]).join('、')}</dd>
            </div>
          </dl>
        </div>
      </section>
    </>
  )
}
