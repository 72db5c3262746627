import type { CitationView, UnmetView } from '@zhaofa/contract'
import type { Unmet } from '@zhaofa/domain/kernel/requirement.ts'
import { citationText, type Citation } from '@zhaofa/domain/shared/citation.ts'

export function citationView(citation: Citation): CitationView {
  return {
    text: citationText(citation).replace(/^行政处罚法/, '处罚法'),
    instrument: citation.instrument,
    article: citation.article,
  }
}

export function unmetView({ reason, basis, opens }: Unmet): UnmetView {
  return {
    reason,
    basis: basis.map(citationView),
    opensOn: opens?.known ? opens.on : null,
  }
}
