import type { FeedDecision, FeedWithdrawal } from '../../../storage/publication/read-feed.ts'
import { xml, type Markup } from '../frame/html.ts'
import { withdrawalGrounds } from '../decisions/wording.ts'

/** What both formats say of one publication. */
type FeedEntry = {
  readonly title: string
  /** Never changes while the entry is the same one: readers tell new entries by it. */
  readonly id: string
  readonly url: string
  readonly updated: Date
  readonly author: string
  readonly summary: string
  readonly category: string
}

export type Feed = {
  readonly title: string
  readonly description: string
  readonly author: string
  /** Address of the page the feed belongs to. */
  readonly home: string
  /** Address of the feed itself. */
  readonly self: string
  /** Newest first. */
  readonly entries: readonly FeedEntry[]
  /** When anything about the feed last changed. */
  readonly updated: Date
}

export const feedSubjects = {
  decisions: '执法决定和结果公示',
  withdrawals: '公示撤回说明',
} as const
export type FeedSubject = keyof typeof feedSubjects

export const feedFormats = {
  atom: { title: 'Atom', type: 'application/atom+xml' },
  rss: { title: 'RSS', type: 'application/rss+xml' },
} as const
export type FeedFormat = keyof typeof feedFormats

export function feedUrl(subject: FeedSubject, format: FeedFormat): string {
  return `/feeds/${subject}.${format}`
}

export function decisionEntry(origin: string, found: FeedDecision): FeedEntry {
  const { publicId, version, number, outcome, decidedOn, expiresOn } = found
  const corrected = version > 1 ? `（第 ${version} 版，已更正）` : ''
  return {
    title: `${found.title}${corrected}`,
    id: `${origin}/decisions/${publicId}`,
    url: `${origin}/decisions/${publicId}`,
    updated: found.publishedAt,
    author: found.agencyName,
    summary: `${number}；${outcome}；决定日期 ${decidedOn}；公示至 ${expiresOn}`,
    category: found.matterName,
  }
}

export function withdrawalEntry(origin: string, found: FeedWithdrawal): FeedEntry {
  const { publicId, number, ground, reason } = found
  return {
    title: `${number} 公示已撤回`,
    // Not the address alone: that was the id of the decision while it was shown.
    id: `${origin}/decisions/${publicId}#withdrawn`,
    url: `${origin}/decisions/${publicId}`,
    updated: found.withdrawnAt,
    author: found.agencyName,
    summary: ground === null ? reason : `${withdrawalGrounds[ground]}；${reason}`,
    category: '撤回说明',
  }
}

/** RFC 4287. */
export function atomFeed(feed: Feed): Markup {
  const entries = feed.entries.map(
    ({ id, title, url, updated, author, summary, category }) => xml`<entry>
<id>${id}</id>
<title>${title}</title>
<link rel="alternate" type="text/html" href="${url}"/>
<updated>${updated.toISOString()}</updated>
<author><name>${author}</name></author>
<category term="${category}"/>
<summary>${summary}</summary>
</entry>
`,
  )
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${feed.self}</id>
<title>${feed.title}</title>
<subtitle>${feed.description}</subtitle>
<link rel="self" type="application/atom+xml" href="${feed.self}"/>
<link rel="alternate" type="text/html" href="${feed.home}"/>
<updated>${feed.updated.toISOString()}</updated>
<author><name>${feed.author}</name></author>
${entries}</feed>
`
}

/** RSS 2.0, with dc:creator: its own author element wants an address of e-mail. */
export function rssFeed(feed: Feed): Markup {
  const items = feed.entries.map(
    ({ id, title, url, updated, author, summary, category }) => xml`<item>
<title>${title}</title>
<link>${url}</link>
<guid isPermaLink="${id === url ? 'true' : 'false'}">${id}</guid>
<pubDate>${updated.toUTCString()}</pubDate>
<dc:creator>${author}</dc:creator>
<category>${category}</category>
<description>${summary}</description>
</item>
`,
  )
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${feed.title}</title>
<link>${feed.home}</link>
<description>${feed.description}</description>
<language>zh-cn</language>
<lastBuildDate>${feed.updated.toUTCString()}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${feed.self}"/>
${items}</channel>
</rss>
`
}
