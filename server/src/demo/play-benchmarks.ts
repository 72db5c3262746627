import { addDays, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { World } from '../world.ts'
import { approvedRuleChange } from './approved-rule-change.ts'
import { demoBenchmarks, demoBenchmarkSource, demoCircumstances } from './demo-benchmarks.ts'
import type { Cast } from './stage.ts'

/** The bureau adopts benchmarks of its own from `on`, before it publishes them and before any case rests on one. */
export async function playBenchmarks(world: World, cast: Cast, on: PlainDate): Promise<void> {
  const dayBefore = new Date(`${addDays(on, -1)}T01:00:00.000Z`)
  const then: World = { ...world, clock: { now: () => dayBefore } }
  for (const [code, tiers] of Object.entries(demoBenchmarks)) {
    const circumstances = demoCircumstances[code]
    await approvedRuleChange(then, cast, {
      after: 0,
      effectiveFrom: on,
      source: demoBenchmarkSource,
      reason: '按照行政处罚法第三十四条制定裁量基准（示范数据）',
      change: {
        kind: 'benchmark',
        code,
        tiers: tiers.map(({ factors, ...tier }) => ({
          ...tier,
          ...(factors && { factors: factors.map((factor) => ({ ...factor })) }),
        })),
        ...(circumstances && { circumstances: circumstances.map((each) => ({ ...each })) }),
      },
    })
  }
}
