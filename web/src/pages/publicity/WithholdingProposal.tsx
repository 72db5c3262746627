import type { NoticeDesk } from '@zhaofa/contract'

/** 拟不予公开, as the head of the agency judges it: the ground, its article, its exception, and why. */
export function WithholdingProposal({ desk: { withholding, row } }: { desk: NoticeDesk }) {
  if (!withholding) return null
  return (
    <div className="proposal">
      <h3>{row.state === 'withheld' ? '不予公开的依据' : '拟不予公开'}</h3>
      <p>
        {withholding.title}（{withholding.because}）。
      </p>
      <p>
        {withholding.by}：{withholding.reason}
      </p>
      {withholding.exception && <p className="sub">{withholding.exception}</p>}
    </div>
  )
}
