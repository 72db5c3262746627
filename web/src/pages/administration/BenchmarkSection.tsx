import type { DiscretionTier } from '@zhaofa/domain/reference/matter.ts'
import { TierTable } from '../../case/DiscretionScale.tsx'
import { benchmarkChange } from './rule-changes.ts'
import { RuleCard } from './RuleTable.tsx'
import { useRules } from './use-rules.tsx'

/** 裁量基准: the agency's tiers. Matters without one are measured by the statutory range alone. */
export function BenchmarkSection() {
  const { rules, today, sheet, ...keeping } = useRules('benchmark')
  return (
    <>
      {rules.map((rule) => (
        <RuleCard
          key={rule.code}
          rule={rule}
          title="修改裁量基准"
          keeping={keeping}
          change={benchmarkChange(rule, today)}
          beside={<span className="sub">{rule.source.replace(/^[A-Z]\??[:：]/, '')}</span>}
        >
          <TierTable tiers={tiersOf(rule.body)} />
        </RuleCard>
      ))}
      {sheet}
    </>
  )
}

function tiersOf(body: unknown) {
  const { tiers } = body as { tiers: DiscretionTier[] }
  return tiers.map(({ name, condition, minFen, maxFen, other }) => ({
    name,
    condition,
    minFen,
    maxFen,
    other,
    chosen: false,
  }))
}
