import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LegalUnitView, ReviewerLine } from '@zhaofa/contract'
import { useState, type ReactNode } from 'react'
import { legalUnitQuery } from '../../api/legal-unit.ts'
import { Empty } from '../../ui/Empty.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { TableLinks } from './TableLinks.tsx'
import { ProposalCard, UnitActs } from './UnitActs.tsx'
import { UnitHistory } from './UnitHistory.tsx'

const place = { book: 'unit', of: 'agency' } as const

/** 机构和审核人员: who was named, whether there are enough of them, and what each has to do. */
export function UnitSection() {
  const { data } = useSuspenseQuery(legalUnitQuery)
  return (
    <>
      <ProposalCard place={place} kept={data.kept} />
      <Unit view={data} />
      <Reviewers reviewers={data.reviewers} />
    </>
  )
}

function Unit({ view: { unit, share, history, kept } }: { view: LegalUnitView }) {
  return (
    <section className="card" aria-label="法制审核机构">
      <div className="card-head">
        <h2>法制审核机构</h2>
        {unit?.ended && <span className="tag red">委托已经届满</span>}
        <span className="spacer" />
        <UnitActs place={place} offers={kept.offers} leads={unit === null} />
      </div>
      <div className="card-body">
        {unit ? (
          <dl className="facts">
            <Fact label={unit.kind}>{unit.name}</Fact>
            <Fact label="负责人">{unit.head}</Fact>
            <Fact label="文件">{unit.document}</Fact>
            <Fact label="起止">
              {unit.since} {unit.until ? `至 ${unit.until}` : '起'}
            </Fact>
          </dl>
        ) : (
          <Empty title="还没有明确法制审核机构">
            国办发〔2018〕118号四（十一）要求明确具体负责法制审核的工作机构。由法制机构负责人提请，机关负责人同意。
          </Empty>
        )}
        {unit?.headUnfit && <MessageBar tone="amber">{unit.headUnfit}</MessageBar>}
        <div className="above-12">
          <MessageBar tone={share.missing > 0 || share.officers === 0 ? 'amber' : 'green'}>
            {share.words}。
          </MessageBar>
        </div>
        <UnitHistory history={history} />
      </div>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** By name; a list that is in another order would compare people by their work. */
function Reviewers({ reviewers }: { reviewers: readonly ReviewerLine[] }) {
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const shown = reviewers.filter(({ name, department }) => `${name}${department}`.includes(q))
  return (
    <section className="card" aria-label="法制审核人员">
      <div className="card-head">
        <h2>法制审核人员</h2>
        <span className="sub">{reviewers.length} 人</span>
        <span className="spacer" />
        <TableLinks table="reviewers" />
      </div>
      {reviewers.length > 0 && (
        <div className="filters not-printed">
          <input
            className="input"
            type="search"
            aria-label="姓名或者机构"
            placeholder="姓名或者机构"
            maxLength={40}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      {reviewers.length === 0 ? (
        <Empty title="还没有法制审核人员">
          由安全管理员在“人员和证件”里提请授予角色、登记资格和聘任，系统管理员核准。
        </Empty>
      ) : shown.length === 0 ? (
        <Empty title={`没有含“${q}”的人员`} />
      ) : (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>姓名</th>
              <th>资格</th>
              <th>聘任</th>
              <th>待审</th>
              <th>今年已审</th>
              <th>今年回避</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((reviewer) => (
              <Reviewer key={reviewer.id} reviewer={reviewer} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const warnBeforeDays = 30

function Reviewer({ reviewer }: { reviewer: ReviewerLine }) {
  const { name, post, isHead, qualificationNo, qualifiedOn, firstReviewOn } = reviewer
  const { reviewFrom, reviewUntil, unfit, daysLeft, open } = reviewer
  return (
    <tr>
      <td data-label="姓名">
        <b>{name}</b> <span className="sub">{post}</span>{' '}
        {isHead && <span className="tag">负责人</span>}
      </td>
      <td data-label="资格">
        {qualificationNo ?? <span className="sub">没有登记</span>}
        {qualifiedOn && <span className="sub"> {qualifiedOn} 取得</span>}
        {firstReviewOn && <div className="sub">{firstReviewOn} 起从事审核</div>}
      </td>
      <td data-label="聘任">
        {reviewFrom || reviewUntil
          ? `${reviewFrom ?? '此前'} 至 ${reviewUntil ?? '另行通知'}`
          : '没有期限'}
        {unfit === null && daysLeft !== null && daysLeft <= warnBeforeDays && (
          <div>
            <span className="tag amber">剩 {daysLeft} 天</span>
          </div>
        )}
        {unfit !== null && (
          <div>
            <span className="tag red">现在不能审核</span> <span className="sub">{unfit}</span>
          </div>
        )}
      </td>
      <td data-label="待审">
        {open.length} 件
        {open.slice(0, casesShown).map(({ caseId, title, number, dueOn, daysLeft: left }) => (
          <div key={caseId}>
            <Link to="/cases/$caseId" params={{ caseId }}>
              {number ?? title}
            </Link>{' '}
            <span className="sub">{dueOn && left !== null ? daysWords(left) : ''}</span>
          </div>
        ))}
        {open.length > casesShown && (
          <div className="sub">还有 {open.length - casesShown} 件，在“法制审核”里</div>
        )}
      </td>
      <td data-label="今年已审">{reviewer.reviewedThisYear} 件</td>
      <td data-label="今年回避">{reviewer.recusedThisYear} 次</td>
    </tr>
  )
}

/** The nearest of them; all are in the list of reviews. */
const casesShown = 3

function daysWords(left: number): string {
  if (left < 0) return `逾期 ${-left} 天`
  return left === 0 ? '今天到期' : `剩 ${left} 天`
}
