import type { Recorded } from '../../kernel/recorded.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { mayTakeStep, type ChainActor } from '../chain/chain-step.ts'
import {
  justCollected,
  linearPlace,
  sentBackNow,
  type LinearProgress,
} from '../chain/linear-chain.ts'
import { articleSteps, articleWithdrawal, type LinearStepId } from '../chain/step-table.ts'
import type { BureauArticle } from './bureau-article.ts'
import type { KeptFinding } from './article-findings.ts'

export type ArticleEvent =
  | {
      readonly type: 'ArticleCollected'
      readonly article: BureauArticle
      /** Why it is published or changed. */
      readonly reason: string
    }
  | {
      readonly type: 'ArticleStepTaken'
      readonly step: LinearStepId
      readonly opinion: string
      /** The findings in the attachments that the checker let stand, with the reasons. */
      readonly kept?: readonly KeptFinding[]
    }
  | {
      readonly type: 'ArticleReturned'
      readonly step: LinearStepId
      readonly opinion: string
    }
  /** 撤下: every version leaves the public pages. */
  | { readonly type: 'ArticleWithdrawn'; readonly reason: string }

/** The state of an article, folded from its events. */
export type ArticleState = LinearProgress & {
  readonly version: number
  readonly article: BureauArticle
  readonly reason: string
  /** The findings in its attachments that the checker let stand. */
  readonly kept: readonly KeptFinding[]
  /** How many versions were published. */
  readonly published: number
  readonly withdrawn: boolean
}

/** @throws Error when the first event is not its collection. */
export function foldArticle(events: readonly Recorded<ArticleEvent>[]): ArticleState {
  let file: ArticleState | null = null
  for (const recorded of events) file = evolveArticle(file, recorded)
  if (!file) throw new Error('an article begins with its collection')
  return file
}

/** @throws Error when the first event is not its collection. */
export function evolveArticle(
  now: ArticleState | null,
  { version, by, event }: Recorded<ArticleEvent>,
): ArticleState {
  if (event.type === 'ArticleCollected') {
    const { article, reason } = event
    const published = now?.published ?? 0
    return {
      ...{ version, article, reason, published },
      ...justCollected(by.id),
      kept: [],
      withdrawn: false,
    }
  }
  if (!now) throw new Error('an article begins with its collection')
  switch (event.type) {
    case 'ArticleStepTaken': {
      const taken = [...now.taken, { step: event.step, by: by.id }]
      const published = now.published + (event.step === 'publish' ? 1 : 0)
      return { ...now, version, taken, published, kept: [...now.kept, ...(event.kept ?? [])] }
    }
    case 'ArticleReturned':
      return { ...now, version, ...sentBackNow, kept: [] }
    case 'ArticleWithdrawn':
      return { ...now, version, withdrawn: true }
  }
}

/**
 * Whether the article may be taken down now. It must have a public version; its newest text may be waiting
 * for any step. Taking down is no step of the chain, so that anybody with the role may.
 */
export function mayWithdrawArticle(
  { published, ...state }: ArticleState,
  actor: ChainActor,
): Outcome<null, Refusal> {
  const place = linearPlace(articleSteps, state)
  const shown = published > 0 && !state.withdrawn
  return mayTakeStep(articleWithdrawal, shown ? { ...place, state: 'published' } : place, actor)
}
