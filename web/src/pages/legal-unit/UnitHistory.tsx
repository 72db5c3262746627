import type { LegalUnitView } from '@zhaofa/contract'
import { formInstant } from '../../ui/days.ts'

/** 经过, folded: each line is an event with its leaf. */
export function UnitHistory({ history }: { history: LegalUnitView['history'] }) {
  if (history.length === 0) return null
  return (
    <details className="above-12">
      <summary>经过（{history.length}）</summary>
      <ul className="row-changes">
        {history.map(({ at, by, title, words }) => (
          <li key={`${at}${title}${words}`}>
            <span className="sub nowrap">{formInstant(at)}</span>
            <span>
              {by} {title}
              {words && `：${words}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
