import { useQuery } from '@tanstack/react-query'
import { caseSetTitles, type CaseListQuery } from '@zhaofa/contract'
import { peopleQuery } from '../../api/options.ts'

type Filters = Omit<CaseListQuery, 'after'>
type Props = { filters: Filters; onChange: (change: Filters) => void }

/** Which set of the overview is open, whose cases, of which month, on which matter. */
export function CaseSetFilters({ filters, onChange }: Props) {
  const { data } = useQuery(peopleQuery('officer'))
  const officers = data?.people ?? []
  return (
    <>
      <select
        className="input short"
        aria-label="范围"
        value={filters.set ?? ''}
        onChange={({ target }) =>
          onChange({ set: target.value === '' ? undefined : (target.value as Filters['set']) })
        }
      >
        <option value="">全部范围</option>
        {Object.entries(caseSetTitles).map(([set, title]) => (
          <option key={set} value={set}>
            {title}
          </option>
        ))}
      </select>
      <select
        className="input short"
        aria-label="承办人"
        value={filters.officer ?? ''}
        onChange={({ target }) => onChange({ officer: target.value })}
      >
        <option value="">全部承办人</option>
        {officers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <label>
        登记月份{' '}
        <input
          type="month"
          className="input short"
          value={filters.month ?? ''}
          onChange={({ target }) => onChange({ month: target.value })}
        />
      </label>
      {filters.decided && (
        <button type="button" className="link" onClick={() => onChange({ decided: '' })}>
          {filters.decided} 作出决定 ×
        </button>
      )}
      {filters.agency && (
        <button type="button" className="link" onClick={() => onChange({ agency: '' })}>
          一个被监督机关 ×
        </button>
      )}
      <label>
        事项{' '}
        <input
          className="input short"
          placeholder="事项编码"
          maxLength={20}
          value={filters.matter ?? ''}
          onChange={({ target }) => onChange({ matter: target.value })}
        />
      </label>
    </>
  )
}
