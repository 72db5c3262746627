import type { CatalogueDesk } from '@zhaofa/contract'
import { agencyLevels } from '@zhaofa/domain/authority/agency-level.ts'
import { partyKindTitles } from '@zhaofa/domain/case/party.ts'
import { penaltyKinds } from '@zhaofa/domain/case/penalty.ts'
import { comparisons, reviewAmounts, type ReviewRule } from '@zhaofa/domain/review/catalogue.ts'
import {
  licenceDecisions,
  reviewFlags,
  proposedOutcomes,
} from '@zhaofa/domain/review/review-facts.ts'
import { partTitles } from '@zhaofa/domain/review/rule-problems.ts'
import { Button } from '../../../ui/Button.tsx'
import { newCondition, slotId } from './own-ground.ts'
import { PickList, SelectOne } from './picks.tsx'
import { ThresholdTable } from './ThresholdTable.tsx'

type Choices = Pick<CatalogueDesk, 'matters' | 'fields'>

type Props = {
  rule: ReviewRule
  choices: Choices
  onChange: (rule: ReviewRule) => void
  onRemove?: () => void
  /** The way to this part; its length says how deep it stands, and the innermost group takes conditions only. */
  path?: readonly number[]
}

const joined = { all: '同时符合（并且）', any: '符合其一（或者）' } as const
const conditions = Object.entries(partTitles).filter(([kind]) => kind !== 'all' && kind !== 'any')
const maxDepth = 2
const maxParts = 8

/** One condition, or a group of them, as controls; the sentence above says the same in words. */
export function RuleFields({ rule, choices, onChange, onRemove, path = [] }: Props) {
  if (rule.kind === 'all' || rule.kind === 'any') {
    return <Group {...{ rule, choices, onChange, path, ...(onRemove && { onRemove }) }} />
  }
  return (
    <div className="condition" id={slotId(path)}>
      <div className="condition-head">
        <SelectOne
          label="条件"
          value={rule.kind}
          options={conditions}
          onChange={(kind) => onChange(newCondition(kind as ReviewRule['kind']))}
        />
        {onRemove && (
          <Button look="quiet" size="small" onPress={onRemove}>
            删去
          </Button>
        )}
      </div>
      <Values {...{ rule, choices, onChange }} />
    </div>
  )
}

type GroupRule = Extract<ReviewRule, { of: unknown }>

function Group({ rule, choices, onChange, onRemove, path = [] }: Props & { rule: GroupRule }) {
  const parts = rule.of
  const put = (of: readonly ReviewRule[]) => onChange({ ...rule, of })
  const full = parts.length >= maxParts ? `一组最多 ${maxParts} 个条件` : undefined
  return (
    <fieldset className="condition-group">
      <legend className="visually-hidden">一组条件</legend>
      <div className="condition-head">
        <SelectOne
          label="这一组条件"
          value={rule.kind}
          options={Object.entries(joined)}
          onChange={(kind) => onChange({ kind: kind as GroupRule['kind'], of: parts })}
        />
        {onRemove && (
          <Button look="quiet" size="small" onPress={onRemove}>
            删去这一组
          </Button>
        )}
      </div>
      {parts.map((part, i) => (
        <RuleFields
          key={i}
          rule={part}
          choices={choices}
          path={[...path, i]}
          onChange={(next) => put(parts.map((each, j) => (j === i ? next : each)))}
          {...(parts.length > 1 && { onRemove: () => put(parts.filter((_, j) => j !== i)) })}
        />
      ))}
      <div className="also">
        <Button
          look="outlined"
          size="small"
          blocked={full}
          onPress={() => put([...parts, newCondition('flag')])}
        >
          加一个条件
        </Button>
        {path.length < maxDepth - 1 && (
          <Button
            look="outlined"
            size="small"
            blocked={full}
            onPress={() => put([...parts, newCondition(rule.kind === 'all' ? 'any' : 'all')])}
          >
            加一组条件
          </Button>
        )}
      </div>
    </fieldset>
  )
}

/** What can be chosen within one condition. */
function Values({ rule, choices, onChange }: Pick<Props, 'rule' | 'choices' | 'onChange'>) {
  const pick = <K extends string>(
    label: string,
    titles: Readonly<Record<K, string>>,
    chosen: readonly K[],
    put: (values: K[]) => ReviewRule,
  ) => (
    <PickList
      label={label}
      options={Object.entries<string>(titles).map(([value, title]) => ({ value, title }))}
      chosen={chosen}
      onChange={(values) => onChange(put(values as K[]))}
    />
  )
  switch (rule.kind) {
    case 'flag':
      return (
        <SelectOne
          label="情形"
          value={rule.flag}
          options={Object.entries(reviewFlags)}
          onChange={(flag) => onChange({ kind: 'flag', flag: flag as keyof typeof reviewFlags })}
        />
      )
    case 'outcome':
      return pick('拟作决定', proposedOutcomes, rule.outcomes, (outcomes) => ({
        ...rule,
        outcomes,
      }))
    case 'penalty-kinds':
      return pick('处罚种类', penaltyKinds, rule.anyOf, (anyOf) => ({ ...rule, anyOf }))
    case 'party':
      return pick('当事人', partyKindTitles, rule.anyOf, (anyOf) => ({ ...rule, anyOf }))
    case 'level':
      return pick('执法层级', agencyLevels, rule.anyOf, (anyOf) => ({ ...rule, anyOf }))
    case 'licence':
      return pick('许可决定', licenceDecisions, rule.decisions, (decisions) => ({
        ...rule,
        decisions,
      }))
    case 'matter':
      return (
        <PickList
          label="事项"
          options={choices.matters}
          chosen={rule.codes}
          onChange={(codes) => onChange({ ...rule, codes })}
        />
      )
    case 'field':
      return (
        <PickList
          label="领域"
          options={choices.fields}
          chosen={rule.laws}
          onChange={(laws) => onChange({ ...rule, laws })}
        />
      )
    case 'amount':
      return (
        <>
          <div className="fields-side-by-side">
            <SelectOne
              label="哪一种金额"
              value={rule.amount}
              options={Object.entries(reviewAmounts).map(([id, { title }]) => [id, title])}
              onChange={(amount) =>
                onChange({ ...rule, amount: amount as keyof typeof reviewAmounts })
              }
            />
            <SelectOne
              label="怎么比"
              value={rule.compare}
              options={Object.entries(comparisons)}
              onChange={(compare) =>
                onChange({ ...rule, compare: compare as keyof typeof comparisons })
              }
            />
          </div>
          <ThresholdTable
            title={reviewAmounts[rule.amount].title}
            value={rule.thresholdFen}
            onChange={(thresholdFen) => onChange({ ...rule, thresholdFen })}
          />
        </>
      )
    case 'reaches-hearing':
      return (
        <SelectOne
          label="哪一种金额"
          value={rule.amount}
          options={(['fine', 'confiscated'] as const).map((id) => [id, reviewAmounts[id].title])}
          onChange={(amount) => onChange({ ...rule, amount: amount as 'fine' | 'confiscated' })}
        />
      )
    case 'always':
      return <p className="sub">所选执法行为的决定一律审核，不看情节。</p>
    case 'licence-hearing':
    case 'licence-third-party':
    case 'all':
    case 'any':
      return null
  }
}
