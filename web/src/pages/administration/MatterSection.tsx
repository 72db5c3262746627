import { useDeferredValue, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { matterDeed, type MatterBody } from './rule-deeds.ts'
import { RuleHistory } from './RuleHistory.tsx'
import { useRules } from './use-rules.tsx'

/** 执法事项: the published list with its articles. Only matters of penalty are changed here. */
export function MatterSection() {
  const { rules, today, blocked, change, sheet } = useRules('matter')
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const shown = rules.filter(({ code, title }) => `${code}${title}`.includes(words))
  return (
    <section className="card" aria-label="执法事项">
      <div className="filters">
        <input
          className="input"
          type="search"
          aria-label="事项名称或者编码"
          placeholder="事项名称或者编码"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="sub">{shown.length} 项</span>
      </div>
      <table className="table rows-on-phone">
        <thead>
          <tr>
            <th>编码</th>
            <th>事项</th>
            <th>依据</th>
            <th>版本</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {shown.map((rule) => {
            const body = rule.body as MatterBody
            return (
              <tr key={rule.code}>
                <td data-label="编码" className="nowrap">
                  {rule.code}
                </td>
                <td data-label="事项">
                  <b>{rule.title}</b> <span className="sub">{body.type}</span>{' '}
                  {!body.active && <span className="tag red">停止执行</span>}{' '}
                  {body.toVerify && <span className="tag amber">条文待核对</span>}{' '}
                  {body.legalReviewRequired && <span className="tag blue">一律法制审核</span>}
                  {body.penaltyText && <p className="sub">{body.penaltyText}</p>}
                </td>
                <td data-label="依据">
                  {body.violationBasis ?? body.legalBasis}
                  {body.penaltyBasis && <p className="sub">罚则：{body.penaltyBasis}</p>}
                </td>
                <td data-label="版本" className="nowrap">
                  <RuleHistory rule={rule} />
                </td>
                <td>
                  {body.type === '行政处罚' && (
                    <Button
                      look="outlined"
                      size="small"
                      blocked={blocked}
                      onPress={() => change(matterDeed(rule, today))}
                    >
                      修改
                    </Button>
                  )}
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
