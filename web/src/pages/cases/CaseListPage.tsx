import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { CaseListQuery, CaseRow } from '@zhaofa/contract'
import { stages } from '@zhaofa/domain/kernel/procedure.ts'
import { caseListQuery } from '../../api/cases.ts'
import { PageProblem } from '../../app/PageProblem.tsx'
import { OpeningButtons } from '../../case/OpeningLinks.tsx'
import { PlainChip } from '../../limits/LimitChip.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { CaseSetFilters } from './CaseSetFilters.tsx'
import { NextPage } from '../../ui/NextPage.tsx'
import { SearchInput } from '../../ui/SearchInput.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'

type Filters = Omit<CaseListQuery, 'after'>

/** 案件: filters live in the address, so a list can be sent to a colleague. */
export function CaseListPage() {
  useTitle('案件')
  const filters = useSearch({ from: '/office/cases' })
  const navigate = useNavigate()
  const cases = useInfiniteQuery(caseListQuery(filters))
  const setFilters = (change: Filters) =>
    void navigate({ to: '/cases', search: withoutEmpty({ ...filters, ...change }), replace: true })
  const rows = cases.data?.pages.flatMap((page) => page.rows) ?? []
  const total = cases.data?.pages[0]?.total
  return (
    <>
      <div className="page-title">
        <h1>案件</h1>
        {total && (
          <span className="sub">{total.exact ? `${total.count} 件` : `${total.count} 件以上`}</span>
        )}
        <span className="spacer" />
        <Link className={buttonClass('outlined')} to="/old-cases">
          导入的旧案
        </Link>
        <OpeningButtons />
      </div>
      <section className="card" aria-label="案件清单">
        <CaseFilters filters={filters} onChange={setFilters} />
        {cases.isPending && <Skeleton rows={5} />}
        {cases.error && <PageProblem error={cases.error} />}
        {cases.data && rows.length === 0 && <NothingFound filters={filters} />}
        <ul className="case-list">
          {rows.map((row) => (
            <CaseLine key={row.id} row={row} />
          ))}
        </ul>
        <NextPage list={cases} />
      </section>
    </>
  )
}

const abouts = [
  [undefined, '案件和检查'],
  ['cases', '案件'],
  ['visits', '检查'],
] as const

function CaseFilters({ filters, onChange }: { filters: Filters; onChange: (f: Filters) => void }) {
  return (
    <div className="filters">
      <SearchInput
        label="文号、当事人、案由"
        q={filters.q ?? ''}
        onSearch={(q) => onChange({ q })}
      />
      <div className="segments" role="group" aria-label="案件还是检查">
        {abouts.map(([about, title]) => (
          <button
            key={title}
            type="button"
            aria-pressed={filters.about === about}
            onClick={() => onChange({ about })}
          >
            {title}
          </button>
        ))}
      </div>
      <div className="segments" role="group" aria-label="阶段">
        {['', ...stages].map((stage) => (
          <button
            key={stage}
            type="button"
            aria-pressed={(filters.stage ?? '') === stage}
            onClick={() => onChange({ stage })}
          >
            {stage || '全部'}
          </button>
        ))}
      </div>
      <CaseSetFilters filters={filters} onChange={onChange} />
      <label>
        <input
          type="checkbox"
          checked={filters.mine === 'true'}
          onChange={({ target }) => onChange({ mine: target.checked ? 'true' : undefined })}
        />{' '}
        我承办的
      </label>
      <label>
        <input
          type="checkbox"
          checked={filters.state === 'all'}
          onChange={({ target }) => onChange({ state: target.checked ? 'all' : undefined })}
        />{' '}
        含已结案
      </label>
    </div>
  )
}

function withoutEmpty(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => Boolean(value)))
}

function CaseLine({ row }: { row: CaseRow }) {
  const { id, title, number, cause, step, stage, investigators, limit } = row
  return (
    <li>
      <div>
        <h3>
          <Link to="/cases/$caseId" params={{ caseId: id }}>
            {title}
          </Link>
        </h3>
        <p>
          {number ? <span className="nowrap">{number}</span> : '还没有文号'}
          {investigators.length > 0 && (
            <>
              <i className="bar-between" />
              承办 {investigators.join('、')}
            </>
          )}
          {cause && !title.includes(cause) && (
            <>
              <i className="bar-between" />
              {cause}
            </>
          )}
        </p>
      </div>
      <div>
        {step}
        <p className="sub">{stage}</p>
      </div>
      <div>
        {limit ? (
          <>
            <PlainChip {...limit} />
            <p className="sub">{limit.title}</p>
          </>
        ) : (
          <span className="sub">没有在走的期限</span>
        )}
      </div>
    </li>
  )
}

function NothingFound({ filters }: { filters: Filters }) {
  if (!filters.q && filters.about === 'visits') {
    return (
      <Empty title="这里没有检查">
        可以换一个阶段查找，办结的要勾选“含已结案”；也可以登记检查。
      </Empty>
    )
  }
  return filters.q ? (
    <Empty title={`没有找到“${filters.q}”`}>
      可以只输入当事人名称的几个字，或者文号里的数字；已结案的要勾选“含已结案”。
    </Empty>
  ) : (
    <Empty title="这里还没有案件">可以换一个阶段查找，或者登记一条线索。</Empty>
  )
}
