import type { RuleView } from '@zhaofa/contract'
import type { AgencyRuleName } from '@zhaofa/domain/rules/agency-rule-definition.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import { agencyRuleText } from '@zhaofa/domain/rules/rule-words.ts'
import { agencyRuleChange } from './rule-changes.ts'
import { RuleTable } from './RuleTable.tsx'
import { useRules } from './use-rules.tsx'

/** 本局规则: what the law leaves to the agency, each with its source. Unsure ones say so. */
export function RulesSection() {
  const { rules, today, sheet, ...keeping } = useRules('agency-rule')
  return (
    <section className="card" aria-label="本局规则">
      <RuleTable
        rules={rules}
        keeping={keeping}
        changeOf={(rule) => agencyRuleChange(rule, today)}
        columns={{
          规则: (rule) => (
            <>
              <b>{rule.title}</b>
              <p className="sub">{agencyRuleDefinitions[nameOf(rule)].question}</p>
            </>
          ),
          现在的值: valueText,
          来源: (rule) => (
            <>
              {rule.source.replace(/^[A-Z]\??[:：]/, '')}{' '}
              {agencyRuleDefinitions[nameOf(rule)].tag === 'K?' && rule.version === 1 && (
                <span className="tag amber">上线前须确认</span>
              )}
            </>
          ),
        }}
      />
      {sheet}
    </section>
  )
}

const nameOf = ({ code }: RuleView) => code as AgencyRuleName

const valueText = (rule: RuleView): string =>
  agencyRuleText(nameOf(rule), (rule.body as { value: never }).value)
