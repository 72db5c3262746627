import type { NoticeDesk } from '@zhaofa/contract'

/** 拟不予公开, as the head of the agency judges it: the ground, its article, its exception. */
export function WithholdingCard({ desk: { withholding, row } }: { desk: NoticeDesk }) {
  if (!withholding) return null
  const heading = row.state === 'withheld' ? '不予公开的依据' : '拟不予公开'
  return (
    <section className="card" style={{ marginTop: 12 }} aria-label={heading}>
      <div className="card-head">
        <h2>{heading}</h2>
      </div>
      <div className="card-body">
        <p>{withholding.title}。</p>
        <p className="sub">{withholding.because}</p>
        {withholding.exception && <p>{withholding.exception}</p>}
      </div>
    </section>
  )
}
