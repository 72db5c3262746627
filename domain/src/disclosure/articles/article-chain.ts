import type { PersonId } from '../../case/case-event.ts'
import type { ListStep } from '../items/list-chain.ts'
import type { BureauArticle } from './bureau-article.ts'

/** 采集→审核→发布, as lists go; nobody takes two of the steps. */
export const articleChain: readonly ListStep[] = [
  { id: 'collect', title: '采集', role: 'disclosure-collector', outside: false },
  { id: 'check', title: '审核和保密审查', role: 'disclosure-checker', outside: false },
  { id: 'publish', title: '发布', role: 'disclosure-publisher', outside: false },
]

export type ArticleEvent =
  | {
      readonly type: 'ArticleCollected'
      readonly article: BureauArticle
      /** Why it is published or changed. */
      readonly reason: string
    }
  | {
      readonly type: 'ArticleStepTaken'
      readonly step: ListStep['id']
      readonly opinion: string
    }
  | {
      readonly type: 'ArticleReturned'
      readonly step: ListStep['id']
      readonly opinion: string
    }

export type RecordedArticleEvent = {
  readonly version: number
  readonly at: string
  readonly by: { readonly id: PersonId; readonly name: string }
  readonly event: ArticleEvent
}

/** Where an article stands, folded from its events. */
export type ArticleState = {
  readonly version: number
  readonly article: BureauArticle
  readonly reason: string
  /** Steps taken since it was last collected, and by whom. */
  readonly taken: readonly { readonly step: ListStep['id']; readonly by: PersonId }[]
  readonly returned: boolean
}

/** @throws Error when the first event is not its collection. */
export function foldArticle(events: readonly RecordedArticleEvent[]): ArticleState {
  let file: ArticleState | null = null
  for (const recorded of events) file = evolve(file, recorded)
  if (!file) throw new Error('an article begins with its collection')
  return file
}

function evolve(
  now: ArticleState | null,
  { version, by, event }: RecordedArticleEvent,
): ArticleState {
  if (event.type === 'ArticleCollected') {
    const { article, reason } = event
    const taken = [{ step: 'collect', by: by.id }] as const
    return { version, article, reason, taken, returned: false }
  }
  if (!now) throw new Error('an article begins with its collection')
  return event.type === 'ArticleStepTaken'
    ? { ...now, version, taken: [...now.taken, { step: event.step, by: by.id }] }
    : { ...now, version, taken: [], returned: true }
}
