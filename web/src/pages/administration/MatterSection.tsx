import type { RuleView } from '@zhaofa/contract'
import type { CoercivePower } from '@zhaofa/domain/reference/matter.ts'
import { useDeferredValue, useState } from 'react'
import { matterChange, type MatterBody } from './rule-changes.ts'
import { RuleTable } from './RuleTable.tsx'
import { useRules } from './use-rules.tsx'

/** 执法事项: the published list with its articles. Only matters of penalty are changed here. */
export function MatterSection() {
  const { rules, today, sheet, ...keeping } = useRules('matter')
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
      <RuleTable
        rules={shown}
        keeping={keeping}
        changeOf={(rule) => (bodyOf(rule).type === '行政处罚' ? matterChange(rule, today) : null)}
        columns={{
          编码: (rule) => <span className="nowrap">{rule.code}</span>,
          事项: matterCell,
          依据: basisCell,
        }}
      />
      {sheet}
    </section>
  )
}

const bodyOf = ({ body }: RuleView) => body as MatterBody

function matterCell(rule: RuleView) {
  const { type, active, toVerify, legalReviewRequired, penaltyText } = bodyOf(rule)
  return (
    <>
      <b>{rule.title}</b> <span className="sub">{type}</span>{' '}
      {!active && <span className="tag red">停止执行</span>}{' '}
      {toVerify && <span className="tag amber">条文待核对</span>}{' '}
      {legalReviewRequired && <span className="tag blue">一律法制审核</span>}
      {penaltyText && <p className="sub">{penaltyText}</p>}
    </>
  )
}

function basisCell(rule: RuleView) {
  const { violationBasis, legalBasis, penaltyBasis, coercivePower } = bodyOf(rule)
  return (
    <>
      {violationBasis ?? legalBasis}
      {penaltyBasis && <p className="sub">罚则：{penaltyBasis}</p>}
      {coercivePower && <Power power={coercivePower} />}
    </>
  )
}

/** 查封、扣押的依据, and whether the legal unit has confirmed it: until then nothing may be seized on it. */
function Power({ power: { basis, words, confirmedBy, source } }: { power: CoercivePower }) {
  return (
    <p className="sub">
      查封、扣押：{basis}（{words}）。{' '}
      {confirmedBy ? (
        <span className="tag blue">
          {confirmedBy.name} {confirmedBy.on} 确认
        </span>
      ) : (
        <span className="tag amber" title={source}>
          法制机构没有确认，不能查封、扣押
        </span>
      )}
    </p>
  )
}
