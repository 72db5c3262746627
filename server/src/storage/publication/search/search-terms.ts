import {
  isPublicRecord,
  type PublishedContent,
} from '@zhaofa/domain/publicity/records/public-record.ts'
import { segmenter } from '../../../words.ts'

export const filterTerms = {
  matter: (code: string) => `#m${code}`,
  penalty: (kind: string) => `#k${kind}`,
  agency: (agencyId: string) => `#a${agencyId}`,
  kind: (kind: string) => `#t${kind}`,
  /** The year or the month of the decision: 2026, 2026-05 */
  decided: (period: string) => `#d${period}`,
  /** The year of publication, which the database adds by itself (migration 0445). */
  year: (year: number) => `#y${year}`,
  /** The beginning of a 文号, up to its word or its year: 四商罚决字, 四商罚决字〔2026 */
  number: (beginning: string) => `#n${beginning}`,
}

/** The longest text anybody needs to search for; the rest of a longer one is left out. */
const maxSearchLength = 60

/** The text in which a notice's words are found. */
export function searchedText(notice: PublishedContent): string {
  if (isPublicRecord(notice)) {
    return [notice.title, notice.matterName, ...notice.fields.map(({ text }) => text)].join(' ')
  }
  return [
    notice.title,
    notice.cause,
    notice.matterName,
    notice.facts,
    notice.outcome,
    notice.violationBasis,
    notice.penaltyBasis,
  ].join(' ')
}

/** The words under which a notice is found, as tsvector text. */
export function searchTerms(notice: PublishedContent, agencyId: string): string {
  const { party } = notice
  const terms = new Set([
    ...wordsIn(searchedText(notice), true),
    ...pairsIn(party.name),
    ...(party.uscc === null ? [] : [party.uscc]),
    filterTerms.matter(notice.matterCode),
    filterTerms.agency(agencyId),
    filterTerms.kind(notice.kind),
    filterTerms.decided(notice.decidedOn.slice(0, 4)),
    filterTerms.decided(notice.decidedOn.slice(0, 7)),
    ...numberBeginnings(notice.number).map(filterTerms.number),
    ...(isPublicRecord(notice) ? [] : notice.penaltyKinds.map(filterTerms.penalty)),
  ])
  return [...terms].map(quoted).join(' ')
}

/** Terms of which a notice must have all, or one; `prefix`: a term that begins so. */
export type Condition =
  | { readonly term: string; readonly prefix?: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }

/** What somebody typed: a notice is found by its words or by a part of the party's name. */
export type TypedSearch = {
  readonly words: Condition | null
  /** Names that have these pairs of neighbouring characters and really contain `name`. */
  readonly party: { readonly pairs: readonly string[]; readonly name: string } | null
}

/** Null when nothing in the text can be searched for. */
export function typedSearch(typed: string): TypedSearch | null {
  const text = plainQuery(typed)
  const words = wordsIn(text, false).map(wordCondition)
  const together = !text.includes(' ')
  const pairs = together ? pairsIn(text) : []
  const code = /^[0-9A-Z]{18}$/i.test(text) ? [{ term: text.toUpperCase() }] : []
  // One pair is the name's part itself; several may be scattered, so the name is looked at.
  const exact = pairs.length === 1 ? pairs.map(inAnyCase) : []
  const any = [...code, ...(words.length > 0 ? [{ all: words }] : []), ...exact]
  const party = pairs.length > 1 ? { pairs, name: text } : null
  return any.length === 0 && !party ? null : { words: any.length === 0 ? null : { any }, party }
}

/**
 * The index holds the parts of long words too, so the parts find whatever the word finds, and notices
 * cut elsewhere than the query; only a word that is not one by itself is asked for as well. Parts that
 * overlap (三十, 十九) need not be neighbours and tell nothing.
 */
function wordCondition(word: string): Condition {
  const parts = partsOf(word)
  if (parts.length < 2) return { term: word }
  const all: Condition = { all: parts.map((term) => ({ term })) }
  return wordsIn(word, false).length === 1 ? all : { any: [{ term: word }, all] }
}

/** Two or more words that make up a longer one; none when it is not made up of words. */
export function partsOf(word: string): string[] {
  const parts = wordsIn(word, true).filter((part) => part !== word)
  return parts.join('') === word ? parts : []
}

function numberBeginnings(number: string): string[] {
  const [word = '', rest] = number.split('〔')
  return rest === undefined ? [] : [word, `${word}〔${rest.split('〕')[0]}`]
}

/** Removes control and direction characters, makes full-width characters plain, and cuts an endless text. */
export function plainQuery(typed: string): string {
  const shown = typed.normalize('NFKC').replace(/[\p{C}\p{Z}\s]+/gu, ' ')
  return [...shown].slice(0, maxSearchLength).join('').trim()
}

export function wordsIn(text: string, fine: boolean): string[] {
  const words = fine ? segmenter().cutForSearch(text, true) : segmenter().cut(text, true)
  return words.map((word) => word.toLowerCase()).filter((word) => /^[\p{L}\p{N}]/u.test(word))
}

/** @红日 @日商 @商贸 …: any two neighbours of a name find it. */
export function pairsIn(name: string): string[] {
  const characters = [...plainQuery(name).replace(/ /g, '')]
  return characters.slice(1).map((character, i) => `@${characters[i]}${character}`)
}

/** The pair with its letters large or small: the index keeps them as the name has them, @AB of ＡＢＣ贸易. */
export function inAnyCase(pair: string): Condition {
  const spelled = [...pair].reduce<string[]>(
    (begun, sign) =>
      begun.flatMap((text) =>
        [...new Set([sign.toLowerCase(), sign.toUpperCase()])].map((each) => text + each),
      ),
    [''],
  )
  return { any: spelled.map((term) => ({ term })) }
}

/** A lexeme as tsvector text reads it. */
function quoted(term: string): string {
  return `'${term.replace(/['\\]/g, (sign) => sign + sign)}'`
}
