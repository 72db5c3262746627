import type { NoticeDesk } from '@zhaofa/contract'
import { useState } from 'react'
import { compareTexts } from './compare-texts.ts'

export type PublicField = NoticeDesk['fields'][number]
type Props = { fields: readonly PublicField[]; differing: readonly PublicField[] }

/** Named fields on both sides. The public side is built from them, never painted over a copy. */
export function BeforeAfter({ fields, differing }: Props) {
  const [lit, setLit] = useState<PublicField | null>(null)
  return (
    <section className="card" aria-label="原文和公示件">
      <div className="before-after heads">
        <div className="card-head">
          <h2>决定书原文</h2>
          <span className="sub">只在内部看</span>
          <span className="spacer" />
          {differing.length > 0 && <span className="tag red">不公开 {differing.length} 处</span>}
        </div>
        <div className="card-head">
          <h2>公示件</h2>
          <span className="sub">公众将看到的，{fields.length} 个字段</span>
        </div>
      </div>
      <div className="public-fields">
        {fields.map((field) => {
          const at = differing.indexOf(field)
          return (
            <div
              key={field.label}
              className={`before-after${lit === field ? ' lit' : ''}`}
              onMouseEnter={() => setLit(at < 0 ? null : field)}
              onMouseLeave={() => setLit(null)}
            >
              <BothSides field={field} number={at < 0 ? null : at + 1} />
            </div>
          )
        })}
      </div>
      <p className="sub card-foot">
        公示件由 {fields.length}{' '}
        个准许公开的字段生成，不是在原文上涂盖；没有列入的内容不会进入公示件。
      </p>
    </section>
  )
}

function BothSides({ field, number }: { field: PublicField; number: number | null }) {
  const { label, original, public: shown } = field
  const { before, after } = compareTexts(original, shown)
  return (
    <>
      <div>
        <h4>{label}</h4>
        <p>
          {before.map(({ text, changed }, index) =>
            changed ? (
              <span key={index} className="cut">
                {text}
              </span>
            ) : (
              text
            ),
          )}
          {number && <sup className="bad">{number}</sup>}
        </p>
      </div>
      <div>
        <h4>
          <span className="visually-hidden">公开的</span>
          {label}
        </h4>
        <p>
          {shown === '' && <span className="gone">依法不公开</span>}
          {after.map(({ text, changed }, index) =>
            changed ? (
              <span key={index} className="gone">
                {text}
              </span>
            ) : (
              text
            ),
          )}
          {number && <sup>{number}</sup>}
        </p>
      </div>
    </>
  )
}
