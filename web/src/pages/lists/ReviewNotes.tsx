import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ListView } from '@zhaofa/contract'
import { useState } from 'react'
import { keepList } from '../../api/lists.ts'
import { readAllAgain } from '../../api/query-client.ts'
import { showToast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetFoot } from '../../law/SheetFoot.tsx'

type Trigger = ListView['triggers'][number]

/** 动态调整: what moved on since the list was published, each to be adjusted or looked at and kept. */
export function ReviewNotes({ list }: { list: ListView }) {
  const [kept, setKept] = useState<Trigger | null>(null)
  return (
    <div className="draft-notes">
      {list.triggers.map((trigger) => (
        <MessageBar
          key={trigger.key}
          tone="amber"
          action={
            <Button look="outlined" size="small" onPress={() => setKept(trigger)}>
              无须调整
            </Button>
          }
        >
          <b>须复核：</b>
          {trigger.text}。
        </MessageBar>
      ))}
      {kept && <KeepSheet item={list.item} trigger={kept} onClose={() => setKept(null)} />}
    </div>
  )
}

type SheetProps = { item: string; trigger: Trigger; onClose: () => void }

function KeepSheet({ item, trigger, onClose }: SheetProps) {
  const queries = useQueryClient()
  const [opinion, setOpinion] = useState('')
  const keeping = useMutation({
    mutationFn: () => keepList(item, { trigger: trigger.key, opinion }),
    onSuccess: async ({ message }) => {
      showToast(message, `/lists/${item}`)
      onClose()
      await readAllAgain(queries)
    },
  })
  return (
    <Sheet title="复核后无须调整" onClose={onClose}>
      <p>{trigger.text}。</p>
      <div className="field">
        <label htmlFor="keep-words">无须调整的理由</label>
        <textarea
          id="keep-words"
          className="input"
          maxLength={500}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
        <small>意见写入存证账本，同一原因不再提醒。</small>
      </div>
      <SheetFoot
        doing={keeping}
        title="无须调整"
        blocked={opinion.trim() === '' ? '还没有写理由' : undefined}
        onDo={() => keeping.mutate()}
        onClose={onClose}
      />
    </Sheet>
  )
}
