import type { RangeView } from '@zhaofa/contract'
import { rangeParts } from '@zhaofa/domain/discretion/explain-range.ts'
import { LawLinks } from '../law/LawLink.tsx'

/** 幅度怎样算出来: a line for the statute, the tier, each fact and circumstance, and what is left, with what each rests on. */
export function RangeExplained({ range }: { range: RangeView }) {
  return (
    <dl className="facts range-explained" aria-label="幅度的计算">
      {range.lines.map(({ part, text, basis, source }, index) => (
        <div key={`${part}-${index}`} className={part === 'result' ? 'result' : ''}>
          <dt>{rangeParts[part]}</dt>
          <dd>
            {text} <LawLinks basis={basis} /> {source && <span className="sub">{source}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
