import type { OwnGround } from '@zhaofa/domain/review/change-catalogue.ts'
import { sentenceOf, type SentencePart } from '@zhaofa/domain/review/rule-sentence.ts'
import { slotId } from './own-ground.ts'
import { Fragment } from 'react'

type Slot = Extract<SentencePart, { slot: string }>

/** Leads to the list from which the words of a slot are chosen. */
function openSlot({ slot, path }: Slot): void {
  const place = document.getElementById(slot === 'acts' ? 'slot-acts' : slotId(path))
  const asked = slot === 'thresholds' ? 'table input:not(:disabled)' : 'select, input'
  const controls = [...(place?.querySelectorAll<HTMLElement>(asked) ?? [])]
  // The first control chooses the kind of condition; the values stand after it.
  const control =
    slot === 'acts' || slot === 'thresholds' ? controls[0] : (controls[1] ?? controls[0])
  control?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}

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
          <button key={i} type="button" className="slot" onClick={() => openSlot(part)}>
            {part.text}
          </button>
        ) : (
          <Fragment key={i}>{part.text}</Fragment>
        ),
      )}
    </p>
  )
}
