import type { PlainDate } from '../../../shared/plain-date.ts'

/** 集体讨论 of the draft in hand (处罚法第57条第2款). */
export type DeliberationSlice = { readonly deliberation: Deliberation | null }

export const notDeliberated: DeliberationSlice = { deliberation: null }

type Deliberation = {
  digest: string
  heldOn: PlainDate
  approved: boolean
  votes: Votes
  conclusion: string
}

type Votes = { readonly agree: number; readonly oppose: number }

/** 讨论结论: what the heads came to, from their answers; the reasons are what somebody typed. */
export function verdictOf({ approved, votes }: { approved: boolean; votes: Votes }): string {
  const verdict = `${approved ? '同意' : '不同意'}拟决定`
  const { agree, oppose } = votes
  return (approved ? oppose : agree) === 0
    ? `一致${verdict}`
    : `${agree}人同意、${oppose}人不同意，讨论决定${verdict}`
}

export function votesOf(members: readonly { readonly agrees: boolean }[]): Votes {
  const agree = members.filter(({ agrees }) => agrees).length
  return { agree, oppose: members.length - agree }
}
