import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { CertificateLine, PersonLine } from '@zhaofa/contract'
import { certificateStatuses } from '@zhaofa/domain/authority/certificate.ts'
import { personStatuses } from '@zhaofa/domain/authority/person-states.ts'
import { roles as roleTitles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { useState } from 'react'
import { departmentsQuery, personQuery } from '../../api/administration.ts'
import { useSession } from '../../app/use-session.ts'
import type { Change } from '../../forms/ChangeSheet.tsx'
import { Button } from '../../ui/Button.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { OfficerPhoto } from './OfficerPhoto.tsx'
import * as changes from './person-changes.ts'
import { PersonChangeSheet } from './PersonChangeSheet.tsx'

/** One person: account by the system administrator, authority by the security administrator. */
export function PersonPage() {
  const { personId } = useParams({ from: '/office/administration/people/$personId' })
  const { data } = useSuspenseQuery(personQuery(personId))
  const { data: list } = useQuery(departmentsQuery)
  const [change, setChange] = useState<Change | null>(null)
  const { person } = data
  useTitle(person.name)
  const ofAccount = [
    changes.changeDetails(person, list?.departments ?? []),
    changes.setContact(person),
    changes.unlock(person),
  ]
  const ofBoth = [
    changes.setState(person),
    changes.resetPassword(person),
    changes.resetSecondFactor(person),
  ]
  const ofAuthority = [
    changes.setRoles(person),
    changes.issueCertificate(person),
    changes.setLegalQualification(person),
    changes.endSessions(person),
    changes.revokeSigning(person),
  ]
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/administration/$section" params={{ section: 'people' }}>
            人员和证件
          </Link>
        </li>
        <li>{person.name}</li>
      </ol>
      <div className="page-title">
        <h1>{person.name}</h1>
        <span className={person.status === 'active' ? 'tag green' : 'tag'}>
          {personStatuses[person.status]}
        </span>
        <span className="sub">
          {person.account}
          <i className="bar-between" />
          {person.department.name}
          {person.post && `，${person.post}`}
        </span>
      </div>
      <ChangeButtons
        title="账号"
        keepers={['system-admin']}
        changes={ofAccount}
        onOpen={setChange}
      />
      <ChangeButtons
        title="权限"
        keepers={['security-admin']}
        changes={ofAuthority}
        onOpen={setChange}
      />
      <ChangeButtons
        title="在岗、重设"
        keepers={['system-admin', 'security-admin']}
        changes={ofBoth}
        onOpen={setChange}
      />
      <Roles person={person} />
      {person.duty === 'business' && <OfficerPhoto person={person} />}
      {person.certificates.map((certificate) => (
        <Certificate
          key={certificate.id}
          certificate={certificate}
          onChange={() => setChange(changes.changeCertificate(person, certificate))}
        />
      ))}
      <ChangeTable title="经过" changes={data.history} />
      {change && <PersonChangeSheet change={change} onClose={() => setChange(null)} />}
    </>
  )
}

type ButtonsProps = {
  title: string
  keepers: readonly Role[]
  changes: readonly Change[]
  onOpen: (change: Change) => void
}

/** What this administrator may do; the other's changes stay visible and say whose they are. */
function ChangeButtons({ title, keepers, changes: offered, onOpen }: ButtonsProps) {
  const { person: me } = useSession()
  const blocked = keepers.some((role) => me.roles.includes(role))
    ? undefined
    : `由${keepers.map((role) => roleTitles[role]).join('或者')}办理`
  return (
    <div className="also card below-12">
      <span>
        {title}
        {blocked && `（${blocked}）`}
      </span>
      {offered.map((change) => (
        <Button
          key={change.title}
          look="outlined"
          size="small"
          blocked={blocked}
          onPress={() => onOpen(change)}
        >
          {change.title}
        </Button>
      ))}
    </div>
  )
}

function Roles({ person }: { person: PersonLine }) {
  const { roles, secondFactor, phone } = person
  const { legalQualificationNo, qualifiedOn, firstReviewOn, reviewFrom, reviewUntil } = person
  return (
    <section className="card" aria-label="角色和资格">
      <div className="card-body">
        <dl className="facts">
          <div>
            <dt>角色</dt>
            <dd>{roles.map((role) => roleTitles[role]).join('、') || '还没有角色'}</dd>
          </div>
          <div>
            <dt>电话</dt>
            <dd>{phone ?? '没有登记'}</dd>
          </div>
          <div>
            <dt>动态码</dt>
            <dd>{secondFactor ? '已启用' : '没有启用'}</dd>
          </div>
          <div>
            <dt>法律职业资格</dt>
            <dd>
              {legalQualificationNo ?? '没有登记'}
              {qualifiedOn && `，${qualifiedOn} 取得`}
              {firstReviewOn && `，${firstReviewOn} 起从事法制审核`}
            </dd>
          </div>
          {(reviewFrom ?? reviewUntil) && (
            <div>
              <dt>审核聘任</dt>
              <dd>
                {reviewFrom ?? '此前'} 至 {reviewUntil ?? '另行通知为止'}
              </dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  )
}

type CertificateProps = { certificate: CertificateLine; onChange: () => void }

function Certificate({ certificate, onChange }: CertificateProps) {
  const { person: me } = useSession()
  const { number, categories, region, regionName, issuer, validFrom, validTo, status, note } =
    certificate
  return (
    <section className="card" aria-label={`执法证 ${number}`}>
      <div className="card-head">
        <h2>执法证 {number}</h2>
        <span className={note === null ? 'tag green' : 'tag red'}>
          {note ?? certificateStatuses[status]}
        </span>
        <span className="spacer" />
        <Button
          look="outlined"
          size="small"
          blocked={me.roles.includes('security-admin') ? undefined : '由安全管理员办理'}
          onPress={onChange}
        >
          变更执法证
        </Button>
      </div>
      <div className="card-body">
        <dl className="facts">
          <div>
            <dt>类别</dt>
            <dd>{categories.join('、')}</dd>
          </div>
          <div>
            <dt>区域</dt>
            <dd>
              {regionName}（{region}）
            </dd>
          </div>
          <div>
            <dt>发证机关</dt>
            <dd>{issuer}</dd>
          </div>
          <div>
            <dt>有效期</dt>
            <dd>
              {validFrom} 至 {validTo}
            </dd>
          </div>
        </dl>
      </div>
    </section>
  )
}
