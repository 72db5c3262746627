import type { RuleView } from '@zhaofa/contract'
import type { ReactNode } from 'react'
import type { Change } from '../../forms/ChangeSheet.tsx'
import { Button } from '../../ui/Button.tsx'
import { RuleHistory } from './RuleHistory.tsx'
import type { useRules } from './use-rules.tsx'

type Keeping = Pick<ReturnType<typeof useRules>, 'blocked' | 'change'>

type TableProps = {
  rules: readonly RuleView[]
  /** The columns before 版本 and the button, by their titles. */
  columns: Readonly<Record<string, (rule: RuleView) => ReactNode>>
  keeping: Keeping
  /** What the button of a rule changes; null where the rule is not changed here. */
  changeOf: (rule: RuleView) => Change | null
}

/** Rules as lines of one table, each with its versions and a button that changes it. */
export function RuleTable({ rules, columns, keeping, changeOf }: TableProps) {
  const cells = Object.entries(columns)
  return (
    <table className="table rows-on-phone">
      <thead>
        <tr>
          {cells.map(([title]) => (
            <th key={title}>{title}</th>
          ))}
          <th>版本</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.code}>
            {cells.map(([title, cell]) => (
              <td key={title} data-label={title}>
                {cell(rule)}
              </td>
            ))}
            <td data-label="版本" className="nowrap">
              <RuleHistory rule={rule} />
            </td>
            <td>
              <ChangeButton title="修改" keeping={keeping} change={changeOf(rule)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CardProps = {
  rule: RuleView
  title: string
  keeping: Keeping
  change: Change
  /** What the heading says beside the versions. */
  beside?: ReactNode
  children: ReactNode
}

/** One rule as a card, with its versions and a button that changes it. */
export function RuleCard({ rule, title, keeping, change, beside, children }: CardProps) {
  return (
    <section className="card" aria-label={rule.title}>
      <div className="card-head">
        <h2>{rule.title}</h2>
        <RuleHistory rule={rule} />
        {beside}
        <span className="spacer" />
        <ChangeButton title={title} keeping={keeping} change={change} />
      </div>
      {children}
    </section>
  )
}

type ButtonProps = { title: string; keeping: Keeping; change: Change | null }

/** Opens the sheet of a change; a person who may not keep the rules is told who does. */
export function ChangeButton({ title, keeping: { blocked, change: open }, change }: ButtonProps) {
  if (!change) return null
  return (
    <Button look="outlined" size="small" blocked={blocked} onPress={() => open(change)}>
      {title}
    </Button>
  )
}
