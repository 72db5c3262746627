import type { OwnGround } from '@zhaofa/domain/review/change-catalogue.ts'
import { sentenceOf } from '@zhaofa/domain/review/rule-sentence.ts'
import { Fragment } from 'react'

/** The rule as it is approved, published and judged by: what can be chosen stands in a frame. */
export function Sentence({
  ground,
  nameOf,
}: {
  ground: Pick<OwnGround, 'acts' | 'rule'>
  nameOf: (code: string) => string
}) {
  return (
    <p className="rule-sentence">
      {sentenceOf(ground, nameOf).map((part, i) =>
        'slot' in part && part.slot !== 'joined' ? (
          <span key={i} className="slot">
            {part.text}
          </span>
        ) : (
          <Fragment key={i}>{part.text}</Fragment>
        ),
      )}
    </p>
  )
}
