import { partyKindTitles, type PartyKind } from '@zhaofa/domain/case/party.ts'
import type { Thresholds } from '@zhaofa/domain/review/catalogue.ts'
import { fenFromYuan } from '@zhaofa/domain/shared/money.ts'
import { useState } from 'react'

type Props = { title: string; value: Thresholds; onChange: (value: Thresholds) => void }

const kinds = Object.entries(partyKindTitles) as [PartyKind, string][]

/** 起点 by kind of party: an amount, or said to be none; what is empty keeps the rule from being proposed. */
export function ThresholdTable({ title, value, onChange }: Props) {
  const put = (kind: PartyKind, fen: number | null | undefined) => {
    const { [kind]: _, ...others } = value
    onChange(fen === undefined ? others : { ...others, [kind]: fen })
  }
  return (
    <table className="table rows-on-phone threshold-table">
      <thead>
        <tr>
          <th>当事人种类</th>
          <th>起点：{title}（元）</th>
          <th>不适用</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(([kind, name]) => (
          <tr key={kind}>
            <td data-label="当事人种类">{name}</td>
            <td data-label="起点（元）">
              <Amount
                label={`${name}的起点（元）`}
                fen={value[kind]}
                onChange={(fen) => put(kind, fen)}
              />
            </td>
            <td data-label="不适用">
              <input
                type="checkbox"
                aria-label={`${name}不适用`}
                checked={value[kind] === null}
                onChange={({ target }) => put(kind, target.checked ? null : undefined)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Yuan as typed; what is no amount counts as left out and is marked. */
function Amount({
  label,
  fen,
  onChange,
}: {
  label: string
  fen: number | null | undefined
  onChange: (fen: number | undefined) => void
}) {
  const [typed, setTyped] = useState(() => (typeof fen === 'number' ? String(fen / 100) : ''))
  const wrong = fen === undefined
  return (
    <input
      className="input"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={wrong || undefined}
      disabled={fen === null}
      value={fen === null ? '' : typed}
      placeholder={fen === null ? '不适用' : '还没有起点'}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange(fenFromYuan(target.value) ?? undefined)
      }}
    />
  )
}
