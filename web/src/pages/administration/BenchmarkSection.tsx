import type { DiscretionTier } from '@zhaofa/domain/reference/matter.ts'
import { TierTable } from '../../case/DiscretionScale.tsx'
import { Button } from '../../ui/Button.tsx'
import { benchmarkDeed } from './rule-deeds.ts'
import { RuleHistory } from './RuleHistory.tsx'
import { useRules } from './use-rules.tsx'

/** 裁量基准: the agency's tiers. Matters without one are measured by the statutory range alone. */
export function BenchmarkSection() {
  const { rules, today, blocked, change, sheet } = useRules('benchmark')
  return (
    <>
      {rules.map((rule) => (
        <section key={rule.code} className="card" aria-label={rule.title}>
          <div className="card-head">
            <h2>{rule.title}</h2>
            <RuleHistory rule={rule} />
            <span className="sub">{rule.source.replace(/^[A-Z]\??[:：]/, '')}</span>
            <span className="spacer" />
            <Button
              look="outlined"
              size="small"
              blocked={blocked}
              onPress={() => change(benchmarkDeed(rule, today))}
            >
              修改裁量基准
            </Button>
          </div>
          <TierTable tiers={tiersOf(rule.body)} />
        </section>
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
