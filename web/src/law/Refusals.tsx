import type { RefusalView } from '@zhaofa/contract'
import { Icon } from '../ui/Icon.tsx'
import { LawLinks } from './LawLink.tsx'
import { opensText, reasonsText, uniqueBasis } from './refusal-words.ts'

type Props = { refusals: readonly RefusalView[] }

/** Why not, and what that rests on: the same words for an act of a case and a step of a publication. */
export function RefusalWords({ refusals }: Props) {
  return (
    <>
      {reasonsText(refusals)}。 <LawLinks basis={uniqueBasis(refusals)} />
    </>
  )
}

type Blocked = { id: string; title: string; refusals: readonly RefusalView[] }

/** An act that cannot be done stays visible, with what is missing, the article, and when it becomes possible. */
export function CannotNow({ blocked, narrow }: { blocked: readonly Blocked[]; narrow?: boolean }) {
  if (blocked.length === 0) return null
  return (
    <div className={narrow ? 'cannot narrow' : 'cannot'}>
      <h3>暂不能办理的事项和原因</h3>
      <ul>
        {blocked.map(({ id, title, refusals }) => (
          <li key={id}>
            <Icon name="lock" />
            <b>{title}</b>
            <p>
              {refusals.length > 1 && `还缺 ${refusals.length} 项：`}
              <RefusalWords refusals={refusals} />
            </p>
            <span className="opens sub nowrap">{opensText(refusals)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
