import type { NoticeDesk } from '@zhaofa/contract'
import { Icon } from '../../ui/Icon.tsx'
import { longDay } from '../../ui/days.ts'

/** 泄漏检查: where it looked, and how often it found something. Names the surface, never the secret. */
export function LeakTest({ leak }: { leak: NoticeDesk['leak'] }) {
  const { surfaces, secrets, hits } = leak
  const clean = hits.length === 0
  return (
    <section className="card" aria-label="泄漏检查">
      <div className="card-head">
        <h2>泄漏检查</h2>
        <span className="spacer" />
        <span className={clean ? 'tag green' : 'tag red'}>
          <Icon name={clean ? 'tick' : 'warning'} />
          {clean ? '通过' : `命中 ${hits.length} 处，不能发布`}
        </span>
      </div>
      <div className="card-body">
        <p>
          用本案 {secrets} 项不公开内容，逐个检索将要发布的 {surfaces.length} 处，命中数：
        </p>
        <ul className="leaks">
          {surfaces.map((surface) => {
            const found = hits.filter((hit) => hit.surface === surface).length
            return (
              <li key={surface}>
                {surface}
                <b className={found === 0 ? 'ok' : 'bad'}>{found}</b>
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}

export function DisplayPeriod({ desk }: { desk: NoticeDesk }) {
  return (
    <section className="card" aria-label="公示到何时">
      <div className="card-head">
        <h2>公示到何时</h2>
      </div>
      <div className="card-body">
        <dl className="facts">
          <div>
            <dt>本局网站</dt>
            <dd>{desk.expiresOn ? `至 ${longDay(desk.expiresOn)}` : '发布后按信用规则计算'}</dd>
          </div>
          {desk.publicUrl && (
            <div>
              <dt>公众页面</dt>
              <dd>
                <a href={desk.publicUrl} target="_blank" rel="noreferrer">
                  看公众看到的页面
                </a>
              </dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  )
}
