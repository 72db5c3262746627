import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { ReportDesk } from '@zhaofa/contract'
import { useState } from 'react'
import { batchFile, makeBatch, reportDeskQuery } from '../../api/reporting.ts'
import { messageOf } from '../../api/problem.ts'
import { tell } from '../../app/told.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ReportBatches } from './ReportBatches.tsx'
import { ReportEndpoint } from './ReportEndpoint.tsx'

type Row = ReportDesk['rows'][number]

const states: Record<Row['state'], { title: string; tone: string }> = {
  ready: { title: '待上报', tone: 'blue' },
  faulty: { title: '有错，不能上报', tone: 'red' },
  waiting: { title: '正在推送', tone: 'blue' },
  sent: { title: '已交出，等回执', tone: 'blue' },
  failed: { title: '推送失败', tone: 'red' },
  accepted: { title: '平台已接收', tone: 'green' },
  rejected: { title: '平台退回', tone: 'amber' },
  recall: { title: '已撤回，须通知平台撤销', tone: 'red' },
  gone: { title: '已撤回，未上报', tone: 'amber' },
}

const toReport = (row: Row) => row.state === 'ready' || row.state === 'rejected'

/** 双公示上报: what goes to the credit platform, what is wrong with it, and what came back. */
export function ReportDeskPage() {
  useTitle('双公示上报')
  const { data } = useSuspenseQuery(reportDeskQuery)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const ready = data.rows.filter(toReport)
  const picked = ready.filter(({ caseId }) => chosen.has(caseId))
  const toggle = (caseId: string) => {
    const next = new Set(chosen)
    if (!next.delete(caseId)) next.add(caseId)
    setChosen(next)
  }
  return (
    <>
      <div className="page-title">
        <h1>双公示上报</h1>
        <span className="sub">行政处罚，30 个字段都取自案卷和公示件，不再录入</span>
      </div>
      {data.mayReport && (
        <Handover
          picked={picked}
          ready={ready}
          hasEndpoint={data.endpoint !== null}
          onAll={() => setChosen(new Set(ready.map(({ caseId }) => caseId)))}
          onDone={() => setChosen(new Set())}
        />
      )}
      <section className="card" aria-label="待上报和已上报的决定">
        {data.rows.length === 0 ? (
          <Empty title="还没有公示的处罚决定">决定公示以后出现在这里。</Empty>
        ) : (
          <ul className="case-list">
            {data.rows.map((row) => (
              <ReportLine
                key={row.caseId}
                row={row}
                chosen={chosen.has(row.caseId)}
                onToggle={data.mayReport && toReport(row) ? () => toggle(row.caseId) : null}
              />
            ))}
          </ul>
        )}
      </section>
      <ReportBatches batches={data.batches} mayReport={data.mayReport} />
      {data.mayReport && <ReportEndpoint endpoint={data.endpoint} />}
    </>
  )
}

type LineProps = { row: Row; chosen: boolean; onToggle: (() => void) | null }

function ReportLine({ row, chosen, onToggle }: LineProps) {
  const { number, party, decidedOn, state, problems, reason } = row
  const { title, tone } = states[state]
  return (
    <li>
      <div>
        <h3>
          {onToggle ? (
            <label>
              <input type="checkbox" checked={chosen} onChange={onToggle} /> {number}
            </label>
          ) : (
            number
          )}
        </h3>
        <p>{party}</p>
        {reason && <p className="bad">退回理由：{reason}</p>}
        {problems.map(({ code, title: field, problem }) => (
          <p key={code + problem} className="bad">
            {field}（{code}）：{problem}
          </p>
        ))}
      </div>
      <div>
        <span className={`tag ${tone}`}>{title}</span>
        <p className="sub">{decidedOn} 决定</p>
      </div>
    </li>
  )
}

type HandoverProps = {
  picked: readonly Row[]
  ready: readonly Row[]
  hasEndpoint: boolean
  onAll: () => void
  onDone: () => void
}

function Handover({ picked, ready, hasEndpoint, onAll, onDone }: HandoverProps) {
  const queries = useQueryClient()
  const making = useMutation({
    mutationFn: (manner: 'xlsx' | 'push') =>
      makeBatch({ manner, caseIds: picked.map(({ caseId }) => caseId) }),
    onSuccess: async ({ message, batchId }, manner) => {
      tell(message, '/publicity/reports')
      onDone()
      if (manner === 'xlsx') window.location.assign(batchFile(batchId))
      await queries.invalidateQueries({ queryKey: ['double-publicity'] })
    },
  })
  const none = picked.length === 0 ? '先选要上报的决定' : undefined
  return (
    <section className="next-actions" aria-label="现在办">
      <div className="lead stacked">
        <div>
          <small>现在办</small>
          <h2>
            待上报 {ready.length} 件，已选 {picked.length} 件
          </h2>
          <p>有错的不能选；金额已由分折算为万元，精确到分。</p>
        </div>
      </div>
      <div className="also">
        <Button look="outlined" size="small" onPress={onAll}>
          全选
        </Button>
        <Button
          size="small"
          busy={making.isPending}
          blocked={none}
          onPress={() => making.mutate('xlsx')}
        >
          生成 XLSX
        </Button>
        <Button
          look="outlined"
          size="small"
          busy={making.isPending}
          blocked={none ?? (hasEndpoint ? undefined : '先在下面设置推送接口')}
          onPress={() => making.mutate('push')}
        >
          推送到接口
        </Button>
      </div>
      {making.error && (
        <MessageBar tone="red" alert>
          {messageOf(making.error)}
        </MessageBar>
      )}
    </section>
  )
}
