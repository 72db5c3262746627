import type { ApprovalView } from '@zhaofa/contract'
import { opensText } from '../../law/refusal-words.ts'
import { RefusalWords } from '../../law/Refusals.tsx'
import { Button } from '../../ui/Button.tsx'
import { LawLinks } from '../../law/LawLink.tsx'

type Props = { view: ApprovalView; onAgree: () => void; onReturn: () => void }

/** The buttons are within reach of the thumb. 同意 is twice as wide as 退回, and the line above says the effect. */
export function ApprovalDock({ view, onAgree, onReturn }: Props) {
  const { mine, unmet, effect, act } = view
  if (!mine) {
    return (
      <div className="dock">
        <p>这一件现在不等您审批（依次由{act.approvals.join('、')}审批）。您可以看，不能签。</p>
      </div>
    )
  }
  const [first] = unmet
  return (
    <div className="dock">
      {first ? (
        <p className="bad">
          现在不能同意：
          <RefusalWords refusals={unmet} /> {opensText(unmet)}
        </p>
      ) : (
        <p>
          {effect} <LawLinks basis={act.basis.slice(0, 1)} />
        </p>
      )}
      <Button look="outlined" onPress={onReturn}>
        退回
      </Button>
      <Button blocked={first?.reason} onPress={onAgree}>
        同意并签名
      </Button>
    </div>
  )
}
