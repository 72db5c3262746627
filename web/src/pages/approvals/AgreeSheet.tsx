import type { ApprovalView } from '@zhaofa/contract'
import { useState } from 'react'
import { messageOf } from '../../api/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useAnswer } from './use-answer.ts'

/** The signature: one last look at the effect, and an opinion if there is one. */
export function AgreeSheet({ view, onClose }: { view: ApprovalView; onClose: () => void }) {
  const [opinion, setOpinion] = useState('同意')
  const answer = useAnswer(view)
  return (
    <Sheet title={`同意：${view.act.title}`} onClose={onClose}>
      <p>{view.effect}签名的时间和这一稿的内容一起存证，不能收回。</p>
      <div className="field">
        <label htmlFor="agree-opinion">审批意见</label>
        <textarea
          id="agree-opinion"
          className="input"
          maxLength={1000}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </div>
      {answer.error && (
        <div style={{ marginTop: 10 }}>
          <MessageBar tone="red" alert>
            {messageOf(answer.error)}
          </MessageBar>
        </div>
      )}
      <div className="sheet-buttons">
        <Button look="outlined" onPress={onClose}>
          再看看
        </Button>
        <Button
          busy={answer.isPending}
          onPress={() => answer.mutate({ kind: 'agree', opinion: opinion.trim() })}
        >
          同意并签名
        </Button>
      </div>
    </Sheet>
  )
}
