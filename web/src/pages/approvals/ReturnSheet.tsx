import { returnCategories, type AnswerApprovalBody, type ApprovalView } from '@zhaofa/contract'
import { useState } from 'react'
import { Picks } from '../../forms/PickFields.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetFoot } from '../../law/SheetFoot.tsx'
import { useAnswer } from './use-answer.ts'

type Category = Extract<AnswerApprovalBody['answer'], { kind: 'return' }>['category']

/** 退回修改: where the problem lies, why, and what sending it back means. */
export function ReturnSheet({ view, onClose }: { view: ApprovalView; onClose: () => void }) {
  const [category, setCategory] = useState<Category | null>(null)
  const [reason, setReason] = useState('')
  const answer = useAnswer(view)
  const missing = !category ? '还没有选问题类别' : !reason.trim() ? '还没有写退回理由' : undefined
  return (
    <Sheet title="退回承办人修改" onClose={onClose}>
      <fieldset className="field">
        <legend>问题类别</legend>
        <Picks
          kind="radio"
          options={Object.entries(returnCategories).map(([value, label]) => ({ value, label }))}
          picked={(each) => each === category}
          onPick={(each) => setCategory(each as Category)}
        />
      </fieldset>
      <div className="field">
        <label htmlFor="return-reason">退回理由</label>
        <textarea
          id="return-reason"
          className="input tall"
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <small>理由记入案卷，承办人和审核人都能看到。</small>
      </div>
      <div className="above-12 below-12">
        <MessageBar tone="amber">
          {view.review?.answered &&
            view.review.allows &&
            '稿件一改，原审核意见就作废，须重新法制审核。'}
          办案期限不停。
        </MessageBar>
      </div>
      <SheetFoot
        doing={answer}
        title="退回修改"
        blocked={missing}
        onDo={() => category && answer.mutate({ kind: 'return', category, reason: reason.trim() })}
        onClose={onClose}
      />
    </Sheet>
  )
}
