import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ListView } from '@zhaofa/contract'
import { useState, type ReactNode } from 'react'
import { withdrawRecord } from '../../api/lists.ts'
import { showToast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetFoot } from '../../law/SheetFoot.tsx'

type Records = NonNullable<ListView['records']>
type Shown = Records['shown'][number]

/** 正在公示: each record with its public page; the publisher takes one down, with a reason everybody reads. */
export function ShownRecords({
  item,
  records,
  foot,
}: {
  item: string
  records: Records
  foot: ReactNode
}) {
  const [falling, setFalling] = useState<Shown | null>(null)
  return (
    <section className="card" aria-label="正在公示">
      <div className="card-head">
        <h2>正在公示</h2>
        <span className="sub">最新 {records.shown.length} 条；更正的，把改好的一行再采集一次</span>
      </div>
      {records.shown.length === 0 ? (
        <Empty title="还没有公示的记录">在上面填写或者从表格导入，审核、发布后出现在这里。</Empty>
      ) : (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>编号</th>
              <th>当事人</th>
              <th>结果</th>
              <th>公示</th>
              {records.mayWithdraw && <th>办理</th>}
            </tr>
          </thead>
          <tbody>
            {records.shown.map((record) => (
              <tr key={record.publicId}>
                <td>
                  <a href={`/decisions/${record.publicId}`} target="_blank" rel="noreferrer">
                    {record.number}
                  </a>
                </td>
                <td data-label="当事人">{record.party}</td>
                <td data-label="结果">{record.outcome}</td>
                <td data-label="公示">{record.publishedOn}</td>
                {records.mayWithdraw && (
                  <td data-label="办理">
                    <Button size="small" look="outlined" onPress={() => setFalling(record)}>
                      撤回
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {foot}
      {falling && <WithdrawSheet item={item} record={falling} onClose={() => setFalling(null)} />}
    </section>
  )
}

type SheetProps = { item: string; record: Shown; onClose: () => void }

function WithdrawSheet({ item, record, onClose }: SheetProps) {
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const withdrawing = useMutation({
    mutationFn: () => withdrawRecord(record.publicId, reason.trim()),
    onSuccess: async ({ message }) => {
      showToast(message, `/lists/${item}`)
      onClose()
      await queries.invalidateQueries({ queryKey: ['list', item] })
    },
  })
  return (
    <Sheet title={`撤回：${record.number}`} onClose={onClose}>
      <p>撤回后立即从网页、检索和导出中消失，留下撤回说明和理由，不能恢复。</p>
      <div className="field">
        <label htmlFor="withdraw-reason">理由（公众看得到）</label>
        <textarea
          id="withdraw-reason"
          className="input"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <SheetFoot
        doing={withdrawing}
        title="撤回"
        blocked={reason.trim() === '' ? '还没有写理由' : undefined}
        onDo={() => withdrawing.mutate()}
        leave="不撤回"
        onClose={onClose}
      />
    </Sheet>
  )
}
