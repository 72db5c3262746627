import { readCaseFactors, type CaseFactor } from '@zhaofa/domain/discretion/factors.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { useDiscretion } from './use-discretion.ts'

/** 裁量因素: what the benchmark asks about, a line each; nothing where it asks about nothing. */
export function FactorsField({ field, path, value, onChange }: FieldProps) {
  const discretion = useDiscretion(path)
  if (!discretion || discretion.asked.length === 0) return null
  const found = readCaseFactors(value)
  const change = (fact: string, answer: Pick<CaseFactor, 'amount' | 'holds'>) => {
    const others = found.filter((each) => each.fact !== fact)
    const known = answer.amount !== null || answer.holds !== null
    onChange(known ? [...others, { fact, ...answer }] : others)
  }
  return (
    <FieldFrame field={field} path={path} group>
      <div className="factors">
        {discretion.asked.map(({ fact, unit }) => {
          const own = found.find((each) => each.fact === fact)
          return unit === null ? (
            <Held
              key={fact}
              fact={fact}
              holds={own?.holds ?? null}
              onChange={(holds) => change(fact, { amount: null, holds })}
            />
          ) : (
            <label key={fact}>
              <span>{fact}</span>
              <input
                className="input"
                inputMode="numeric"
                maxLength={9}
                value={own?.amount ?? ''}
                onChange={({ target }) => {
                  const digits = target.value.replace(/\D/g, '')
                  change(fact, { amount: digits === '' ? null : Number(digits), holds: null })
                }}
              />
              <span>{unit}</span>
            </label>
          )
        })}
      </div>
      {discretion.explained.called.length > 0 && (
        <p className="sub" role="status">
          按这些因素属于{discretion.explained.called.map((name) => `“${name}”`).join('、')}档。
        </p>
      )}
    </FieldFrame>
  )
}

type HeldProps = { fact: string; holds: boolean | null; onChange: (holds: boolean | null) => void }

function Held({ fact, holds, onChange }: HeldProps) {
  return (
    <div role="radiogroup" aria-label={fact}>
      <span>{fact}</span>
      <span className="picks tight">
        {([true, false] as const).map((answer) => (
          <label key={String(answer)} className={holds === answer ? 'picked' : ''}>
            <input type="radio" checked={holds === answer} onChange={() => onChange(answer)} />
            {answer ? '是' : '否'}
          </label>
        ))}
      </span>
      {holds !== null && (
        <button type="button" className="link sub" onClick={() => onChange(null)}>
          不填
        </button>
      )}
    </div>
  )
}
