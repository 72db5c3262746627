import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { articleSteps } from '@zhaofa/domain/publicity/chain/step-table.ts'
import { ChainCard } from '../../law/ChainCard.tsx'
import { FaultBar } from '../../law/FaultBar.tsx'
import { collectStatistics, statisticsQuery, stepStatistics } from '../../api/statistics.ts'
import { workQuery } from '../../api/cases.ts'
import { useSession } from '../../app/use-session.ts'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { YearButtons } from '../../ui/YearButtons.tsx'

/** 统计年报: the year before this one, collected, checked and published by three people. */
export function StatisticsPage() {
  useTitle('统计年报')
  const { data: work } = useSuspenseQuery(workQuery)
  const thisYear = Number(work.today.slice(0, 4))
  const [year, setYear] = useState(thisYear - 1)
  const { data } = useSuspenseQuery(statisticsQuery(year))
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const { submission } = data
  const collects = submission === null || submission.collectsAgain
  const doing = useMutation({
    mutationFn: (way: 'collect' | 'step' | 'return') =>
      way === 'collect' || submission === null
        ? collectStatistics(year, data.published === null ? null : words.trim())
        : stepStatistics(submission.id, way, {
            version: submission.version,
            opinion: words.trim(),
          }),
    onSuccess: async ({ message }) => {
      showToast(message, '/publicity/statistics')
      setWords('')
      await queries.invalidateQueries({ queryKey: ['statistics'] })
      await queries.invalidateQueries({ queryKey: ['work'] })
    },
  })
  const { person } = useSession()
  const collectBlocked = !person.roles.includes('disclosure-collector')
    ? '由公示采集人员采集'
    : year >= thisYear
      ? '这一年还没有结束'
      : data.published !== null && words.trim() === ''
        ? '已经公布，再公布须写明更正的理由'
        : undefined
  const label = !collects ? '意见（退回须写明理由）' : data.published ? '更正的理由' : null
  return (
    <>
      <div className="page-title">
        <h1>{year} 年统计年报</h1>
        <span className="sub">
          次年 1 月 31 日前公布；{data.published ? `已公布第 ${data.published} 版` : '还没有公布'}
        </span>
        <span className="spacer" />
        <YearButtons years={[thisYear - 1, thisYear]} year={year} onChoose={setYear} />
      </div>
      <section className="card" aria-label="公布">
        <div className="card-body">
          <p>
            数字由案卷统计，采集时冻结，由另外两人审核、发布；没有记录的留空，不填零。
            {submission && ` 现在是“${submission.state}”，下面是采集的数字。`}
            {submission?.correction && ` 更正的理由：${submission.correction}。`}
          </p>
          {submission && submission.changed.length > 0 && (
            <MessageBar tone="amber">
              采集以后案卷有变化，“{submission.changed.join('”“')}”的数字已经不同，须退回重新采集。
            </MessageBar>
          )}
          {label && (
            <div className="field">
              <label htmlFor="statistics-words">{label}</label>
              <input
                id="statistics-words"
                className="input"
                maxLength={500}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            </div>
          )}
          {doing.error && <FaultBar fault={doing.error} />}
          <div className="also above-12">
            {collects ? (
              <Button
                busy={doing.isPending}
                blocked={collectBlocked}
                onPress={() => doing.mutate('collect')}
              >
                {submission ? '重新采集' : `采集 ${year} 年统计`}
              </Button>
            ) : (
              <>
                <Button
                  busy={doing.isPending}
                  blocked={submission.blocked ?? undefined}
                  onPress={() => doing.mutate('step')}
                >
                  {submission.next}
                </Button>
                <Button
                  look="outlined"
                  busy={doing.isPending}
                  blocked={submission.blocked ?? (words.trim() === '' ? '还没有写理由' : undefined)}
                  onPress={() => doing.mutate('return')}
                >
                  退回
                </Button>
              </>
            )}
          </div>
        </div>
      </section>
      {submission && (
        <div className="below-14">
          <ChainCard chain={articleSteps} taken={submission.taken} history={submission.history} />
        </div>
      )}
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
