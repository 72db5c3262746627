import type { RuleView } from '@zhaofa/contract'
import type { CoercivePower, TextConfirmation } from '@zhaofa/domain/reference/matter.ts'
import { useDeferredValue, useState } from 'react'
import { matterChange, type MatterBody } from './rule-changes.ts'
import { RuleTable } from './RuleTable.tsx'
import { useRules } from './use-rules.tsx'

/** 执法事项: the published list with its articles. Only matters of penalty are changed here. */
export function MatterSection() {
  const { rules, today, sheet, ...keeping } = useRules('matter')
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const shown = rules.filter((rule) => wordsOf(rule).includes(words))
  return (
    <section className="card" aria-label="执法事项">
      <div className="filters">
        <input
          className="input"
          type="search"
          aria-label="事项名称、编码或者条文里的词"
          placeholder="事项名称、编码或者条文里的词"
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

/** A matter is found by its code, its name, and the words of its rules. */
const wordsOf = ({ code, title, body }: RuleView) => `${code}${title}${JSON.stringify(body)}`

const bodyOf = ({ body }: RuleView) => body as MatterBody

function matterCell(rule: RuleView) {
  const { type, active, usable, textConfirmed, uncertain, legalReviewRequired, penaltyText } =
    bodyOf(rule)
  return (
    <>
      <b>{rule.title}</b> <span className="sub">{type}</span>{' '}
      {!active && <span className="tag red">停止执行</span>}{' '}
      {usable?.kind === 'check-first' && <TextState confirmed={textConfirmed ?? null} />}{' '}
      {usable?.kind === 'no' && <span className="tag red">不能使用</span>}{' '}
      {legalReviewRequired && <span className="tag blue">一律法制审核</span>}
      {penaltyText && <p className="sub">{penaltyText}</p>}
      {usable?.kind === 'no' && <p className="sub">{usable.reason}</p>}
      {uncertain && <p className="sub">须留意：{uncertain}</p>}
    </>
  )
}

/** Whether the legal unit has compared the matter with the official text: before, no case may rest on it. */
function TextState({ confirmed }: { confirmed: TextConfirmation | null }) {
  return confirmed ? (
    <span className="tag blue" title={confirmed.source}>
      {confirmed.name} {confirmed.on} 已核对条文
    </span>
  ) : (
    <span className="tag amber">条文待法制机构核对，不能立案</span>
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
