import type { RuleView } from '@zhaofa/contract'
import type { PartyKind } from '@zhaofa/domain/case/party.ts'
import { groundBasisText, type CatalogueGround } from '@zhaofa/domain/review/catalogue.ts'
import { thresholdText } from '@zhaofa/domain/rules/rule-words.ts'
import { askYesNo } from '../../forms/small-form-fields.ts'
import type { Change } from '../../forms/ChangeSheet.tsx'
import { Button } from '../../ui/Button.tsx'
import { ruleChange, thresholds } from './rule-changes.ts'
import { RuleHistory } from './RuleHistory.tsx'
import { useRules } from './use-rules.tsx'

/** 法制审核目录: statutory grounds are locked; the agency's own are switched and measured here. */
export function CatalogueSection() {
  const { rules, today, blocked, change, sheet } = useRules('review-catalogue')
  const [catalogue] = rules
  if (!catalogue) return null
  const { grounds } = catalogue.body as { grounds: CatalogueGround[] }
  return (
    <section className="card" aria-label="法制审核目录">
      <div className="card-head">
        <h2>{grounds.length} 种情形</h2>
        <RuleHistory rule={catalogue} />
      </div>
      <table className="table rows-on-phone">
        <thead>
          <tr>
            <th>编号</th>
            <th>情形</th>
            <th>依据</th>
            <th>状态</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {grounds.map((ground) => {
            const limit = thresholdOf(ground)
            return (
              <tr key={ground.id}>
                <td data-label="编号">{ground.id}</td>
                <td data-label="情形">
                  <b>{ground.text}</b> <span className="sub">{ground.scope}</span>
                  {limit && <p className="sub">{thresholdText(limit)}</p>}
                </td>
                <td data-label="依据">{groundBasisText(ground)}</td>
                <td data-label="状态">
                  <span className={ground.enabled ? 'tag green' : 'tag'}>
                    {ground.enabled ? '适用' : '不适用'}
                  </span>
                </td>
                <td>
                  <Button
                    look="outlined"
                    size="small"
                    blocked={ground.mandatory && !limit ? '法律规定的情形，不能停用' : blocked}
                    onPress={() => change(groundChange(catalogue, ground, today))}
                  >
                    修改
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {sheet}
    </section>
  )
}

function thresholdOf({ rule }: CatalogueGround): Record<PartyKind, number> | null {
  return 'thresholdFen' in rule ? rule.thresholdFen : null
}

function groundChange(catalogue: RuleView, ground: CatalogueGround, today: string): Change {
  const limit = thresholdOf(ground)
  const amounts = limit && thresholds(limit)
  return ruleChange({ ...catalogue, title: `情形 ${ground.id}` }, today, {
    fields: [
      ...(ground.mandatory ? [] : [askYesNo('enabled', '是否适用')]),
      ...(amounts?.fields ?? []),
    ],
    initial: { enabled: ground.enabled, ...amounts?.initial },
    change: (values) => ({
      kind: 'review-catalogue',
      changes: [
        {
          id: ground.id,
          ...(!ground.mandatory && { enabled: values['enabled'] === true }),
          ...(amounts && { thresholdFen: amounts.read(values) as Record<PartyKind, number> }),
        },
      ],
    }),
  })
}
