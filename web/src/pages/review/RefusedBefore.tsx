import type { DraftReviewView } from '@zhaofa/contract'
import { shortInstant } from '../../ui/days.ts'

type Refused = NonNullable<DraftReviewView['refused']>

/** What the last refusal said, folded: the reviewer looks whether it was followed. */
export function RefusedBefore({ refused }: { refused: Refused }) {
  return (
    <details className="card refused-before">
      <summary>
        上次意见：{refused.outcome}，{refused.by} {shortInstant(refused.at)}
        {refused.notes.length > 0 && `，批注 ${refused.notes.length} 条`}
      </summary>
      <RefusedBeforeWords refused={refused} />
    </details>
  )
}

/** What a second review is about; never folded away. */
export function Objections({ objections }: Pick<DraftReviewView, 'objections'>) {
  if (objections.length === 0) return null
  return (
    <section className="card refused-before" aria-label="承办机构的异议">
      <h2>承办机构的异议</h2>
      <ul className="refusal-words">
        {objections.map(({ about, reason }, index) => (
          <li key={index}>
            <b>{about}：</b>
            {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function RefusedBeforeWords({ refused, at }: { refused: Refused; at?: number }) {
  return (
    <div className="refusal-words">
      <p className="pre">{refused.opinion}</p>
      {refused.failed.length > 0 && (
        <ul>
          {refused.failed.map(({ title, reason }) => (
            <li key={title}>
              <b>{title}：否。</b>
              {reason}
            </li>
          ))}
        </ul>
      )}
      <ol className="notes">
        {refused.notes.map(({ title, quote, remark }, index) => (
          <li key={index} id={`note-${index}`} tabIndex={-1} className={index === at ? 'at' : ''}>
            <p className="sub">
              {index + 1}．{title}
              {quote && <q>{quote}</q>}
            </p>
            <p className="pre">{remark}</p>
          </li>
        ))}
      </ol>
    </div>
  )
}
