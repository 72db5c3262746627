import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseView, LimitView } from '@zhaofa/contract'
import { yuanText } from '@zhaofa/domain/shared/money.ts'
import { informantQuery, revealParty } from '../../api/cases.ts'
import { messageOf } from '../../api/problem.ts'
import { EvidenceFile } from '../../case/CaseFiles.tsx'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { LimitSum } from '../../limits/LimitSum.tsx'
import { chinaDay } from '../../ui/days.ts'
import { Icon } from '../../ui/Icon.tsx'

export function CaseRail({ file, today }: { file: CaseView; today: string }) {
  return (
    <aside className="rail" aria-label="案件要素">
      <Limits limits={file.limits} today={today} />
      {file.party && <Party caseId={file.id} party={file.party} />}
      {file.informant && <Reporter caseId={file.id} informant={file.informant} />}
      {file.money.length > 0 && <Money money={file.money} />}
      <EvidenceList file={file} />
      <Proof file={file} />
      {file.mayExport && <TakeOut caseId={file.id} />}
    </aside>
  )
}

/** The nearest one lies open; the others open by their chip. */
function Limits({ limits, today }: { limits: readonly LimitView[]; today: string }) {
  if (limits.length === 0) return null
  const running = limits.filter(({ state, dueOn }) => state === 'running' && dueOn)
  const nearest = running.reduce<LimitView | null>(
    (first, each) => (!first || (each.dueOn ?? '') < (first.dueOn ?? '') ? each : first),
    null,
  )
  const others = limits.filter((each) => each !== nearest)
  return (
    <section className="card" aria-label="期限">
      <div className="card-head">
        <h2>期限</h2>
        <span className="spacer" />
        <span className="sub">{limits.length} 项</span>
      </div>
      <div className="card-body">
        {nearest && (
          <>
            <div className="rail-row">
              <span>{nearest.title}</span>
              <span className="spacer" />
              <LimitChip limit={nearest} today={today} />
            </div>
            <div className="calculation">
              <LimitSum limit={nearest} today={today} />
            </div>
          </>
        )}
        {others.map((limit) => (
          <div key={limit.id + limit.startsOn} className="rail-row">
            <span>{limit.title}</span>
            <span className="spacer" />
            {limit.state === 'waiting' ? (
              <span className="sub">{limit.chip}</span>
            ) : (
              <LimitChip limit={limit} today={today} />
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function Party({ caseId, party }: { caseId: string; party: NonNullable<CaseView['party']> }) {
  const seen = useMutation({ mutationFn: () => revealParty(caseId) })
  const code = seen.data?.code ?? party.code
  const phone = seen.data?.phone ?? party.phone
  return (
    <section className="card" aria-label="当事人">
      <div className="card-head">
        <h2>当事人</h2>
        <span className="spacer" />
        <span className="sub">{party.kindTitle}</span>
      </div>
      <div className="card-body">
        <dl className="facts">
          <Fact name="名称">{party.name}</Fact>
          <Fact name={party.kind === 'natural-person' ? party.codeTitle : '信用代码'}>{code}</Fact>
          {party.personInCharge && (
            <Fact name={party.kind === 'organisation' ? '法定代表人' : '经营者'}>
              {party.personInCharge}
            </Fact>
          )}
          <Fact name="住所">{party.address}</Fact>
          <Fact name="电话">
            {phone}{' '}
            {!seen.data && (
              <button type="button" className="link" onClick={() => seen.mutate()}>
                查看（记入日志）
              </button>
            )}
          </Fact>
          <Fact name="送达">
            {party.electronicService
              ? `已同意电子送达：${party.electronicService}`
              : '没有签电子送达确认书'}
          </Fact>
        </dl>
      </div>
    </section>
  )
}

/** 举报人: named nowhere in the case. Who it is, is read apart, and the reading recorded. */
function Reporter(props: { caseId: string; informant: NonNullable<CaseView['informant']> }) {
  const { caseId, informant } = props
  const queries = useQueryClient()
  const seen = useMutation({ mutationFn: () => queries.fetchQuery(informantQuery(caseId)) })
  const { informant: who = null, earlier = [] } = seen.data ?? {}
  return (
    <section className="card" aria-label="举报人">
      <div className="card-head">
        <h2>举报人</h2>
        <span className="spacer" />
        <span className="sub">{informant.named ? '实名' : '匿名或者没有举报人'}</span>
      </div>
      <div className="card-body">
        {who && (
          <dl className="facts">
            <Fact name="姓名">{who.name}</Fact>
            <Fact name="联系方式">{who.contact}</Fact>
          </dl>
        )}
        {earlier.map(({ name, contact, at, by, reason }) => (
          <p key={at} className="sub">
            更正以前：<del>{`${name}，${contact}`}</del>（{by} {chinaDay(at)} 登记
            {reason !== null && `，${reason}`}）
          </p>
        ))}
        {seen.data && !who && earlier.length === 0 && <p className="sub">没有登记举报人。</p>}
        {seen.error && <p className="sub">{messageOf(seen.error)}</p>}
        {!informant.mayRead && <p className="sub">只有登记、核查线索和承办案件的人能够查看。</p>}
        {informant.mayRead && !seen.data && (
          <button type="button" className="link" onClick={() => seen.mutate()}>
            查看（记入日志）
          </button>
        )}
      </div>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Money({ money }: { money: CaseView['money'] }) {
  return (
    <section className="card" aria-label="款项">
      <div className="card-head">
        <h2>款项</h2>
      </div>
      <div className="card-body">
        {money.map(({ title, fen }) => (
          <div key={title} className="rail-row">
            <span>{title}</span>
            <span className="spacer" />
            <b>{yuanText(fen)} 元</b>
          </div>
        ))}
      </div>
    </section>
  )
}

function EvidenceList({ file }: { file: CaseView }) {
  const { evidence, documents } = file
  return (
    <section className="card" aria-label="证据">
      <div className="card-head">
        <h2>证据</h2>
        <span className="sub">{evidence.length} 件</span>
        <span className="spacer" />
        <span className="sub">文书 {documents.length} 份</span>
      </div>
      <div className="card-body">
        {evidence.length === 0 && <p className="sub">还没有证据。由承办人登记。</p>}
        {evidence.map((each, index) => (
          <div key={each.id} className="rail-row">
            <span className="sub">{index + 1}</span>
            <EvidenceFile caseId={file.id} evidence={each} />
            <span className="spacer" />
            <span className="sub">{each.kind}</span>
          </div>
        ))}
      </div>
    </section>
  )
}

function TakeOut({ caseId }: { caseId: string }) {
  return (
    <section className="card" aria-label="电子档案包">
      <div className="card-head">
        <h2>电子档案包</h2>
      </div>
      <div className="card-body">
        <a className="file" href={`/api/cases/${caseId}/package`} download>
          <Icon name="paper" />
          <span>导出整个案卷（ZIP）</span>
        </a>
        <p className="sub">
          正卷、副卷、签名和证明都在里面，解开后不用联网就能看、能核验。导出会记入查阅记录。
        </p>
      </div>
    </section>
  )
}

function Proof({ file }: { file: CaseView }) {
  const { entries, inLog, lastIndex, treeSize, root } = file.proof
  const whole = inLog >= entries
  return (
    <section className="card" aria-label="存证">
      <div className="card-head">
        <h2>存证</h2>
        <span className="spacer" />
        <span className={whole ? 'proven' : 'sub'}>
          {whole && <Icon name="tick" />}
          {whole ? `${entries} 条全部入账` : `${entries} 条，已入账 ${inLog} 条`}
        </span>
      </div>
      <div className="card-body">
        <dl className="facts">
          <Fact name="最近一条">
            {lastIndex === null ? '正在入账' : `第 ${lastIndex.toLocaleString('zh-CN')} 号`}
          </Fact>
          <Fact name="检查点">
            <span className="mono">
              {treeSize.toLocaleString('zh-CN')}
              {root && (
                <>
                  <i className="bar-between" />
                  {root.slice(0, 4)} {root.slice(4, 8)}…
                </>
              )}
            </span>
          </Fact>
        </dl>
        <Link to="/ledger" search={{ case: file.id }} className="button outlined small above-6">
          在本机核验
        </Link>
      </div>
    </section>
  )
}
