import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ListView } from '@zhaofa/contract'
import { useState } from 'react'
import { collectList, stepList } from '../../api/lists.ts'
import { messageOf, Problem } from '../../api/problem.ts'
import { readAllAgain } from '../../api/query-client.ts'
import { showToast } from '../../ui/toast.tsx'
import { RefusalWords } from '../../law/Refusals.tsx'
import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetButtons } from '../../law/SheetFoot.tsx'
import type { useListDraft } from './use-list-draft.ts'

type Way = 'collect' | 'step' | 'return'

type Props = {
  list: ListView
  draft: ReturnType<typeof useListDraft>
  /** Cells whose present value is wrong. */
  problems: number
}

/** What this person may do now: collect, take the next step, or send it back. */
export function ListActions({ list, draft, problems }: Props) {
  const [asked, setAsked] = useState<Way | null>(null)
  const next = list.submission?.next
  const again = list.submission && !list.submission.returned ? '重新采集' : '采集送审'
  const title = next?.mine ? next.title : list.mayCollect ? again : null
  const way: Way = next?.mine ? 'step' : 'collect'
  const unready = draft.rows.length === 0 ? '清单还是空的' : `还有 ${problems} 处要改`
  const blocked =
    way === 'collect' && (problems > 0 || draft.rows.length === 0) ? unready : undefined
  return (
    <section className="next-actions" aria-label="当前事项">
      <div className={title ? 'lead stacked' : 'lead stacked waiting'}>
        <div>
          <small>当前事项</small>
          <h2>{title ?? '本清单目前无须您办理'}</h2>
          <p>
            {title ? (
              (blocked ?? effects[way])
            ) : next?.why ? (
              <RefusalWords refusals={[next.why]} />
            ) : (
              '内容变化后由采集人员调整'
            )}
          </p>
        </div>
        {title && (
          <Button size="large" wide blocked={blocked} onPress={() => setAsked(way)}>
            {title}
          </Button>
        )}
      </div>
      {next?.mine && (
        <div className="also">
          <Button look="outlined" size="small" onPress={() => setAsked('return')}>
            退回采集
          </Button>
        </div>
      )}
      {asked && (
        <WaySheet
          list={list}
          draft={draft}
          way={asked}
          title={asked === 'return' ? '退回采集' : (title ?? '')}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}

const effects: Record<Way, string> = {
  collect: '内容逐栏检查后送下一环节，记下您的姓名和时间。',
  step: '办理后送下一环节；发布的立即全网可见，并写入存证账本。',
  return: '退回后由采集人员修改再送。',
}

type SheetProps = {
  list: ListView
  draft: ReturnType<typeof useListDraft>
  way: Way
  title: string
  onClose: () => void
}

function WaySheet({ list, draft, way, title, onClose }: SheetProps) {
  const queries = useQueryClient()
  const collects = way === 'collect'
  const [opinion, setOpinion] = useState('')
  const words = collects ? draft.reason : opinion
  const [reply, setReply] = useState('')
  const { submission } = list
  const doing = useMutation({
    mutationFn: () =>
      way === 'collect' || !submission
        ? collectList(list.item, {
            version: submission?.version ?? 0,
            rows: draft.rows,
            reason: words,
          })
        : stepList(submission.id, way, {
            version: submission.version,
            opinion: words,
            reply: reply.trim() === '' ? null : reply.trim(),
          }),
    onSuccess: async ({ message }) => {
      if (collects) draft.forget()
      showToast(message, `/lists/${list.item}`)
      onClose()
      await readAllAgain(queries)
    },
  })
  const asksReply = way === 'step' && submission?.next.asksReply === true
  const missing =
    way !== 'step' && words.trim() === ''
      ? '还没有写理由'
      : asksReply && reply.trim() === ''
        ? '还没有填批复文号'
        : undefined
  return (
    <Sheet title={`${title}：${list.title}`} onClose={onClose}>
      <p>{effects[way]}</p>
      {asksReply && (
        <div className="field">
          <label htmlFor="list-reply">批复文号</label>
          <input
            id="list-reply"
            className="input"
            maxLength={100}
            value={reply}
            onChange={(event) => setReply(event.target.value)}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor="list-words">
          {way === 'step' ? '意见' : collects ? '公布或者调整的理由' : '理由'}
          {way === 'step' && <span className="optional-mark">选填</span>}
        </label>
        <textarea
          id="list-words"
          className="input"
          maxLength={500}
          value={words}
          onChange={({ target: { value } }) =>
            collects ? draft.change({ reason: value }) : setOpinion(value)
          }
        />
      </div>
      {doing.error && <Faults error={doing.error} columns={list.columns} />}
      <SheetButtons
        busy={doing.isPending}
        title={title}
        blocked={missing}
        onDo={() => doing.mutate()}
        onClose={onClose}
      />
    </Sheet>
  )
}

/** Cells that are wrong are named by their row and column. */
function Faults({ error, columns }: { error: Error; columns: ListView['columns'] }) {
  const cells = error instanceof Problem ? error.fields : []
  return (
    <div className="above-10">
      <MessageBar tone="red" alert>
        {messageOf(error)}
        {cells.slice(0, 8).map(({ field, message }) => {
          const [, row, name = ''] = field.split('.')
          const title = columns.find((column) => column.name === name)?.title ?? name
          return (
            <span key={field} className="own-line">
              {row !== undefined && `第 ${Number(row) + 1} 行 ${title}：`}
              {message}
            </span>
          )
        })}
      </MessageBar>
    </div>
  )
}
