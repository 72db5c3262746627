import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { FirmView } from '@zhaofa/contract'
import { callKinds } from '@zhaofa/domain/inspection/register/firm-event.ts'
import {
  firmColumns,
  firmKinds,
  firmSources,
  firmStatuses,
  riskGrades,
} from '@zhaofa/domain/inspection/register/firm.ts'
import { useState } from 'react'
import { acceptLicence, firmQuery } from '../../api/firms.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { FaultBar } from '../../law/FaultBar.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { formInstant } from '../../ui/days.ts'
import { Empty } from '../../ui/Empty.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { calling, changing, confirming, reopening, strikingOff } from './firm-changes.ts'
import { Differences, FirmHistory } from './FirmHistory.tsx'

/** One firm: what the register says, what a newer licence says otherwise, cases, calls and history. */
export function FirmPage() {
  const { code } = useParams({ from: '/office/firms/$code' })
  const { agencyId } = useSearch({ from: '/office/firms/$code' })
  const { data: firm } = useSuspenseQuery(firmQuery(code, agencyId))
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Change | null>(null)
  useTitle(firm.name)
  const renew = () => void queries.invalidateQueries({ queryKey: ['firms'] })
  const isOpen = firm.status === 'open'
  return (
    <>
      <div className="page-title">
        <h1>{firm.name}</h1>
        <span className="sub mono">{firm.code}</span>
        <span className={isOpen ? 'tag green' : 'tag red'}>{firmStatuses[firm.status]}</span>
        <span className="spacer" />
        <Link className={buttonClass('outlined')} to="/firms">
          全部检查对象
        </Link>
      </div>
      {!isOpen && (
        <div className="below-14">
          <MessageBar tone="red">
            已登记为注销、吊销（{firm.statusReason}），不能作为检查对象。
          </MessageBar>
        </div>
      )}
      {firm.licence && <Licence firm={firm} onDone={renew} onAsk={setAsking} />}
      <section className="card" aria-label="登记的内容">
        <div className="card-head">
          <h2>登记的内容</h2>
          <span className="sub">
            {firmSources[firm.source]}，{formInstant(firm.changedAt)}
          </span>
        </div>
        <div className="card-body">
          <Facts firm={firm} />
          {firm.keeping === null && (
            <div className="also above-12 not-printed">
              <Button look="outlined" onPress={() => setAsking(changing(firm))}>
                变更
              </Button>
              <Button
                look="outlined"
                onPress={() => setAsking(isOpen ? strikingOff(firm) : reopening(firm))}
              >
                {isOpen ? '登记为注销、吊销' : '恢复在业'}
              </Button>
            </div>
          )}
        </div>
      </section>
      <Cases firm={firm} />
      <section className="card" aria-label="走访记录">
        <div className="card-head">
          <h2>走访、观摩（不是检查）</h2>
          {firm.keeping === null && (
            <Button look="outlined" size="small" onPress={() => setAsking(calling(firm))}>
              记一次走访
            </Button>
          )}
        </div>
        {firm.calls.length === 0 && (
          <Empty title="没有走访记录">不计入检查频次的走访记在这里。</Empty>
        )}
        <ul className="row-changes card-body">
          {firm.calls.map(({ kind, on, people, purpose, by }, i) => (
            <li key={i}>
              <span className="nowrap">{on}</span>
              <div>
                <p>
                  <span className="tag">{callKinds[kind]}</span> {purpose}
                </p>
                <p className="sub">
                  参加：{people}；{by} 记
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <FirmHistory firm={firm} />
      {asking && <ChangeSheet change={asking} onDone={renew} onClose={() => setAsking(null)} />}
    </>
  )
}

function Facts({ firm }: { firm: FirmView }) {
  const shown: readonly (readonly [string, string])[] = [
    ['统一社会信用代码', firm.code],
    [firmColumns.kind, firmKinds[firm.kind]],
    [firm.kind === 'sole-trader' ? '经营者' : '法定代表人（负责人）', firm.representative],
    [firmColumns.address, firm.address],
    [firmColumns.position, firm.position],
    [firmColumns.industry, firm.industry],
    [firmColumns.district, firm.district],
    [firmColumns.risk, firm.risk ? riskGrades[firm.risk] : '没有评级'],
    ['列入名录', firm.since],
    ['名录所属', firm.agencyName],
  ]
  return (
    <dl className="facts">
      {shown.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value || <span className="sub">没有填</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

type LicenceProps = { firm: FirmView; onDone: () => void; onAsk: (change: Change) => void }

/** What the licence of a newer case says otherwise: accepted in one press, or put aside with a reason. */
function Licence({ firm, onDone, onAsk }: LicenceProps) {
  const { code, revision, licence, keeping } = firm
  const accepting = useMutation({
    mutationFn: () => acceptLicence(code, { revision, at: licence?.at ?? '' }),
    onSuccess: onDone,
  })
  if (!licence) return null
  return (
    <section className="card" aria-label="案件所载营业执照">
      <div className="card-head">
        <h2>案件所载的营业执照和名录不同</h2>
        <span className="sub">{licence.at.slice(0, 10)} 的案件</span>
      </div>
      <div className="card-body">
        <Differences of={licence.differences} />
        {accepting.error && <FaultBar fault={accepting.error} />}
        <div className="also above-12 not-printed">
          <Button
            busy={accepting.isPending}
            blocked={keeping ?? undefined}
            onPress={() => accepting.mutate()}
          >
            采用营业执照的内容
          </Button>
          <Button
            look="outlined"
            blocked={keeping ?? undefined}
            onPress={() => onAsk(confirming(firm))}
          >
            名录不改
          </Button>
        </div>
      </div>
    </section>
  )
}

function Cases({ firm: { cases, casesLeft, otherCases } }: { firm: FirmView }) {
  return (
    <section className="card" aria-label="案件和检查">
      <div className="card-head">
        <h2>案件和检查</h2>
      </div>
      {cases.length === 0 && (
        <Empty title="没有您能查看的案件和检查">
          {otherCases > 0
            ? `本局另有 ${otherCases} 件，您没有参加办理。`
            : '本局没有办过它的案件。'}
        </Empty>
      )}
      <ul className="row-changes card-body">
        {cases.map(({ id, title, number, step, open }) => (
          <li key={id}>
            <span className={open ? 'tag blue' : 'tag'}>{open ? '在办' : '办结'}</span>
            <div>
              <p>
                <Link to="/cases/$caseId" params={{ caseId: id }}>
                  {title}
                </Link>
              </p>
              <p className="sub">{[number, step].filter(Boolean).join('，')}</p>
            </div>
          </li>
        ))}
      </ul>
      {cases.length > 0 && otherCases > 0 && (
        <p className="card-foot sub">本局另有 {otherCases} 件，您没有参加办理。</p>
      )}
      {casesLeft > 0 && <p className="card-foot sub">还有 {casesLeft} 件较早的没有列出。</p>}
    </section>
  )
}
