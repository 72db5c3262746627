import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { ReportDesk } from '@zhaofa/contract'
import { useState, type ReactNode } from 'react'
import {
  batchFile,
  makeBatch,
  reportDeskQuery,
  type Manner,
  type ReportKind,
} from '../../api/reporting.ts'
import { FaultBar } from '../../law/FaultBar.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { useShown } from '../../ui/use-shown.ts'
import { useTitle } from '../../ui/use-title.ts'
import { LicencePartySheet } from './LicencePartySheet.tsx'
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
  ended: { title: '公示期已满，未上报', tone: 'amber' },
}

const kinds: Record<ReportKind, { title: string; sub: string; of: string }> = {
  penalty: {
    title: '行政处罚',
    sub: '30 个字段都取自案卷和公示件，不再录入',
    of: '处罚决定',
  },
  licence: {
    title: '行政许可',
    sub: '28 个字段取自已公示的许可决定，不公示的相对人信息在这里补充',
    of: '许可决定',
  },
}

const toReport = (row: Row) => row.state === 'ready' || row.state === 'rejected'

/** 双公示上报: what goes to the credit platform, what is wrong with it, and what came back. */
export function ReportDeskPage() {
  useTitle('双公示上报')
  const [kind, setKind] = useState<ReportKind>('penalty')
  const rows = useShown(500, 500)
  const batches = useShown(30, 30)
  const { data } = useSuspenseQuery(reportDeskQuery(kind, rows.shown, batches.shown))
  return (
    <div className="report-desk">
      <div className="page-title">
        <h1>双公示上报</h1>
        <span className="sub">
          {kinds[kind].title}，{kinds[kind].sub}
        </span>
      </div>
      <div className="plain-tabs" role="tablist" aria-label="上报类别">
        {(Object.keys(kinds) as ReportKind[]).map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={kind === each}
            onClick={() => setKind(each)}
          >
            {kinds[each].title}
          </button>
        ))}
      </div>
      <div role="tabpanel" aria-label={kinds[kind].title}>
        <DecisionsToReport
          key={kind}
          data={data}
          foot={<LeftOut left={data.left} what={`件${kinds[kind].of}`} shown={rows} />}
        />
        <ReportBatches
          batches={data.batches}
          mayReport={data.mayReport}
          foot={<LeftOut left={data.batchesLeft} what="批较早的" shown={batches} />}
        />
      </div>
      {data.mayReport && <ReportEndpoint endpoint={data.endpoint} />}
    </div>
  )
}

function DecisionsToReport({ data, foot }: { data: ReportDesk; foot: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState<Row | null>(null)
  const ready = data.rows.filter(toReport)
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <>
      {data.mayReport && (
        <Handover
          kind={data.kind}
          picked={ready.filter(({ id }) => chosen.has(id))}
          ready={ready}
          hasEndpoint={data.endpoint !== null}
          onAll={() => setChosen(new Set(ready.map(({ id }) => id)))}
          onDone={() => setChosen(new Set())}
        />
      )}
      <section className="card" aria-label="待上报和已上报的决定">
        {data.rows.length === 0 ? (
          <Empty title={`还没有公示的${kinds[data.kind].of}`}>公示以后出现在这里。</Empty>
        ) : (
          <ul className="case-list">
            {data.rows.map((row) => (
              <ReportLine
                key={row.id}
                row={row}
                chosen={chosen.has(row.id)}
                onToggle={data.mayReport && toReport(row) ? () => toggle(row.id) : null}
                onAdd={data.mayReport && mayAdd(data.kind, row) ? () => setAdding(row) : null}
              />
            ))}
          </ul>
        )}
        {foot}
      </section>
      {adding && <LicencePartySheet licence={adding} onClose={() => setAdding(null)} />}
    </>
  )
}

/** What is not published can be said of a licence until the platform has it. */
function mayAdd(kind: ReportKind, { state }: Row): boolean {
  return kind === 'licence' && (state === 'faulty' || state === 'ready' || state === 'rejected')
}

type LineProps = {
  row: Row
  chosen: boolean
  onToggle: (() => void) | null
  onAdd: (() => void) | null
}

function ReportLine({ row, chosen, onToggle, onAdd }: LineProps) {
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
      {onAdd && (
        <div>
          <Button size="small" look="outlined" onPress={onAdd}>
            {row.hasParty ? '重填相对人信息' : '补充相对人信息'}
          </Button>
        </div>
      )}
    </li>
  )
}

type HandoverProps = {
  kind: ReportKind
  picked: readonly Row[]
  ready: readonly Row[]
  hasEndpoint: boolean
  onAll: () => void
  onDone: () => void
}

function Handover({ kind, picked, ready, hasEndpoint, onAll, onDone }: HandoverProps) {
  const queries = useQueryClient()
  const making = useMutation({
    mutationFn: (manner: Manner) => makeBatch({ kind, manner, ids: picked.map(({ id }) => id) }),
    onSuccess: async ({ message, batchId }, manner) => {
      showToast(message, '/publicity/reports')
      onDone()
      if (manner === 'xlsx') window.location.assign(batchFile(batchId))
      await queries.invalidateQueries({ queryKey: ['double-publicity'] })
    },
  })
  const none = picked.length === 0 ? '先选要上报的决定' : undefined
  return (
    <section className="next-actions" aria-label="当前事项">
      <div className="lead stacked">
        <div>
          <small>当前事项</small>
          <h2>
            待上报 {ready.length} 件，已选 {picked.length} 件
          </h2>
          <p>
            有错的不能选
            {kind === 'penalty'
              ? '；金额已由分折算为万元，精确到分。'
              : '；公示内容有错的，在清单公示里更正。'}
          </p>
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
      {making.error && <FaultBar fault={making.error} />}
    </section>
  )
}
