import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReportDesk } from '@zhaofa/contract'
import { Fragment, useState, type ReactNode } from 'react'
import { batchFile, batchFiles, recordReceipt, resendBatch } from '../../api/reporting.ts'
import { showToast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetFoot } from '../../law/SheetFoot.tsx'
import { shortInstant } from '../../ui/days.ts'

type Batch = ReportDesk['batches'][number]

const states: Record<Batch['state'], string> = {
  waiting: '等待推送',
  sent: '等回执',
  failed: '推送失败',
  answered: '已有回执',
}

const formats = Object.keys(batchFiles) as (keyof typeof batchFiles)[]

/** 批次和对账: handed over, taken, sent back. */
export function ReportBatches({
  batches,
  mayReport,
  foot,
}: {
  batches: readonly Batch[]
  mayReport: boolean
  foot: ReactNode
}) {
  const [answering, setAnswering] = useState<Batch | null>(null)
  if (batches.length === 0) return null
  return (
    <section className="card" aria-label="批次和对账">
      <div className="card-head">
        <h2>批次和对账</h2>
        <span className="sub">交出多少，接收多少，退回多少</span>
      </div>
      <ul className="case-list">
        {batches.map((batch) => (
          <BatchLine
            key={batch.id}
            batch={batch}
            mayReport={mayReport}
            onAnswer={() => setAnswering(batch)}
          />
        ))}
      </ul>
      {foot}
      {answering && <ReceiptSheet batch={answering} onClose={() => setAnswering(null)} />}
    </section>
  )
}

type LineProps = { batch: Batch; mayReport: boolean; onAnswer: () => void }

function BatchLine({ batch, mayReport, onAnswer }: LineProps) {
  const queries = useQueryClient()
  const again = useMutation({
    mutationFn: () => resendBatch(batch.id),
    onSuccess: async ({ message }) => {
      showToast(message, '/publicity/reports')
      await queries.invalidateQueries({ queryKey: ['double-publicity'] })
    },
  })
  const { records, accepted, rejected, state, manner, lastError } = batch
  const open = records - accepted - rejected
  return (
    <li>
      <div>
        <h3>
          {shortInstant(batch.madeAt)} {manner === 'push' ? '推送' : 'XLSX'}，{batch.madeBy}
        </h3>
        <p>
          交出 {records} 件，接收 {accepted} 件，退回 {rejected} 件，未答复 {open} 件
          {batch.receipt && `；回执号 ${batch.receipt}`}
        </p>
        {lastError && (
          <p className="bad">
            第 {batch.attempts} 次没有成功：{lastError}
            {batch.nextAt && `，${shortInstant(batch.nextAt)} 再试`}
          </p>
        )}
      </div>
      <div>
        <span
          className={`tag ${state === 'failed' ? 'red' : state === 'answered' ? 'green' : 'blue'}`}
        >
          {states[state]}
        </span>
        {mayReport && (
          <p>
            下载{' '}
            {formats.map((format, i) => (
              <Fragment key={format}>
                {i > 0 && <i className="bar-between" />}
                <a href={batchFile(batch.id, format)} download>
                  {batchFiles[format]}
                </a>
              </Fragment>
            ))}
          </p>
        )}
      </div>
      <div>
        {mayReport && state === 'failed' && (
          <Button size="small" busy={again.isPending} onPress={() => again.mutate()}>
            重新推送
          </Button>
        )}
        {mayReport && manner === 'xlsx' && (
          <Button size="small" look="outlined" onPress={onAnswer}>
            登记回执
          </Button>
        )}
      </div>
    </li>
  )
}

/** One line of the answer per decision sent back: the rest was taken. */
function ReceiptSheet({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const queries = useQueryClient()
  const [receipt, setReceipt] = useState(batch.receipt ?? '')
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const storing = useMutation({
    mutationFn: () =>
      recordReceipt(batch.id, {
        receipt,
        rejected: Object.entries(reasons)
          .filter(([, reason]) => reason.trim() !== '')
          .map(([number, reason]) => ({ number, reason })),
      }),
    onSuccess: async ({ message }) => {
      showToast(message, '/publicity/reports')
      onClose()
      await queries.invalidateQueries({ queryKey: ['double-publicity'] })
    },
  })
  return (
    <Sheet title="登记回执" onClose={onClose}>
      <div className="field">
        <label htmlFor="receipt">平台给的回执号</label>
        <input
          id="receipt"
          className="input"
          maxLength={200}
          value={receipt}
          onChange={(event) => setReceipt(event.target.value)}
        />
      </div>
      <p>被退回的写明理由，没有写的就是平台已接收。</p>
      {batch.numbers.map((number, i) => (
        <div className="field" key={number}>
          <label htmlFor={`reason-${i}`}>
            {number}
            <span className="optional-mark">退回的才填</span>
          </label>
          <input
            id={`reason-${i}`}
            className="input"
            maxLength={500}
            value={reasons[number] ?? ''}
            onChange={(event) => setReasons({ ...reasons, [number]: event.target.value })}
          />
        </div>
      ))}
      <SheetFoot
        doing={storing}
        title="登记"
        blocked={receipt.trim() === '' ? '还没有填回执号' : undefined}
        onDo={() => storing.mutate()}
        onClose={onClose}
      />
    </Sheet>
  )
}
