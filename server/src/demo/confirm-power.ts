import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { addDays, plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { ruleHistory } from '../office/reference/list-rules.ts'
import type { RuleBodies } from '../office/reference/load-reference.ts'
import type { World } from '../world.ts'
import { approvedRuleChange } from './approved-rule-change.ts'

/**
 * 法制机构 proposes and the head approves that, from a day on, the provision named for a matter covers it. An
 * agency starts with the question open: nothing is seized until its own legal unit has answered it
 * (强制法第22条).
 */
export async function confirmPower(
  world: World,
  { reviewer, agencyHead }: { reviewer: Actor; agencyHead: Actor },
  { code, on }: { code: string; on: string },
): Promise<void> {
  const dayBefore = addDays(plainDate(on), -1)
  const then: World = { ...world, clock: { now: () => new Date(`${dayBefore}T01:00:00.000Z`) } }
  const latest = (await ruleHistory(then, reviewer, 'matter', code)).at(-1)
  if (!latest) throw new Error(`no matter ${code}`)
  const { active, ...matter } = latest.body as RuleBodies['matter']
  if (!('fine' in matter)) throw new Error(`${code} is no penalty matter`)
  const { legalReviewRequired } = matter
  await approvedRuleChange(
    then,
    { reviewer, agencyHead },
    {
      after: latest.version,
      effectiveFrom: on,
      source: '政策法规科会商意见（示范数据）',
      reason: '确认查封、扣押的依据适用于本事项',
      change: {
        kind: 'matter',
        code,
        active,
        legalReviewRequired,
        coercionConfirmed: true,
      },
    },
  )
}
