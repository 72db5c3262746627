import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { roles as roleTitles } from '@zhaofa/domain/authority/roles.ts'
import { signOut } from '../../api/session.ts'
import { useSession } from '../../app/use-session.ts'
import { Button } from '../../ui/Button.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { OwnCertificate } from './OwnCertificate.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { SecondFactorCard } from './SecondFactorCard.tsx'
import { Sessions } from './Sessions.tsx'
import { SigningCertificateCard } from './SigningCertificateCard.tsx'

/** Who reads the scans of others. */
const overseers: readonly string[] = ['department-head', 'agency-head', 'supervisor']

/** Who signs no paper of a case. */
const signsNothing: readonly string[] = [
  'system-admin',
  'security-admin',
  'audit-admin',
  'supervisor',
]

/** 我的: account, certificate, password, second factor, where I am signed in. */
export function MePage() {
  useTitle('我的')
  const session = useSession()
  const { person, account, agency, certificate } = session
  const navigate = useNavigate()
  const queries = useQueryClient()
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      queries.clear()
      await navigate({ to: '/login' })
    },
  })
  return (
    <>
      <div className="page-title">
        <h1>{person.name}</h1>
        <span className="sub">
          {agency.name}
          {person.post && (
            <>
              <i className="bar-between" />
              {person.post}
            </>
          )}
        </span>
        <span className="spacer" />
        <Button look="outlined" busy={leaving.isPending} onPress={() => leaving.mutate()}>
          退出登录
        </Button>
      </div>
      <div className="with-rail">
        <div>
          <section className="card" aria-label="账号">
            <div className="card-head">
              <h2>账号</h2>
            </div>
            <div className="card-body">
              <dl className="facts">
                <div>
                  <dt>账号</dt>
                  <dd>{account}</dd>
                </div>
                <div>
                  <dt>角色</dt>
                  <dd>{person.roles.map((role) => roleTitles[role]).join('、')}</dd>
                </div>
              </dl>
            </div>
          </section>
          <PasswordCard />
          <SecondFactorCard inForce={session.secondFactor} />
          {!person.roles.some((role) => signsNothing.includes(role)) && (
            <SigningCertificateCard secondFactor={session.secondFactor} />
          )}
          <Sessions />
        </div>
        <aside className="rail" aria-label="执法证">
          <Link to="/me/training" className="button outlined wide below-12">
            我的培训
          </Link>
          {(certificate || person.roles.some((role) => overseers.includes(role))) && (
            <Link to="/me/scans" className="button outlined wide below-12">
              亮证扫码记录
            </Link>
          )}
          {certificate && (
            <>
              {certificate.status === 'active' && (
                <Link to="/me/certificate" className="button show">
                  亮证：出示二维码
                </Link>
              )}
              <OwnCertificate holder={person.name} certificate={certificate} />
            </>
          )}
        </aside>
      </div>
    </>
  )
}
