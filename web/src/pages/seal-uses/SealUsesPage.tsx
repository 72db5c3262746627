import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { SealUseQuery, SealUseRow } from '@zhaofa/contract'
import { sealUsesQuery, sealUsesTable } from '../../api/seal-uses.ts'
import { PageProblem } from '../../app/PageProblem.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { NextPage } from '../../ui/NextPage.tsx'
import { SearchInput } from '../../ui/SearchInput.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { chinaDay, chinaTime } from '../../ui/days.ts'
import { useTitle } from '../../ui/use-title.ts'

type Filters = Omit<SealUseQuery, 'after'>

/** 用印登记: every use of the seal, for whoever answers for it, keeps the files or supervises. */
export function SealUsesPage() {
  useTitle('用印登记')
  const filters = useSearch({ from: '/office/seal-uses' })
  const navigate = useNavigate()
  const uses = useInfiniteQuery(sealUsesQuery(filters))
  const setFilters = (search: Filters) => void navigate({ to: '/seal-uses', search, replace: true })
  const rows = uses.data?.pages.flatMap((page) => page.rows) ?? []
  const total = uses.data?.pages[0]?.total
  return (
    <>
      <div className="page-title">
        <h1>用印登记</h1>
        {total !== undefined && <span className="sub">{total} 次</span>}
        <span className="spacer" />
        <a className={buttonClass('outlined')} href={sealUsesTable(filters)} download>
          导出表格
        </a>
      </div>
      <section className="card" aria-label="用印清单">
        <div className="filters">
          <SearchInput
            label="文书、文号、办理人、用印编号"
            q={filters.q ?? ''}
            onSearch={(q) => setFilters(q === '' ? {} : { q })}
          />
        </div>
        {uses.isPending && <Skeleton rows={5} />}
        {uses.error && <PageProblem error={uses.error} />}
        {uses.data && rows.length === 0 && (
          <Empty title={filters.q ? `没有找到“${filters.q}”` : '还没有用过印'}>
            文书加盖印章时自动登记，每年从 1 号起连续编号。
          </Empty>
        )}
        {rows.length > 0 && (
          <table className="table rows-on-phone">
            <thead>
              <tr>
                <th>用印编号</th>
                <th>文书</th>
                <th>印章</th>
                <th>同意人</th>
                <th>办理人、用印时间</th>
                <th>证书、时间戳</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <SealUseLine key={row.documentId} row={row} />
              ))}
            </tbody>
          </table>
        )}
        <NextPage list={uses} />
      </section>
    </>
  )
}

const timeOf = (at: string) => `${chinaDay(at)} ${chinaTime(at)}`

function SealUseLine({ row }: { row: SealUseRow }) {
  const { number, title, paperNumber, seal, approvals, sealedBy, at, certificate, stampedAt } = row
  return (
    <tr>
      <td data-label="用印编号" className="nowrap">
        {number}
      </td>
      <td data-label="文书">
        <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
          {title}
        </Link>
        {paperNumber && <p className="sub">{paperNumber}</p>}
      </td>
      <td data-label="印章">{seal}</td>
      <td data-label="同意人">
        {approvals.length === 0 && <span className="sub">没有另行审批</span>}
        {approvals.map(({ role, name, at: agreedAt }) => (
          <p key={`${name} ${agreedAt}`}>
            {role} {name} <span className="sub nowrap">{timeOf(agreedAt)}</span>
          </p>
        ))}
      </td>
      <td data-label="办理人、用印时间">
        {sealedBy} <p className="sub nowrap">{timeOf(at)}</p>
      </td>
      <td data-label="证书、时间戳">
        <span title={`序列号 ${certificate.serial}`}>{certificate.name}</span>
        <p className="sub">{stampedAt === null ? '时间戳待补盖' : `时间戳 ${timeOf(stampedAt)}`}</p>
      </td>
    </tr>
  )
}
