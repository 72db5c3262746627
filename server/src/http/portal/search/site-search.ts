import { articleWords } from '@zhaofa/domain/shared/citation.ts'
import { chineseNumber } from '@zhaofa/domain/shared/chinese-number.ts'
import { placedCitations } from '@zhaofa/domain/citation/citations-in.ts'
import { flowcharts, type Flowchart } from '@zhaofa/domain/case/flowchart.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import { firmsOfNotices, type PublicFirm } from '../../../storage/publication/firms-of-notices.ts'
import { editionOn } from '../../../storage/publication/law-texts.ts'
import { listNotices, type NoticePage } from '../../../storage/publication/list-notices.ts'
import {
  searchedWords,
  searchEntries,
  suggestTitles,
  titlesToOffer,
  type EntryKind,
  type FoundEntries,
  type FoundEntry,
} from '../../../storage/publication/search/search-entries.ts'
import { nearNames } from '../../../storage/publication/search/near-spelling.ts'
import { plainQuery } from '../../../storage/publication/search/search-terms.ts'
import { articleAnchor, lawUrl } from '../laws/law-links.ts'
import { everything } from '../decisions/list-query.ts'
import { guideUrl, matterUrl } from '../matters/matters.ts'
import { officerListUrl } from '../officers/officer-list-page.ts'
import type { Rendering } from '../frame/portal-pages.ts'
import type { Publisher } from '../frame/publishers.ts'

/** What the whole search tells apart, in the order of the page. */
export const searchKinds = {
  matter: '执法事项',
  guide: '服务指南',
  decision: '决定和结果',
  firm: '市场主体',
  list: '公示清单',
  law: '法规条文',
  article: '制度和通知',
  flowchart: '流程图',
  officer: '执法人员',
} as const
export type SearchKind = keyof typeof searchKinds

export const isSearchKind = (text: string): text is SearchKind => Object.hasOwn(searchKinds, text)

export type SiteSearchResult = {
  /** Every agency of the portal. */
  readonly publishers: readonly Publisher[]
  /** The number of the agency the search is narrowed to. */
  readonly agency: number | null
  readonly typed: string
  readonly kind: SearchKind | null
  /** Words to mark in what was found. */
  readonly words: readonly string[]
  /** The article of a law the words name: 行政处罚法第三十三条. */
  readonly cited: { readonly title: string; readonly url: string } | null
  readonly decisions: NoticePage | null
  readonly firms: readonly PublicFirm[]
  readonly lists: readonly DisclosureItemType[]
  readonly charts: readonly Flowchart[]
  readonly entries: ReadonlyMap<EntryKind, FoundEntries>
  /** 您是不是要找: only where nothing was found. Beside something that was found they would only be in the way. */
  readonly suggestions: readonly string[]
  readonly offered: readonly string[]
}

/** Everything that is published and says what was typed. */
export async function searchSite(
  { db, shared, today }: Rendering,
  {
    typed,
    kind,
    of,
  }: {
    readonly typed: string
    readonly kind: SearchKind | null
    /** The agency the search is narrowed to. */
    readonly of: Publisher | null
  },
): Promise<SiteSearchResult> {
  const text = plainQuery(typed)
  const offered = await titlesToOffer(db)
  const agencyId = of?.id ?? null
  const asked = { typed: text, kind, publishers: shared.publishers, agency: of?.number ?? null }
  const empty = { ...asked, words: [], cited: null, decisions: null, firms: [], offered }
  if (text === '') return { ...empty, lists: [], charts: [], entries: new Map(), suggestions: [] }
  const [decisions, entries] = await Promise.all([
    listNotices(db, { ...everything, text, agencyId, today }, shared.ranges),
    searchEntries(db, text, agencyId),
  ])
  const must = searchedWords(text)
  const words = [...new Set([text.toLowerCase(), ...must])]
  const lists = disclosureItemTypes.filter(
    ({ id, title }) => shared.lists.has(id) && hasAll(title, must),
  )
  const charts = flowcharts.filter(({ title, steps }) =>
    hasAll([title, ...steps.map((step) => step.title)].join(' '), must),
  )
  const firms = await firmsOf(db, text, decisions)
  const result = { ...empty, words, decisions, firms, lists, charts, entries: entries ?? new Map() }
  const cited = citedArticle(text, { laws: shared.laws, day: today })
  const nothing = !cited && countsOf(result).size === 0
  const others = [...shared.lists.keys()].flatMap(
    (item) => disclosureItemTypes.find(({ id }) => id === item)?.title ?? [],
  )
  const near = { ranges: shared.ranges, today }
  const suggestions = nothing ? await suggested(db, text, { others, near }) : []
  return { ...result, cited, suggestions }
}

