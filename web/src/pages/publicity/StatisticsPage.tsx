import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { publishStatistics, statisticsQuery } from '../../api/statistics.ts'
import { workQuery } from '../../api/cases.ts'
import { showToast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'
import { useTitle } from '../../ui/use-title.ts'

/** 统计年报: the year before this one, counted now, and its publication. */
export function StatisticsPage() {
  useTitle('统计年报')
  const { data: work } = useSuspenseQuery(workQuery)
  const thisYear = Number(work.today.slice(0, 4))
  const [year, setYear] = useState(thisYear - 1)
  const { data } = useSuspenseQuery(statisticsQuery(year))
  const queries = useQueryClient()
  const [correction, setCorrection] = useState('')
  const publishing = useMutation({
    mutationFn: () => publishStatistics(year, data.published === null ? null : correction.trim()),
    onSuccess: async ({ message }) => {
      showToast(message, '/publicity/statistics')
      setCorrection('')
      await queries.invalidateQueries({ queryKey: ['statistics'] })
    },
  })
  const blocked =
    year >= thisYear
      ? '这一年还没有结束'
      : data.published !== null && correction.trim() === ''
        ? '已经公布，再公布须写明更正的理由'
        : undefined
  return (
    <>
      <div className="page-title">
        <h1>{year} 年统计年报</h1>
        <span className="sub">
          次年 1 月 31 日前公布；{data.published ? `已公布第 ${data.published} 版` : '还没有公布'}
        </span>
        <span className="spacer" />
        <div className="segments" role="group" aria-label="年度">
          {[thisYear - 1, thisYear].map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === year}
              onClick={() => setYear(each)}
            >
              {each} 年
            </button>
          ))}
        </div>
      </div>
      <section className="card" aria-label="公布">
        <div className="card-body">
          <p>数字由案卷统计，公布时冻结；没有记录的留空，不填零。</p>
          {data.published !== null && (
            <div className="field">
              <label htmlFor="correction">更正的理由</label>
              <input
                id="correction"
                className="input"
                maxLength={500}
                value={correction}
                onChange={(event) => setCorrection(event.target.value)}
              />
            </div>
          )}
          {publishing.error && <FaultBar fault={publishing.error} />}
          <Button busy={publishing.isPending} blocked={blocked} onPress={() => publishing.mutate()}>
            公布 {year} 年年报
          </Button>
        </div>
      </section>
      {data.tables.map(({ id, title, cells, gap }) => (
        <section className="card" key={id} aria-label={title}>
          <div className="card-head">
            <h2>{title}</h2>
            {gap && <span className="sub">{gap}</span>}
          </div>
          <div className="card-body">
            <dl className="facts">
              {cells.map((cell) => (
                <div key={cell.title}>
                  <dt>{cell.title}</dt>
                  <dd>{cell.value ?? '—（无记录）'}</dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
      ))}
    </>
  )
}
