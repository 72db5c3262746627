import type { DraftReviewView } from '@zhaofa/contract'
import { shortInstant } from '../../ui/days.ts'

/** 审核意见 as it was issued, in place of the checklist: what was answered is read, not asked again. */
export function IssuedPane({ issued }: { issued: NonNullable<DraftReviewView['issued']> }) {
  const { outcome, opinion, by, at, points, notes } = issued
  return (
    <section className="pane" aria-label="审核意见">
      <div className="card-head">
        <h2>审核意见</h2>
        <span className="sub">
          {by} {shortInstant(at)}签发
        </span>
      </div>
      <div className="scrolls" tabIndex={0} role="region" aria-label="逐项结论和意见">
        <div className="refusal-words">
          <p>
            <b>{outcome}</b>
          </p>
          <p className="pre">{opinion}</p>
        </div>
        <ol className="checklist" aria-label="逐项结论">
          {points.map(({ title, answer, reason }, index) => (
            <li key={title}>
              <b>{index + 1}</b>
              <h3>{title}</h3>
              <span className="sub">{answer}</span>
              {reason && <p className="point-basis pre">{reason}</p>}
            </li>
          ))}
        </ol>
        {notes.length > 0 && (
          <div className="refusal-words">
            <h3>批注</h3>
            <ol className="notes">
              {notes.map(({ title, quote, remark }, index) => (
                <li key={index}>
                  <p className="sub">
                    {index + 1}．{title}
                    {quote && <q>{quote}</q>}
                  </p>
                  <p className="pre">{remark}</p>
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </section>
  )
}
