import type { ActForm } from '@zhaofa/contract'
import { Icon } from '../ui/Icon.tsx'

/** What the case already holds, with where it came from. Not asked again. */
export function KnownFacts({ known }: { known: ActForm['known'] }) {
  if (known.length === 0) return null
  const sources = [...new Set(known.map(({ source }) => source))]
  return (
    <section className="form-section">
      <h2>
        <span className="number">
          <Icon name="tick" />
        </span>
        案卷已有，不必再填{' '}
        <small>
          {known.length} 项，来自{sources.join('、')}
        </small>
      </h2>
      <dl className="facts">
        {known.map(({ label, value, source }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="pre">
              {value || '（没有）'}
              <span className="sub nowrap known-source">来自 {source}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
