import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReviewYearView } from '@zhaofa/contract'
import { useState } from 'react'
import { workQuery } from '../../api/cases.ts'
import { reviewYearQuery } from '../../api/legal-unit.ts'
import { Empty } from '../../ui/Empty.tsx'
import { YearButtons } from '../../ui/YearButtons.tsx'
import { TableLinks } from './TableLinks.tsx'

/** 审核统计: what was reviewed in a year, as the cases tell it; published with the annual report. */
export function ReviewsSection() {
  const { data: work } = useSuspenseQuery(workQuery)
  const thisYear = Number(work.today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const { data } = useSuspenseQuery(reviewYearQuery(year))
  return (
    <>
      <div className="below-14">
        <YearButtons
          years={[thisYear - 2, thisYear - 1, thisYear]}
          year={year}
          onChoose={setYear}
        />
      </div>
      <section className="card" aria-label={`${year} 年法制审核`}>
        <div className="card-head">
          <h2>{year} 年法制审核</h2>
          <span className="sub">统计到 {data.countedTo}；公布见统计年报</span>
          <span className="spacer" />
          <TableLinks table="reviews" year={year} />
        </div>
        {data.gap === null ? (
          <table className="table">
            <thead>
              <tr>
                <th>项目</th>
                <th className="right">数量</th>
              </tr>
            </thead>
            <tbody>
              {data.totals.map(({ title, value }) => (
                <tr key={title}>
                  <td>{title}</td>
                  <td className="right">{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <Empty title="没有记录">{data.gap}</Empty>
        )}
      </section>
      {data.gap === null && (
        <>
          <Lines title="按应当审核的情形" name="情形" lines={data.grounds} />
          <Lines title="按事项" name="事项" lines={data.matters} />
          <Lines title="按承办机构" name="承办机构" lines={data.units} />
        </>
      )}
    </>
  )
}

type Line = ReviewYearView['grounds'][number]

function Lines({ title, name, lines }: { title: string; name: string; lines: readonly Line[] }) {
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      {lines.length === 0 ? (
        <Empty title="这一年没有出具审核意见" />
      ) : (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>{name}</th>
              <th>审核意见</th>
              <th>提出纠正</th>
              <th>按期</th>
              <th>逾期</th>
              <th>期限无从核定</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.kind ?? ''} ${line.name}`}>
                <td data-label={name}>
                  {line.name} {line.kind && <span className="tag">{line.kind}</span>}
                </td>
                <td data-label="审核意见">{line.opinions}</td>
                <td data-label="提出纠正">{line.corrections}</td>
                <td data-label="按期">{line.inTime}</td>
                <td data-label="逾期">{line.late}</td>
                <td data-label="期限无从核定">{line.undated}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
