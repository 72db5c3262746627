import type { Party } from '@zhaofa/domain/case/party.ts'
import type { ClueSource } from '@zhaofa/domain/case/case-codes.ts'
import type { ProposableGround } from '@zhaofa/domain/publicity/notice/withheld.ts'
import type { StoryWords } from './story-words.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'

/** How far a demo case has come. In order; a story stops after its own. */
const milestones = [
  'clue',
  'verified',
  'filing-proposed',
  'filed',
  'inquired',
  'evidence',
  'corrected',
  'concluded',
  'notice-proposed',
  'notice-served',
  /** A hearing was asked for and called, and is still to come. */
  'hearing-called',
  'heard',
  'drafted',
  'under-review',
  'reviewed',
  'decision-proposed',
  'decided',
  'served',
  'collected',
  'published',
  'paid',
  'closed',
  'archived',
] as const
export type Milestone = (typeof milestones)[number]

/** One fictional case. Companies, people, codes and facts are invented. */
export type Story = {
  readonly party: Party
  readonly matter: string
  readonly source: ClueSource
  readonly startsOn: PlainDate
  readonly until: Milestone
  readonly summary: string
  readonly facts: string
  /** Evidence, order of correction and recheck that fit the facts. */
  readonly words: StoryWords
  /** Which tier of the benchmark, counted from the lightest. */
  readonly tier: number
  readonly gainsFen?: number
  /** Another act found in the same case, under a rule of its own, with a fine of its own. */
  readonly further?: Pick<Story, 'matter' | 'facts' | 'tier'> & { readonly fineFen: number }
  readonly flags?: readonly string[]
  readonly defence: 'silent' | 'statement' | 'waived' | 'hearing'
  readonly ending?: 'declined' | 'dismissed' | 'transferred' | 'no-penalty'
  /** Legal review sends the first draft back; it is corrected and passes. */
  readonly refusedOnce?: boolean
  /** The unit objects to the opinion; second review and the heads follow, and it is sent again. */
  readonly disagreed?: boolean
  /** A counsel is asked by the reviewer and gives an opinion. */
  readonly counselled?: boolean
  /** The leader sends the proposal back once. */
  readonly sentBack?: boolean
  readonly named?: boolean
  /** The decision is kept back by law instead of published. */
  readonly withheld?: ProposableGround
  /** Goods are detained in it: still in custody, or released and returned. */
  readonly seizure?: 'held' | 'released'
  /** The paper that is made first has a mistake and is voided (作废) before service. */
  readonly voided?: 'penalty_advance_notice' | 'penalty_decision'
  /** 行政复议 of the decision, after the party has paid: it is found unlawful, or made lighter and published as it reads then. */
  readonly review?: 'unlawful' | 'changed'
  /** The inquiry record and the receipts are signed on the phone instead of on paper. */
  readonly onScreen?: true
  /** A record is put right (更正): the inquiry the same day, or the address of the party after its papers were served. */
  readonly amended?: 'inquiry' | 'party'
}

/** Whether the story goes at least as far as `milestone`. */
export function reaches({ until }: Story, milestone: Milestone): boolean {
  return milestones.indexOf(until) >= milestones.indexOf(milestone)
}
