import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ImportedCaseQuery, ImportedCaseRow } from '@zhaofa/contract'
import { oldCaseListQuery } from '../../api/old-cases.ts'
import { PageProblem } from '../../app/PageProblem.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { NextPage } from '../../ui/NextPage.tsx'
import { SearchInput } from '../../ui/SearchInput.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'

type Filters = Omit<ImportedCaseQuery, 'after'>

/** 导入的旧案: found by words, or by what is due in the archive. */
export function OldCaseListPage() {
  useTitle('导入的旧案')
  const filters = useSearch({ from: '/office/old-cases' })
  const navigate = useNavigate()
  const cases = useInfiniteQuery(oldCaseListQuery(filters))
  const setFilters = (search: Filters) => void navigate({ to: '/old-cases', search, replace: true })
  const rows = cases.data?.pages.flatMap((page) => page.rows) ?? []
  const total = cases.data?.pages[0]?.total
  return (
    <>
      <div className="page-title">
        <h1>导入的旧案</h1>
        {total && (
          <span className="sub">{total.exact ? `${total.count} 件` : `${total.count} 件以上`}</span>
        )}
        <span className="spacer" />
        <Link className={buttonClass('outlined')} to="/cases">
          本系统办的案件
        </Link>
        <Link className={buttonClass('outlined')} to="/old-cases/imports">
          旧案导入
        </Link>
      </div>
      <section className="card" aria-label="旧案清单">
        <OldCaseFilters filters={filters} onChange={setFilters} />
        {cases.isPending && <Skeleton rows={5} />}
        {cases.error && <PageProblem error={cases.error} />}
        {cases.data && rows.length === 0 && (
          <Empty title={filters.q ? `没有找到“${filters.q}”` : '这里没有导入的旧案'}>
            使用本系统以前办结的案件，从表格导入以后在这里。
          </Empty>
        )}
        <ul className="case-list">
          {rows.map((row) => (
            <OldCaseLine key={`${row.importId} ${row.line}`} row={row} />
          ))}
        </ul>
        <NextPage list={cases} />
      </section>
    </>
  )
}

function OldCaseFilters({
  filters,
  onChange,
}: {
  filters: Filters
  onChange: (f: Filters) => void
}) {
  const { q = '', due, importId } = filters
  const changed = (change: { q?: string; due?: boolean; importId?: string }) => {
    const next = { q, due: due === 'true', importId: importId ?? '', ...change }
    onChange({
      ...(next.q && { q: next.q }),
      ...(next.due && { due: 'true' as const }),
      ...(next.importId && { importId: next.importId }),
    })
  }
  return (
    <div className="filters">
      <SearchInput
        label="文号、当事人、案由、档号"
        q={q}
        onSearch={(typed) => changed({ q: typed })}
      />
      <label>
        <input
          type="checkbox"
          checked={due === 'true'}
          onChange={({ target }) => changed({ due: target.checked })}
        />{' '}
        一年内保管期限届满
      </label>
      {importId && (
        <button type="button" className="link" onClick={() => changed({ importId: '' })}>
          一次导入的 ×
        </button>
      )}
    </div>
  )
}

function OldCaseLine({ row }: { row: ImportedCaseRow }) {
  const { importId, line, number, party, cause, decidedOn, outcome, archiveNo } = row
  return (
    <li>
      <div>
        <h3>
          <Link to="/old-cases/$importId/$line" params={{ importId, line: String(line) }}>
            {party}
          </Link>{' '}
          <span className="tag">导入</span>
        </h3>
        <p>
          <span className="nowrap">{number}</span>
          <i className="bar-between" />
          {cause}
        </p>
      </div>
      <div>
        {outcome}
        <p className="sub">{decidedOn}</p>
      </div>
      <div>
        {archiveNo ? `档号 ${archiveNo}` : <span className="sub">没有档号</span>}
        <p className="sub">{keptText(row)}</p>
      </div>
    </li>
  )
}

const keptText = ({ retention, keptUntil }: ImportedCaseRow) =>
  retention === null ? '没有保管期限' : `${retention}${keptUntil ? `，到 ${keptUntil}` : ''}`
