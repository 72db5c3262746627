import type { CitationView } from '@zhaofa/contract'
import { chineseNumber } from '@zhaofa/domain/citation/chinese-number.ts'
import { citationStatus } from '@zhaofa/domain/citation/citation-status.ts'
import { laws } from '@zhaofa/domain/reference/laws.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { chinaDay, longDay } from './days.ts'
import { Icon } from './Icon.tsx'

/** The article in full, and which version of the instrument is in force today. */
export function LawSum({ citation }: { citation: CitationView }) {
  const { text, instrument, article } = citation
  const today = plainDate(chinaDay(new Date().toISOString()))
  const found = citationStatus({ instrument }, today, laws)
  const title = found.status === 'in-force' ? found.instrument.fullTitle : instrument
  return (
    <div className="limit-sum">
      <b>
        《{title}》第{chineseNumber(article)}条
      </b>
      {/[款项]$/.test(text) && `（${text}）`}
      {found.status === 'in-force' ? (
        <p className="ok">
          <Icon name="tick" /> {found.version.number}，{longDay(found.version.validFrom)}
          起施行，现行有效
        </p>
      ) : (
        <p className="bad">
          <Icon name="warning" /> {found.reason}
        </p>
      )}
    </div>
  )
}
