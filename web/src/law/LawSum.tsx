import { useQuery } from '@tanstack/react-query'
import type { CitationView } from '@zhaofa/contract'
import { citationStatus } from '@zhaofa/domain/citation/citation-status.ts'
import { laws } from '@zhaofa/domain/reference/laws.ts'
import { articleWords } from '@zhaofa/domain/shared/citation.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { lawArticleQuery } from '../api/laws.ts'
import { chinaDay, longDay } from '../ui/days.ts'
import { Icon } from '../ui/Icon.tsx'

/** The article in full, and which version of the instrument is in force today. */
export function LawSum({ citation }: { citation: CitationView }) {
  const { text, instrument, article } = citation
  const today = plainDate(chinaDay(new Date().toISOString()))
  const found = citationStatus({ instrument }, today, laws)
  const title = found.status === 'in-force' ? found.instrument.fullTitle : instrument
  return (
    <div className="limit-sum">
      <b>
        《{title}》{articleWords({ article })}
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
      <ArticleWords citation={citation} />
    </div>
  )
}

/** The text of the article with a link to its law; empty where the law was not imported. */
function ArticleWords({ citation: { instrument, article } }: { citation: CitationView }) {
  const { data } = useQuery(lawArticleQuery(instrument, article))
  if (!data?.article) return null
  const { lines, url } = data.article
  return (
    <>
      {lines.length > 0 && (
        <div className="law-words" tabIndex={0} role="region" aria-label="条文">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <p>
        <a href={url} target="_blank" rel="noopener">
          打开全文<span className="visually-hidden">（新窗口）</span>
        </a>
      </p>
    </>
  )
}
