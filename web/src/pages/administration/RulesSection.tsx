import type { RuleView } from '@zhaofa/contract'
import { partyKindTitles, type PartyKind } from '@zhaofa/domain/case/party.ts'
import {
  agencyRuleDefinitions,
  type AgencyRuleName,
} from '@zhaofa/domain/rules/agency-rule-values.ts'
import { yuan } from '../../case/DiscretionScale.tsx'
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

function valueText(rule: RuleView): string {
  const { value } = rule.body as { value: unknown }
  switch (nameOf(rule)) {
    case 'statementDays':
    case 'reviewDays':
    case 'reviewExtensionDays':
      return `${String(value)} 个工作日`
    case 'maskNaturalPersonName':
      return value === true ? '隐去' : '不隐去'
    case 'publishSummary':
      return value === true ? '公示' : '不公示'
    case 'lateHearingToHead':
      return value === true ? '报机关负责人决定' : '不予听证'
    case 'reviewerMayHost':
      return value === true ? '可以主持' : '不主持'
    case 'soleTraderAs':
      return value === 'organisation' ? '法人或者其他组织' : '公民'
    case 'hearingThresholdFen':
      return thresholdText(value as Record<PartyKind, number>)
    case 'bank':
      return bankText(value as { name: string; account: string; holder: string })
    case 'limitDays':
      return `自定 ${Object.keys(value as object).length} 项`
    case 'regionName':
    case 'reconsiderationAuthority':
    case 'court':
    case 'qualifiedReviewersSince':
      return String(value)
  }
}

export function thresholdText(value: Record<PartyKind, number>): string {
  return (Object.keys(value) as PartyKind[])
    .map((kind) => `${partyKindTitles[kind]} ${yuan(value[kind])} 元`)
    .join('，')
}

function bankText({ name, account, holder }: Record<'name' | 'account' | 'holder', string>) {
  return name === '' ? '还没有填写' : `${name}，${account}，${holder}`
}
