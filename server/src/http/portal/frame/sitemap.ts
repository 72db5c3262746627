import type { Kysely } from 'kysely'
import type { Database } from '../../../storage/database.ts'
import { listPublicIds } from '../../../storage/publication/find-notice.ts'
import { newestArticleVersions } from '../../../storage/publication/article-versions.ts'
import { listLawEditions } from '../../../storage/publication/law-texts.ts'
import { newestLists } from '../../../storage/publication/lists/list-versions.ts'
import { newestRowsByAgency } from '../../../storage/publication/lists/newest-rows.ts'
import { lastListing } from '../../../storage/publication/listed-notice.ts'
import { flowcharts } from '@zhaofa/domain/case/flowchart.ts'
import { listAgencies } from '../../../storage/publication/read-portal.ts'
import { columns } from './columns.ts'
import { escapeText } from './html.ts'
import { lawUrl } from '../laws/law-links.ts'
import { guideLists, guidesOf, guideUrl, mattersOf, matterUrl } from '../matters/matters.ts'
import { publishersOf } from './publishers.ts'

/** Decisions in one part of the sitemap; parts are fixed ranges of the order of publication. */
const addressesPerPart = 20_000

const pages = [
  '/',
  ...columns.map(({ path }) => path),
  '/lists',
  '/three-systems',
  '/articles',
  '/decisions',
  '/withdrawals',
  '/officers',
  '/officers/list',
  '/boards',
  '/hearings',
  '/progress',
  '/letters',
  '/accessibility',
  '/matters',
  '/guides',
  '/flowcharts',
  ...flowcharts.map(({ id }) => `/flowcharts/${id}`),
  '/verify',
  '/verify/log',
  '/laws',
  '/data',
  '/figures',
  '/statistics',
  '/remedies',
  '/site-map',
]

/** /sitemap.xml: an index of the parts, newest last. */
export async function sitemapIndex(db: Kysely<Database>, origin: string): Promise<string> {
  const parts = Math.ceil((await lastListing(db)) / addressesPerPart)
  const entries = Array.from({ length: parts + 1 }, (_, part) => `/sitemap/${part}.xml`)
  return xml(
    'sitemapindex',
    entries.map((path) => `<sitemap><loc>${escapeText(origin + path)}</loc></sitemap>`),
  )
}

/** Part 0 is the columns and all pages but decisions, part n the decisions of the n-th range; null where none is shown. */
export async function sitemapPart(
  db: Kysely<Database>,
  origin: string,
  part: number,
): Promise<string | null> {
  if (part === 0)
    return xml(
      'urlset',
      [...pages, ...(await publishedPages(db))].map(
        (path) => `<url><loc>${escapeText(origin + path)}</loc></url>`,
      ),
    )
  const rows = await listPublicIds(db, {
    from: (part - 1) * addressesPerPart + 1,
    to: part * addressesPerPart,
  })
  if (rows.length === 0) return null
  return xml(
    'urlset',
    rows.map(
      ({ publicId, publishedOn }) =>
        `<url><loc>${escapeText(`${origin}/decisions/${publicId}`)}</loc><lastmod>${publishedOn}</lastmod></url>`,
    ),
  )
}

/** Lists, matters, guides, laws and articles: as many as are published, each with its agency. */
async function publishedPages(db: Kysely<Database>): Promise<string[]> {
  const [agencies, lists, rows, laws, articles] = await Promise.all([
    listAgencies(db),
    newestLists(db),
    newestRowsByAgency(db, guideLists),
    listLawEditions(db),
    newestArticleVersions(db),
  ])
  const publishers = publishersOf(agencies)
  return [
    ...(publishers.length > 1 ? publishers.map(({ number }) => `/agencies/${number}`) : []),
    ...publishers.flatMap(({ id, address }) => {
      const own = rows.get(id)
      const paths = [
        ...lists.filter(({ agencyId }) => agencyId === id).map(({ item }) => `/lists/${item}`),
        ...(own ? mattersOf(own).map(({ code }) => matterUrl(code)) : []),
        ...(own ? guidesOf(own).map((guide) => guideUrl(guide.id)) : []),
      ]
      return paths.map(address)
    }),
    ...laws.map((law) => lawUrl(law)),
    ...articles.map(({ articleId }) => `/articles/${articleId}`),
  ]
}

function xml(root: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</${root}>\n`
}

export function robots(origin: string): string {
  return `User-agent: *\nDisallow: /office/\nDisallow: /api/\nDisallow: /officers/check\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\n`
}
