import { factorLine, type BenchmarkCircumstance } from '@zhaofa/domain/discretion/factors.ts'
import type { DiscretionTier } from '@zhaofa/domain/reference/matter.ts'
import { TierTable } from '../../case/DiscretionScale.tsx'
import { benchmarkChange, newBenchmark } from './benchmark-change.ts'
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
          <Circumstances body={rule.body} />
        </RuleCard>
      ))}
      {sheet}
    </>
  )
}

function tiersOf(body: unknown) {
  const { tiers } = body as { tiers: DiscretionTier[] }
  return tiers.map((tier) => ({
    name: tier.forParty
      ? `${tier.name}（${tier.forParty === 'organisation' ? '企业事业单位' : '其他生产经营者'}）`
      : tier.name,
    condition: tier.condition,
    factors: (tier.factors ?? []).map(factorLine),
    anyOf: tier.need === 'any',
    minFen: tier.minFen,
    maxFen: tier.maxFen,
    other: tier.other,
    chosen: false,
  }))
}

function Circumstances({ body }: { body: unknown }) {
  const { circumstances = [] } = body as { circumstances?: readonly BenchmarkCircumstance[] }
  if (circumstances.length === 0) return null
  return (
    <ul className="sub" aria-label="档内的情节">
      {circumstances.map(({ fact, weighs, article }) => (
        <li key={fact}>
          {fact}：在档内{weighs === 'lighter' ? '从轻' : '从重'}（{article}）
        </li>
      ))}
    </ul>
  )
}
