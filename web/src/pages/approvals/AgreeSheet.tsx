import type { ApprovalView } from '@zhaofa/contract'
import { useState } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { Problem } from '../../api/problem.ts'
import { useSession } from '../../app/use-session.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetButtons } from '../../law/SheetFoot.tsx'
import { ConfirmationField } from './ConfirmationField.tsx'
import { useAnswer } from './use-answer.ts'

/** The signature: the effect once more, an opinion, and where it is asked the proof of who signs. */
export function AgreeSheet({ view, onClose }: { view: ApprovalView; onClose: () => void }) {
  const [opinion, setOpinion] = useState('同意')
  const [confirmation, setConfirmation] = useState('')
  const { secondFactor } = useSession()
  const answer = useAnswer(view)
  const wrong = answer.error instanceof Problem ? fieldOf(answer.error) : undefined
  const missing = view.confirms && confirmation.trim() === ''
  const sign = () =>
    answer.mutate({
      kind: 'agree',
      opinion: opinion.trim(),
      ...(view.confirms && { confirmation }),
    })
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
      {view.confirms && (
        <ConfirmationField
          value={confirmation}
          problem={wrong}
          onType={setConfirmation}
          onEnter={() => {
            if (!missing && !answer.isPending) sign()
          }}
        />
      )}
      {answer.error && !wrong && (
        <div className="above-10">
          <FaultBar fault={answer.error} />
        </div>
      )}
      <SheetButtons
        busy={answer.isPending}
        title="同意并签名"
        blocked={missing ? (secondFactor ? '还没有输动态码' : '还没有输密码') : undefined}
        onDo={sign}
        onClose={onClose}
      />
    </Sheet>
  )
}

const fieldOf = ({ fields }: Problem) =>
  fields.find(({ field }) => field === 'confirmation')?.message
