import { z } from 'zod'
import { partyKindTitles } from '@zhaofa/domain/case/party.ts'
import { penaltyKinds, type PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { PartyKind } from '@zhaofa/domain/case/party.ts'
import { agencyLevels, type AgencyLevel } from '@zhaofa/domain/authority/agency-level.ts'
import { enforcementActs, type EnforcementAct } from '@zhaofa/domain/review/enforcement-acts.ts'
import {
  nothingSpecial,
  reviewFlags,
  type ReviewFacts,
} from '@zhaofa/domain/review/review-facts.ts'
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
    act: z
      .enum(keys<EnforcementAct>(enforcementActs))
      .optional()
      .describe(
        `执法行为：${titled(enforcementActs)}；不写的，有许可决定的是许可，有查封、扣押的是强制，其余是处罚`,
      ),
    level: z
      .enum(keys<AgencyLevel>(agencyLevels))
      .default(nothingSpecial.level)
      .describe(`执法层级：${titled(agencyLevels)}`),
    matters: z.array(z.string()).default([]).describe('事项编码，例如 CF-001-01'),
    fields: z.array(z.string()).default([]).describe('领域：事项的罚则所在的法规名称'),
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
    seizedFen: fen.optional().describe('拟查封、扣押财物的价值，单位为分；没有估价的不写'),
    paidFen: fen.optional().describe('给付、奖励、征收、征用的金额，单位为分；不知道的不写'),
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
export function splitFacts({
  hearingThresholdFen,
  licence,
  act,
  seizedFen,
  paidFen,
  ...facts
}: ReviewFactsFile): {
  facts: ReviewFacts
  rules: { hearingThresholdFen: ReviewFactsFile['hearingThresholdFen'] }
} {
  return {
    facts: {
      ...facts,
      act: act ?? actOf({ licence, coercion: facts.coercion }),
      ...(licence && { licence }),
      ...(seizedFen !== undefined && { seizedFen }),
      ...(paidFen !== undefined && { paidFen }),
    },
    rules: { hearingThresholdFen },
  }
}

/** Files from before the kind of act was asked for say it by what they hold. */
function actOf({
  licence,
  coercion,
}: Pick<ReviewFactsFile, 'licence' | 'coercion'>): EnforcementAct {
  if (licence) return 'licence'
  return coercion ? 'coercion' : 'penalty'
}
