import type { DiscretionTier } from '@zhaofa/domain/reference/matter.ts'
import { TierTable } from '../../case/DiscretionScale.tsx'
import { benchmarkChange, newBenchmark } from './rule-changes.ts'
import { ChangeButton, RuleCard } from './RuleTable.tsx'
import { useRules } from './use-rules.tsx'

/** 裁量基准: the agency's tiers. Matters without one are measured by the statutory range alone. */
export function BenchmarkSection() {
  const { rules, today, sheet, ...keeping } = useRules('benchmark')
  return (
    <>
      <div className="filters">
        <span className="sub">{rules.length} 项有裁量基准，其余按法定幅度裁量。</span>
        <span className="spacer" />
        <ChangeButton title="新增裁量基准" keeping={keeping} change={newBenchmark(today)} />
      </div>
      {rules.map((rule) => (
        <RuleCard
          key={rule.code}
          rule={rule}
          title="修改裁量基准"
          keeping={keeping}
          change={benchmarkChange(rule, today)}
          beside={<span className="sub">{rule.source}</span>}
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
  return tiers.map(({ name, condition, minFen, maxFen, other, forParty }) => ({
    name: forParty
      ? `${name}（${forParty === 'organisation' ? '企业事业单位' : '其他生产经营者'}）`
      : name,
    condition,
    minFen,
    maxFen,
    other,
    chosen: false,
  }))
}
