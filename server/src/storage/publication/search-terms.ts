import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import type { PublicNotice } from '@zhaofa/domain/disclosure/public-notice.ts'

/** Listings whose ids share the high bits form a block; search looks at the newest blocks first. */
export const blockSize = 2048

export function blockTerm(block: number): string {
  return `#b${block}`
}

export const filterTerms = {
  matter: (code: string) => `#m${code}`,
  penalty: (kind: string) => `#k${kind}`,
  agency: (agencyId: string) => `#a${agencyId}`,
}

/** The longest text anybody needs to search for; the rest of a longer one is left out. */
export const longestSearch = 60

let loaded: Jieba | undefined
/** The dictionary takes a third of a second and some megabytes: loaded by the first who needs it. */
function segmenter(): Jieba {
  loaded ??= Jieba.withDict(dict)
  return loaded
}

/** The words under which a notice is found, as tsvector text. */
export function searchTerms(notice: PublicNotice, listingId: number, agencyId: string): string {
  const { party } = notice
  const text = [
    notice.title,
    notice.cause,
    notice.matterName,
    notice.facts,
    notice.outcome,
    notice.violationBasis,
    notice.penaltyBasis,
  ].join(' ')
  const terms = new Set([
    ...wordsIn(text, true),
    ...pairsIn(party.name),
    ...(party.uscc === null ? [] : [party.uscc]),
    filterTerms.matter(notice.matterCode),
    filterTerms.agency(agencyId),
    ...notice.penaltyKinds.map(filterTerms.penalty),
    blockTerm(Math.floor(listingId / blockSize)),
  ])
  return [...terms].map(quoted).join(' ')
}

/**
 * What somebody typed, as tsquery text: all of its words, or its letters two by two in the party's
 * name. Null when nothing in it can be searched for.
 */
export function searchCondition(typed: string): string | null {
  const text = plainText(typed)
  const words = wordsIn(text, false).map((word) => {
    // The index holds the parts of long words too; a notice may be cut elsewhere than the query.
    const parts = wordsIn(word, true).filter((part) => part !== word)
    return parts.length > 1 ? `(${quoted(word)}|(${parts.map(quoted).join('&')}))` : quoted(word)
  })
  const code = /^[0-9A-Z]{18}$/i.test(text) ? [quoted(text.toUpperCase())] : []
  const party = text.includes(' ') ? [] : pairsIn(text).map(quoted)
  const either = [...code, ...[words, party].filter((all) => all.length > 0).map(allOf)]
  return either.length === 0 ? null : `(${either.join('|')})`
}

function allOf(terms: readonly string[]): string {
  return `(${[...new Set(terms)].join('&')})`
}

/** Without control and direction characters, full-width letters made plain, not endless. */
export function plainText(typed: string): string {
  const shown = typed.normalize('NFKC').replace(/[\p{C}\p{Z}\s]+/gu, ' ')
  return [...shown].slice(0, longestSearch).join('').trim()
}

function wordsIn(text: string, fine: boolean): string[] {
  const words = fine ? segmenter().cutForSearch(text, true) : segmenter().cut(text, true)
  return words.map((word) => word.toLowerCase()).filter((word) => /^[\p{L}\p{N}]/u.test(word))
}

/** @红日 @日商 @商贸 …: any two neighbours of a name find it. */
function pairsIn(name: string): string[] {
  const letters = [...plainText(name).replace(/ /g, '')]
  return letters.slice(1).map((letter, i) => `@${letters[i]}${letter}`)
}

/** A lexeme as tsvector and tsquery text read it. */
function quoted(term: string): string {
  return `'${term.replace(/['\\]/g, (sign) => sign + sign)}'`
}
