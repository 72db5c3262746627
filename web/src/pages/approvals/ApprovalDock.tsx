import type { ApprovalView } from '@zhaofa/contract'
import { useState } from 'react'
import { Problem } from '../../api/problem.ts'
import { FaultBar } from '../../law/FaultBar.tsx'
import { LawLinks } from '../../law/LawLink.tsx'
import { opensText } from '../../law/refusal-words.ts'
import { RefusalWords } from '../../law/Refusals.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmationField } from '../../forms/ConfirmationField.tsx'
import { useConfirmation } from '../../forms/use-confirmation.ts'
import { useAnswer } from './use-answer.ts'

type Props = { view: ApprovalView; onReturn: () => void }

/** The signature is within reach of the thumb: what it effects, the opinion, and where it is asked the proof of who signs. */
export function ApprovalDock({ view, onReturn }: Props) {
  const { mine, unmet, act } = view
  if (!mine) {
    return (
      <div className="dock">
        <p>本件目前不由您审批（依次由{act.approvals.join('、')}审批）。您可以看，不能签。</p>
      </div>
    )
  }
  const [first] = unmet
  if (!first) return <SigningDock view={view} onReturn={onReturn} />
  return (
    <div className="dock">
      <p className="bad">
        现在不能同意：
        <RefusalWords refusals={unmet} /> {opensText(unmet)}
      </p>
      <Button look="outlined" onPress={onReturn}>
        退回
      </Button>
      <Button blocked={first.reason}>同意并签名</Button>
    </div>
  )
}

function SigningDock({ view, onReturn }: Props) {
  const [opinion, setOpinion] = useState('同意')
  const { typed, type, blocked: unproved } = useConfirmation()
  const answer = useAnswer(view)
  const wrong = answer.error instanceof Problem ? fieldOf(answer.error) : undefined
  const blocked = view.confirms ? unproved : undefined
  const sign = () =>
    answer.mutate({
      kind: 'agree',
      opinion: opinion.trim(),
      ...(view.confirms && { confirmation: typed }),
    })
  return (
    <div className="dock">
      <p>
        {view.effect}签名的时间和这一稿的内容一起存证，不能收回。{' '}
        <LawLinks basis={view.act.basis.slice(0, 1)} />
      </p>
      <div className="field">
        <label htmlFor="agree-opinion">审批意见</label>
        <input
          id="agree-opinion"
          className="input"
          maxLength={1000}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </div>
      {view.confirms && (
        <ConfirmationField
          value={typed}
          problem={wrong}
          onType={type}
          onEnter={() => {
            if (blocked === undefined && !answer.isPending) sign()
          }}
        />
      )}
      {answer.error && !wrong && <FaultBar fault={answer.error} />}
      <Button look="outlined" onPress={onReturn}>
        退回
      </Button>
      <Button busy={answer.isPending} blocked={blocked} onPress={sign}>
        同意并签名
      </Button>
    </div>
  )
}

const fieldOf = ({ fields }: Problem) =>
  fields.find(({ field }) => field === 'confirmation')?.message
