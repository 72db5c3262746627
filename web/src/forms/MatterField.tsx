import { useQuery } from '@tanstack/react-query'
import type { MatterOption } from '@zhaofa/contract'
import { Select } from 'antd'
import { mattersQuery } from '../api/options.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'

/** 执法事项: found by words of the behaviour, then picked by the words of its rule; articles are never typed. */
export function MatterField({ field, path, value, onChange }: FieldProps) {
  const { data } = useQuery(mattersQuery)
  const matters = data?.matters ?? []
  const chosen = matters.find(({ code }) => code === value)
  return (
    <>
      <FieldFrame field={field} path={path}>
        <MatterSelect
          matters={matters}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      </FieldFrame>
      {chosen && <MatterFacts matter={chosen} />}
    </>
  )
}

/** Both rules with their words, and what the penalty rule provides. */
function MatterFacts({ matter }: { matter: MatterOption }) {
  const { violationBasis, violationWords, penaltyBasis, penaltyWords, penaltyText } = matter
  return (
    <dl className="facts above-8">
      <div>
        <dt>违反</dt>
        <dd>
          {violationBasis}
          <RuleWords words={violationWords} />
        </dd>
      </div>
      <div>
        <dt>罚则</dt>
        <dd>
          {penaltyBasis}
          <RuleWords words={penaltyWords} />
        </dd>
      </div>
      <div>
        <dt>处罚内容</dt>
        <dd>
          {penaltyText}{' '}
          {matter.mustOrderCorrectionFirst && <span className="tag blue">先责令改正</span>}
          {matter.reason !== null && <p className="sub">{matter.reason}</p>}
          {matter.uncertain !== '' && <p className="sub">须留意：{matter.uncertain}</p>}
        </dd>
      </div>
    </dl>
  )
}

function RuleWords({ words }: { words: readonly string[] }) {
  if (words.length === 0) return <p className="sub">没有收录该条原文，以公布的官方文本为准。</p>
  return words.map((line) => (
    <p key={line} className="sub">
      {line}
    </p>
  ))
}

function MatterSelect(props: {
  matters: readonly MatterOption[]
  value: string | null
  onChange: (code: string | null) => void
}) {
  const { id, describedBy, invalid } = useFieldIds()
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      {...(invalid && { status: 'error' as const })}
      className="pick"
      showSearch={{ filterOption: (typed, option) => matches(typed, option?.words ?? '') }}
      placeholder="输入违法行为的几个词，或者编码"
      options={props.matters.map(optionOf)}
      value={props.value}
      onChange={(code: string | undefined) => props.onChange(code ?? null)}
    />
  )
}

/** A matter whose text still has to be compared is shown, so that nobody looks for it in vain, and cannot be picked. */
function optionOf({ code, name, standing, violationWords, penaltyWords }: MatterOption) {
  return {
    value: code,
    label: standing === 'usable' ? `${code} ${name}` : `${code} ${name}（条文待核对，不能使用）`,
    disabled: standing !== 'usable',
    words: [code, name, ...violationWords, ...penaltyWords].join(' ').toLowerCase(),
  }
}

/** Every word typed is in the name or in the words of the rules. */
const matches = (typed: string, words: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word))
