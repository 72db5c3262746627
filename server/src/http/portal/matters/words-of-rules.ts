import type { Kysely } from 'kysely'
import { placedCitations } from '@zhaofa/domain/citation/citations-in.ts'
import type { LawArticle } from '@zhaofa/domain/citation/law-text.ts'
import type { Citation } from '@zhaofa/domain/shared/citation.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'
import type { Database } from '../../../storage/database.ts'
import { editionOn, findLawText } from '../../../storage/publication/law-texts.ts'
import type { KnownLaws } from '../laws/law-links.ts'

/** One place a matter rests on, and what it says. */
export type RuleWords = {
  /** 商业特许经营管理条例第24条第1款. */
  readonly title: string
  /** Line by line; null where the text is not on the shelf, or is a part without this article. */
  readonly words: readonly string[] | null
}

/** The words of every place that the basis of a matter names, as they stand on the day. */
export async function wordsOfRules(
  db: Kysely<Database>,
  basis: string,
  { laws, day }: KnownLaws,
): Promise<RuleWords[]> {
  const known = laws.flatMap(({ title, fullTitle }) => [title, fullTitle])
  const found: RuleWords[] = []
  for (const { citation } of placedCitations(basis, { known })) {
    const edition = editionOn(laws, citation.instrument, day)
    const law = edition && (await findLawText(db, edition))
    const article = law?.text.parts.find(
      (part): part is LawArticle =>
        part.kind === 'article' && part.number === citation.article && part.inserted === 0,
    )
    found.push({
      title: citationText(citation),
      words: article ? wordsAt(article, citation) : null,
    })
  }
  return found
}

/** The paragraph that is cited, and of its items the one that is; the whole article where no paragraph is named. */
function wordsAt({ paragraphs }: LawArticle, { paragraph, item }: Citation): string[] | null {
  const cited = paragraph === undefined ? paragraphs : paragraphs.slice(paragraph - 1, paragraph)
  if (cited.length === 0) return null
  return cited.flatMap(({ text, items }) => [
    text,
    ...(item === undefined ? items : items.slice(item - 1, item)),
  ])
}
