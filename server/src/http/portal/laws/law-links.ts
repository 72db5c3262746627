import type { Citation } from '@zhaofa/domain/shared/citation.ts'
import { placedCitations } from '@zhaofa/domain/citation/citations-in.ts'
import { editionOn, type LawEdition } from '../../../storage/publication/law-texts.ts'
import { html, type Markup } from '../frame/html.ts'

/** The address of one text of a law, and of an article in it. */
export function lawUrl(
  { title, number }: Pick<LawEdition, 'title' | 'number'>,
  article?: number,
): string {
  const anchor = article === undefined ? '' : `#${articleAnchor(article)}`
  return `/laws/${encodeURIComponent(title)}/${encodeURIComponent(number)}${anchor}`
}

export const articleAnchor = (number: number, inserted = 0) =>
  inserted === 0 ? `a${number}` : `a${number}-${inserted}`

/** The laws whose texts are here, and the day on which the reader wants to know what they say. */
export type KnownLaws = { readonly laws: readonly LawEdition[]; readonly day: string }

/** Where the article can be read; null when its law was not imported. */
export function citationUrl({ instrument, article }: Citation, { laws, day }: KnownLaws) {
  const edition = editionOn(laws, instrument, day)
  return edition ? lawUrl(edition, article) : null
}

/**
 * Text whose articles open in the law as it stood on `day`. Laws that were not imported stay words.
 *
 * @param own the law the text itself belongs to: its 本法第五条.
 */
export function withLawLinks(
  text: string,
  { laws, day, own }: { laws: readonly LawEdition[]; day: string; own?: string },
): Markup {
  if (laws.length === 0) return html`${text}`
  const known = laws.flatMap(({ title, fullTitle }) => [title, fullTitle])
  const pieces: (string | Markup)[] = []
  let done = 0
  for (const { citation, start, end } of placedCitations(text, {
    known,
    ...(own === undefined ? {} : { own }),
  })) {
    const edition = editionOn(laws, citation.instrument, day)
    if (!edition) continue
    pieces.push(text.slice(done, start))
    const url = lawUrl(edition, citation.article)
    pieces.push(html`<a class="law" href="${url}">${text.slice(start, end)}</a>`)
    done = end
  }
  return html`${[...pieces, text.slice(done)]}`
}
