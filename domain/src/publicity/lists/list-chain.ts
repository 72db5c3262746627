import type { Recorded } from '../../kernel/recorded.ts'
import type { DisclosureItemType } from '../../reference/disclosure-item.ts'
import { justCollected, sentBackNow, type LinearProgress } from '../chain/linear-chain.ts'
import { listSteps, type LinearStep, type LinearStepId } from '../chain/step-table.ts'
import type { Row } from './item-columns.ts'

/** The steps a list of this item goes through; empty for what the system or a case publishes itself. */
export function listChain({ chain }: DisclosureItemType): readonly LinearStep[] {
  const found = chain.flatMap((text) => listSteps[text] ?? [])
  return found[0]?.id === 'collect' && found.at(-1)?.id === 'publish' ? found : []
}

export type ListEvent =
  | { readonly type: 'ListCollected'; readonly rows: readonly Row[]; readonly reason: string }
  | {
      readonly type: 'ListStepTaken'
      readonly step: LinearStepId
      readonly opinion: string
      /** 批复文号, where another authority answered on paper. */
      readonly reply: string | null
    }
  | { readonly type: 'ListReturned'; readonly step: LinearStepId; readonly opinion: string }

/** A list on its way to publication, folded from its events. */
export type ListSubmission = LinearProgress & {
  readonly version: number
  readonly rows: readonly Row[]
  readonly reason: string
}

/** @throws Error when the first event is not its collection. */
export function foldSubmission(events: readonly Recorded<ListEvent>[]): ListSubmission {
  const [first, ...rest] = events
  if (first?.event.type !== 'ListCollected') {
    throw new Error('a submission begins with its collection')
  }
  return rest.reduce(evolveSubmission, collected(first, first.event))
}

type Collected = Extract<ListEvent, { type: 'ListCollected' }>

const collected = ({ version, by }: Recorded<ListEvent>, event: Collected): ListSubmission => ({
  version,
  rows: event.rows,
  reason: event.reason,
  ...justCollected(by.id),
})

export function evolveSubmission(
  now: ListSubmission,
  recorded: Recorded<ListEvent>,
): ListSubmission {
  const { event, by, version } = recorded
  switch (event.type) {
    case 'ListCollected':
      return collected(recorded, event)
    case 'ListStepTaken':
      return { ...now, version, taken: [...now.taken, { step: event.step, by: by.id }] }
    case 'ListReturned':
      return { ...now, version, ...sentBackNow }
  }
}
