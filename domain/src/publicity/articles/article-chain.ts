import type { Role } from '../../authority/roles.ts'
import type { PersonId, Recorded } from '../../kernel/recorded.ts'
import { nextStep, type ListStep } from '../lists/list-chain.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { BureauArticle } from './bureau-article.ts'
import type { KeptFinding } from './article-findings.ts'

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
      /** By the check: what stands in the attachments although a machine pointed at it. */
      readonly kept?: readonly KeptFinding[]
    }
  | {
      readonly type: 'ArticleReturned'
      readonly step: ListStep['id']
      readonly opinion: string
    }
  /** 撤下: every version leaves the public pages. */
  | { readonly type: 'ArticleWithdrawn'; readonly reason: string }

/** Where an article stands, folded from its events. */
export type ArticleState = {
  readonly version: number
  readonly article: BureauArticle
  readonly reason: string
  /** Steps taken since it was last collected, and by whom. */
  readonly taken: readonly { readonly step: ListStep['id']; readonly by: PersonId }[]
  readonly returned: boolean
  /** Of its attachments, as the check let them stand. */
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
    const taken = [{ step: 'collect', by: by.id }] as const
    const published = now?.published ?? 0
    return {
      ...{ version, article, reason, taken, published },
      ...{ returned: false, kept: [], withdrawn: false },
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
      return { ...now, version, taken: [], returned: true, kept: [] }
    case 'ArticleWithdrawn':
      return { ...now, version, withdrawn: true }
  }
}

/** The step its newest text waits for; undefined when that is published, or all of it withdrawn. */
export function nextArticleStep(state: ArticleState): ListStep | undefined {
  return state.withdrawn ? undefined : nextStep(articleChain, state)
}

/** Whether it may be taken down now: something of it is public. Anybody with the role of the last step may. */
export function mayWithdrawArticle(
  { published, withdrawn }: Pick<ArticleState, 'published' | 'withdrawn'>,
  roles: readonly Role[],
): Outcome<null, string> {
  if (withdrawn) return refuse('已经撤下')
  if (published === 0) return refuse('还没有公布')
  return roles.includes('disclosure-publisher') ? accept(null) : refuse('撤下由公示发布人员办理')
}