const suggestionsShown = 5

/** Firms whose names are spelled nearly so, then titles that look like it. */
async function suggested(
  db: Rendering['db'],
  text: string,
  { others, near }: { others: readonly string[]; near: Parameters<typeof nearNames>[2] },
): Promise<string[]> {
  const [names, titles] = await Promise.all([
    nearNames(db, text, near),
    suggestTitles(db, text, others),
  ])
  return [...new Set([...names, ...titles])].slice(0, suggestionsShown)
}

function hasAll(text: string, words: readonly string[]): boolean {
  const small = text.toLowerCase()
  return words.length > 0 && words.every((word) => small.includes(word))
}

/** Firms among the newest hits whose name or code was typed. */
async function firmsOf(db: Rendering['db'], text: string, { rows }: NoticePage) {
  const code = /^[0-9A-Z]{18}$/i.test(text)
  const small = text.toLowerCase()
  const named = rows.filter(({ party }) => code || plainQuery(party).toLowerCase().includes(small))
  const firms = await firmsOfNotices(
    db,
    named.map(({ publicId }) => publicId),
  )
  return code ? firms.filter(({ uscc }) => uscc === text.toUpperCase()) : firms
}

function citedArticle(
  text: string,
  { laws, day }: { laws: Rendering['shared']['laws']; day: string },
): SiteSearchResult['cited'] {
  const known = laws.flatMap(({ title, fullTitle }) => [title, fullTitle])
  for (const { citation } of placedCitations(text, { known })) {
    const edition = editionOn(laws, citation.instrument, day)
    if (edition) {
      const title = `《${edition.title}》${articleWords({ article: citation.article })}`
      return { title, url: lawUrl(edition, citation.article) }
    }
  }
  return null
}

/** How many of each kind; kinds of which nothing was found are left out. */
export function countsOf(
  result: Omit<SiteSearchResult, 'cited' | 'suggestions'>,
): ReadonlyMap<SearchKind, { readonly count: number; readonly exact: boolean }> {
  const { decisions, firms, charts, lists, entries } = result
  const exactly = (count: number) => ({ count, exact: true })
  const counts = (Object.keys(searchKinds) as SearchKind[]).map((kind) => {
    if (kind === 'decision') return [kind, decisions?.total ?? exactly(0)] as const
    if (kind === 'firm') return [kind, exactly(firms.length)] as const
    if (kind === 'flowchart') return [kind, exactly(charts.length)] as const
    const { count, exact } = entries.get(kind) ?? exactly(0)
    return [kind, { count: count + (kind === 'list' ? lists.length : 0), exact }] as const
  })
  return new Map(counts.filter(([, { count }]) => count > 0))
}

/** Where something found can be read: a line of a list with its agency. */
export function entryUrl(entry: FoundEntry, publishers: readonly Publisher[]): string {
  const owner = publishers.find(({ id }) => id === entry.agencyId)
  return owner?.address(entryPath(entry)) ?? entryPath(entry)
}

function entryPath({ kind, source, edition, place, ref, title }: FoundEntry): string {
  switch (kind) {
    case 'matter':
      return matterUrl(ref)
    case 'guide':
      return guideUrl(title)
    case 'officer':
      return officerListUrl({ text: ref, unit: '', category: '' })
    case 'law': {
      const anchor = place === 0 ? '' : `#${articleAnchor(place, Number(ref))}`
      return `${lawUrl({ title: source, number: edition })}${anchor}`
    }
    case 'article':
      return ref
    case 'list':
      return `/lists/${source}/${edition}/${place}`
  }
}

/** What it is called: an article of a law by its number. */
export function entryTitle({ kind, source, place, ref, title }: FoundEntry): string {
  if (kind !== 'law' || place === 0) return title
  const inserted = Number(ref)
  return `${source} ${articleWords({ article: place })}${inserted > 0 ? `之${chineseNumber(inserted)}` : ''}`
}

/** Where it was found, in words. */
export function entryOrigin(entry: FoundEntry, publishers: readonly Publisher[]): string {
  const { kind, source, edition, place, publishedOn, agencyId } = entry
  if (kind === 'law') return edition
  const list = disclosureItemTypes.find(({ id }) => id === source)
  const owner = publishers.length > 1 ? publishers.find(({ id }) => id === agencyId) : undefined
  const published = `${owner ? `${owner.name} ` : ''}${publishedOn} 公布`
  return list ? `${list.title}第 ${place} 项，${published}` : published
}
