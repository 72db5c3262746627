import type { OwnCertificate as Certificate } from '@zhaofa/contract'
import { longDay } from '../../ui/days.ts'

const states = {
  active: ['green', '有效'],
  suspended: ['red', '暂扣'],
  revoked: ['red', '注销'],
} as const

/** 执法证, as it is shown before an enforcement act (处罚法第55条). */
export function OwnCertificate({ holder, certificate }: Props) {
  const { number, categories, region, validFrom, validTo, status } = certificate
  const [tone, title] = states[status]
  return (
    <section className="card" aria-label="我的执法证">
      <div className="card-head">
        <h2>我的执法证</h2>
        <span className="spacer" />
        <span className={`tag ${tone}`}>{title}</span>
      </div>
      <div className="card-body">
        <dl className="facts">
          <div>
            <dt>姓名</dt>
            <dd>{holder}</dd>
          </div>
          <div>
            <dt>证号</dt>
            <dd>{number}</dd>
          </div>
          <div>
            <dt>类别</dt>
            <dd>{categories.join('、')}</dd>
          </div>
          <div>
            <dt>区域代码</dt>
            <dd>{region}</dd>
          </div>
          <div>
            <dt>有效期</dt>
            <dd>
              {longDay(validFrom)} 至 {longDay(validTo)}
            </dd>
          </div>
        </dl>
        <p className="sub above-6">执法时请主动出示；公众可以扫码，或者在公示平台按证号核验。</p>
      </div>
    </section>
  )
}

type Props = { holder: string; certificate: Certificate }
