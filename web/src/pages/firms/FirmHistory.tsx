import type { FirmHistoryRow, FirmView } from '@zhaofa/contract'
import { firmEventTitles } from '@zhaofa/domain/inspection/register/firm-event.ts'
import { formInstant } from '../../ui/days.ts'

const titleOf = (kind: FirmHistoryRow['kind']) =>
  kind === 'FirmImported' ? '表格导入' : firmEventTitles[kind]

/** Every change of a firm, the newest first, each with what it changed. */
export function FirmHistory({ firm: { history, historyLeft } }: { firm: FirmView }) {
  return (
    <section className="card" aria-label="经过">
      <div className="card-head">
        <h2>名录的经过</h2>
      </div>
      <ul className="row-changes card-body">
        {history.map(({ kind, at, by, words, differences }, i) => (
          <li key={i}>
            <span className="nowrap">{formInstant(at)}</span>
            <div>
              <p>
                <span className="tag">{titleOf(kind)}</span> {by}
                {words && `：${words}`}
              </p>
              <Differences of={differences} />
            </div>
          </li>
        ))}
      </ul>
      {historyLeft > 0 && (
        <p className="card-foot sub">还有 {historyLeft} 次较早的变更没有列出。</p>
      )}
    </section>
  )
}

/** What was and what is, one line a column. */
export function Differences({ of }: { of: FirmHistoryRow['differences'] }) {
  return of.map(({ title, before, after }) => (
    <p key={title}>
      {title}：<del>{before || '没有填'}</del> → <ins>{after || '没有填'}</ins>
    </p>
  ))
}
