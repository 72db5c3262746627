import { z } from 'zod'
import { partyKindTitles } from '@zhaofa/domain/case/party.ts'
import { penaltyKinds, type PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { PartyKind } from '@zhaofa/domain/case/party.ts'
import type { ReviewFacts } from '@zhaofa/domain/review/review-facts.ts'
import { reviewFlags } from '@zhaofa/domain/review/review-facts.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'

const keys = <K extends string>(titles: Record<K, string>) => Object.keys(titles) as [K, ...K[]]
const titled = (titles: Record<string, string>) =>
  Object.entries(titles)
    .map(([key, title]) => `${key} ${title}`)
    .join('，')

const fen = z.int().min(0)
const flag = (text: string) => z.boolean().default(false).describe(text)

const flags = Object.fromEntries(
  Object.entries(reviewFlags).map(([name, text]) => [name, flag(text)]),
) as Record<keyof typeof reviewFlags, ReturnType<typeof flag>>

const thresholds = agencyRuleDefinitions.hearingThresholdFen

/** The file of `zhaofa review-grounds --facts`. Everything but the party's kind may be left out. */
export const reviewFactsSchema = z
  .strictObject({
    partyKind: z
      .enum(keys<PartyKind>(partyKindTitles))
      .describe(`当事人种类：${titled(partyKindTitles)}`),
    outcome: z
      .enum(['penalty', 'no-penalty', 'transfer-criminal', 'revocation'])
      .default('penalty')
      .describe(
        '拟作决定：penalty 给予处罚，no-penalty 不予处罚，transfer-criminal 移送司法，revocation 变更或者撤销原决定',
      ),
    kinds: z
      .array(z.enum(keys<PenaltyKind>(penaltyKinds)))
      .default([])
      .describe(`处罚种类：${titled(penaltyKinds)}`),
    fineFen: fen.default(0).describe('拟罚款，单位为分'),
    confiscatedFen: fen.default(0).describe('拟没收违法所得，单位为分'),
    confiscatedGoodsFen: fen.default(0).describe('拟没收非法财物的价值，单位为分'),
    ...flags,
    otherHeavyPenalty: flag('其他较重的行政处罚（行政处罚法第六十三条第一款第五项）'),
    hearingRequiredByLaw: flag('法律、法规、规章规定应当告知听证（第六十三条第一款第六项）'),
    licence: z
      .strictObject({
        decision: z
          .enum(['grant', 'refuse', 'revoke'])
          .describe('grant 准予，refuse 不予，revoke 撤销'),
        hearingHeld: flag('经听证的许可'),
        thirdPartyInterest: flag('涉及第三人重大利益'),
      })
      .optional()
      .describe('许可决定；处罚案件不写'),
    hearingThresholdFen: z
      .strictObject({ 'natural-person': fen, 'sole-trader': fen, organisation: fen })
      .default(thresholds.initial)
      .describe(`听证“较大数额”标准，单位为分；不写时用：${thresholds.source}`),
  })
  .describe('法制审核、听证权、集体讨论的判断事实')

export type ReviewFactsFile = z.infer<typeof reviewFactsSchema>

/** The facts and the agency's threshold, apart. */
export function splitFacts({ hearingThresholdFen, licence, ...facts }: ReviewFactsFile): {
  facts: ReviewFacts
  rules: { hearingThresholdFen: ReviewFactsFile['hearingThresholdFen'] }
} {
  return { facts: { ...facts, ...(licence && { licence }) }, rules: { hearingThresholdFen } }
}
