import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { FirmFilter, FirmRowView } from '@zhaofa/contract'
import { firmStatuses, riskGrades } from '@zhaofa/domain/inspection/register/firm.ts'
import { useState } from 'react'
import { firmChoicesQuery, firmListQuery, firmsExportUrl } from '../../api/firms.ts'
import { PageProblem } from '../../app/PageProblem.tsx'
import { ChangeSheet } from '../../forms/ChangeSheet.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { NextPage } from '../../ui/NextPage.tsx'
import { SearchInput } from '../../ui/SearchInput.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { adding } from './firm-changes.ts'

/** 检查对象: filters live in the address, so a list can be sent to a colleague. */
export function FirmListPage() {
  useTitle('检查对象')
  const filters = useSearch({ from: '/office/firms' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const firms = useInfiniteQuery(firmListQuery(filters))
  const [isAdding, setAdding] = useState(false)
  const setFilters = (change: FirmFilter) =>
    void navigate({ to: '/firms', search: withoutEmpty({ ...filters, ...change }), replace: true })
  const rows = firms.data?.pages.flatMap((page) => page.rows) ?? []
  const first = firms.data?.pages[0]
  const isFiltered = Object.keys(filters).length > 0
  return (
    <>
      <div className="page-title">
        <h1>检查对象</h1>
        {first && (
          <span className="sub">
            {first.total.exact ? `${first.total.count} 个` : `${first.total.count} 个以上`}
          </span>
        )}
        <span className="spacer" />
        {first && !first.supervised && (
          <Link className={buttonClass('outlined')} to="/firms/imports">
            表格导入{first.waiting > 0 && `（${first.waiting} 次待批准）`}
          </Link>
        )}
        {first?.keeping === null && <Button onPress={() => setAdding(true)}>登记检查对象</Button>}
      </div>
      <section className="card" aria-label="检查对象名录">
        <FirmFilters filters={filters} onChange={setFilters} />
        {firms.isPending && <Skeleton rows={5} />}
        {firms.error && <PageProblem error={firms.error} />}
        {first && rows.length === 0 && <NothingFound isFiltered={isFiltered} q={filters.q} />}
        <ul className="case-list">
          {rows.map((row) => (
            <FirmLine key={`${row.agencyId} ${row.code}`} row={row} />
          ))}
        </ul>
        <NextPage list={firms} />
        {rows.length > 0 && (
          <p className="card-foot sub not-printed">
            下载筛选后的全部：
            <a href={firmsExportUrl('xlsx', filters)} download>
              XLSX
            </a>
            <i className="bar-between" />
            <a href={firmsExportUrl('csv', filters)} download>
              CSV
            </a>
          </p>
        )}
      </section>
      {isAdding && (
        <ChangeSheet
          change={adding((code) => void navigate({ to: '/firms/$code', params: { code } }))}
          onDone={() => void queries.invalidateQueries({ queryKey: ['firms'] })}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

const withoutEmpty = (filters: FirmFilter): FirmFilter =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => Boolean(value)))

type FiltersProps = { filters: FirmFilter; onChange: (change: FirmFilter) => void }

function FirmFilters({ filters, onChange }: FiltersProps) {
  const { data: choices } = useQuery(firmChoicesQuery)
  return (
    <div className="filters not-printed">
      <SearchInput label="名称、代码的开头" q={filters.q ?? ''} onSearch={(q) => onChange({ q })} />
      <Narrowed
        label="行业"
        value={filters.industry}
        options={asIs(choices?.industries)}
        onPick={(industry) => onChange({ industry })}
      />
      <Narrowed
        label="区域"
        value={filters.district}
        options={asIs(choices?.districts)}
        onPick={(district) => onChange({ district })}
      />
      <Narrowed
        label="风险等级"
        value={filters.risk}
        options={{ ...riskGrades, none: '没有评级' }}
        onPick={(risk) => onChange({ risk: risk as FirmFilter['risk'] })}
      />
      <Narrowed
        label="状态"
        value={filters.status}
        options={firmStatuses}
        onPick={(status) => onChange({ status: status as FirmFilter['status'] })}
      />
    </div>
  )
}

const asIs = (texts: readonly string[] = []) =>
  Object.fromEntries(texts.map((each) => [each, each]))

type NarrowedProps = {
  label: string
  value: string | undefined
  options: Readonly<Record<string, string>>
  onPick: (value: string) => void
}

function Narrowed({ label, value = '', options, onPick }: NarrowedProps) {
  const isOwn = value === '' || Object.hasOwn(options, value)
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={({ target }) => onPick(target.value)}
    >
      <option value="">{label}：全部</option>
      {!isOwn && <option value={value}>{value}</option>}
      {Object.entries(options).map(([key, title]) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </select>
  )
}

function FirmLine({ row }: { row: FirmRowView }) {
  const { agencyId, code, name, representative, address, industry, district, risk, status } = row
  return (
    <li>
      <div>
        <h3>
          <Link to="/firms/$code" params={{ code }} search={{ agencyId }}>
            {name}
          </Link>{' '}
          {status === 'struck-off' && <span className="tag red">{firmStatuses[status]}</span>}
        </h3>
        <p>
          <span className="mono">{code}</span>
          {representative && (
            <>
              <i className="bar-between" />
              {representative}
            </>
          )}
        </p>
      </div>
      <div>
        {industry || <span className="sub">没有填行业</span>}
        <p className="sub">{[district, address].filter(Boolean).join('，')}</p>
      </div>
      <div>{risk ? riskGrades[risk] : <span className="sub">没有评级</span>}</div>
    </li>
  )
}

function NothingFound({ isFiltered, q }: { isFiltered: boolean; q: string | undefined }) {
  if (!isFiltered) {
    return (
      <Empty title="名录里还没有检查对象">
        从市场监管部门的登记数据表格导入，或者逐个登记；立案、检查的单位会自动列入。
      </Empty>
    )
  }
  return q ? (
    <Empty title={`没有找到“${q}”`}>
      可以只输入名称的几个字，或者代码的前几位；也可以放宽其他条件。
    </Empty>
  ) : (
    <Empty title="没有符合条件的检查对象">可以放宽行业、区域、风险等级或者状态。</Empty>
  )
}
