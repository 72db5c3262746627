import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import { token } from '../../style-sheet.ts'
import { iconUrl, styleUrl } from './assets.ts'
import { navigation, sectionOf } from './columns.ts'
import {
  feedFormats,
  feedSubjects,
  feedUrl,
  type FeedFormat,
  type FeedSubject,
} from '../data/feed.ts'
import { html, jsonText, onceFor, Markup } from './html.ts'
import type { Publisher } from './publishers.ts'

/** What the frame says of the agency that runs the portal. */
type FrameAgency = {
  readonly name: string
  readonly portal_name: string
  readonly organiser: string
  readonly contractor: string
  readonly government_name: string
  readonly government_url: string | null
  readonly address: string
  readonly phone: string
  readonly site_code: string | null
  readonly icp_record: string | null
  readonly police_record: string | null
}

/** The name of a portal before its first agency is set up. */
export const unnamedAgency: FrameAgency = {
  name: '',
  portal_name: '行政执法公示平台',
  organiser: '',
  contractor: '',
  government_name: '',
  government_url: null,
  address: '',
  phone: '',
  site_code: null,
  icp_record: null,
  police_record: null,
}

export type PageContext = {
  /** Who runs the portal: its name and footer, not who published what a page shows. */
  readonly agency: FrameAgency
  /** Every agency of the portal, the one that runs it first. */
  readonly publishers: readonly Publisher[]
  /** Scheme, host and port of the portal; empty where it is not known. */
  readonly origin: string
  readonly mode: Mode
  /** Path and query of this page, without the mode. */
  readonly path: string
}

/**
 * 长者模式 enlarges everything; 大厅模式 as well, leads nowhere outside and goes back to its first page.
 * The server sets them, so they work without scripts.
 */
export type Mode = 'standard' | 'elder' | 'kiosk'

export type Crumb = { readonly title: string; readonly path: string | null }

type PageParts = {
  readonly title: string
  readonly description: string
  /** Path of the section this page belongs to: an entry of the navigation or below one (columns.ts). */
  readonly section: string | null
  readonly crumbs?: readonly Crumb[]
  /** For 网页标签 of an article: when and by whom it was published. */
  readonly article?: {
    /** Null for a list that was never published. */
    readonly publishedAt: Date | null
    readonly source: string
    readonly keywords: string
  }
  /** What the page holds, for search engines (JSON-LD of schema.org). */
  readonly linkedData?: object
  readonly main: Markup
  readonly home?: boolean
  /** Only the page that checks proofs has one. */
  readonly script?: string
  /** Search engines should not keep it: withdrawn entries, search results. */
  readonly hidden?: boolean
}

/** A whole page: head with the labels the government site rules ask for, header, main, footer. */
export function page(context: PageContext, parts: PageParts): Markup {
  const { mode, agency } = context
  return html`<!doctype html>
    <html lang="zh-CN" data-mode="${mode}">
      <head>
        ${head(context, parts)}
      </head>
      <body class="${parts.home ? 'home' : 'inner'}">
        <a class="skip" href="#main">跳到主要内容</a>
        <header>
          ${
            mode === 'kiosk'
              ? kioskLine(agency)
              : html`${topLine(context)} ${masthead(agency)} ${mainNavigation(parts.section)}`
          }
        </header>
        <main id="main">
          ${parts.crumbs && mode !== 'kiosk' ? html`<div class="wrap">${crumbTrail(parts.crumbs)}</div>` : null}
          ${parts.main}
        </main>
        ${mode === 'kiosk' ? null : footer(agency)}
      </body>
    </html> `
}

function head(context: PageContext, parts: PageParts): Markup {
  const { agency, origin, path } = context
  const full = parts.home ? agency.portal_name : `${parts.title} - ${agency.portal_name}`
  const url = `${origin}${path}`
  const label = (name: string, content: string | null) =>
    content ? html`<meta name="${name}" content="${content}" />` : null
  const { article } = parts
  const column = sectionOf(parts.section)
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${full}</title>
    ${label('SiteName', agency.portal_name)}
    ${label('SiteDomain', origin && new URL(origin).hostname)}
    ${label('SiteIDCode', agency.site_code)} ${label('ColumnName', column?.title ?? null)}
    ${
      column && [
        label('ColumnDescription', column.lead),
        label('ColumnKeywords', column.keywords),
        label('ColumnType', '行政执法公示'),
      ]
    }
    ${label('Description', parts.description)} ${label('Url', url)}
    ${
      article
        ? [
            label('ArticleTitle', parts.title),
            label('PubDate', minuteOf(article.publishedAt)),
            label('ContentSource', article.source),
            label('Author', article.source),
            label('Keywords', article.keywords),
          ]
        : null
    }
    ${parts.hidden ? label('robots', 'noindex') : openGraph(context, parts, full)}
    <meta name="theme-color" content="${token('blue-9')}" />
    ${parts.hidden ? null : html`<link rel="canonical" href="${url}" />`} ${feedLinks}
    <link
      rel="search"
      href="/opensearch.xml"
      type="application/opensearchdescription+xml"
      title="行政执法公示"
    />
    <link rel="icon" href="${iconUrl}" type="image/svg+xml" />
    <link rel="stylesheet" href="${styleUrl}" />
    ${
      parts.linkedData
        ? html`<script type="application/ld+json">
            ${jsonText(parts.linkedData)}
          </script>`
        : null
    }
    ${parts.script ? html`<script type="module" src="${parts.script}"></script>` : null}`
}

const minuteLength = '2026-11-20 09:00'.length

/** The minute in China. */
const minuteOf = (instant: Date | null) =>
  instant && chinaTime(instant.toISOString()).slice(0, minuteLength)

/** What a link to the page shows where it is shared (Open Graph). */
function openGraph(
  { agency, origin, path }: PageContext,
  parts: PageParts,
  title: string,
): Markup[] {
  const said = {
    'og:type': parts.article ? 'article' : 'website',
    'og:title': title,
    'og:description': parts.description,
    'og:url': `${origin}${path}`,
    'og:site_name': agency.portal_name,
    'og:locale': 'zh_CN',
  }
  return Object.entries(said).map(
    ([property, content]) => html`<meta property="${property}" content="${content}" />`,
  )
}

/** Readers of feeds find them from every page. */
const feedLinks = html`${(Object.keys(feedSubjects) as FeedSubject[]).flatMap((subject) =>
  (Object.keys(feedFormats) as FeedFormat[]).map(
    (format) =>
      html`<link
        rel="alternate"
        type="${feedFormats[format].type}"
        title="${`${feedSubjects[subject]}（${feedFormats[format].title}）`}"
        href="${feedUrl(subject, format)}"
      />`,
  ),
)}`

function topLine({ agency, mode, path }: PageContext): Markup {
  const { government_name, government_url } = agency
  const other = mode === 'elder' ? 'standard' : 'elder'
  const toggle = `${path}${path.includes('?') ? '&' : '?'}mode=${other}`
  return html`<div class="top">
    <div class="wrap">
      <ul>
        <li>
          ${
            government_url
              ? html`<a href="${government_url}" rel="external noopener">${government_name}</a>`
              : html`<span>${government_name}</span>`
          }
        </li>
      </ul>
      <ul>
        <li><a href="${toggle}">${mode === 'elder' ? '标准模式' : '长者模式'}</a></li>
        <li><a href="/accessibility">无障碍</a></li>
        <li class="wide"><a href="/office/">执法人员登录</a></li>
      </ul>
    </div>
  </div>`
}

/** On the screen in the hall: where one is, and the way back. */
function kioskLine({ portal_name }: FrameAgency): Markup {
  return html`<div class="kiosk-line">
    <div class="wrap">
      <b>${portal_name}</b>
      <a class="button" href="/kiosk">返回首页</a>
    </div>
  </div>`
}

const masthead = onceFor(
  ({ portal_name }: FrameAgency): Markup =>
    html`<div class="mast">
      <div class="wrap">
        <a class="brand" href="/"
          ><span class="mark" aria-hidden="true"><i>执</i><i>法</i><i>公</i><i>示</i></span
          ><span><b>${portal_name}</b><small>谁执法谁公示 · 依法公开，处处可核</small></span></a
        >
        <form class="search" action="/search" role="search" aria-label="全站搜索">
          <label class="hidden" for="site-search">搜索决定、事项、清单、法规</label>
          <input
            id="site-search"
            name="q"
            type="search"
            maxlength="60"
            placeholder="决定、事项、清单、法规"
          />
          <button>搜索</button>
        </form>
      </div>
    </div>`,
)

/** Once for each entry of the navigation that is the current one. */
const navigations = new Map<string | undefined, Markup>()

function mainNavigation(section: string | null): Markup {
  const entry = sectionOf(section)?.entry
  const made = navigations.get(entry) ?? navigationAt(entry)
  navigations.set(entry, made)
  return made
}

function navigationAt(entry: string | undefined): Markup {
  const items = navigation.map(([path, title]) =>
    path === entry
      ? html`<li><a href="${path}" aria-current="page">${title}</a></li>`
      : html`<li><a href="${path}">${title}</a></li>`,
  )
  return html`<nav class="nav" aria-label="主导航">
    <div class="wrap">
      <ul>
        ${items}
      </ul>
    </div>
  </nav>`
}

function crumbTrail(crumbs: readonly Crumb[]): Markup {
  const items = crumbs.map(({ title, path }) =>
    path === null
      ? html`<li aria-current="page">${title}</li>`
      : html`<li><a href="${path}">${title}</a></li>`,
  )
  return html`<nav class="crumb" aria-label="当前位置">
    <ol>
      <li><a href="/">首页</a></li>
      ${items}
    </ol>
  </nav>`
}

const footer = onceFor((agency: FrameAgency): Markup => {
  const { site_code, icp_record, police_record } = agency
  const identifiers = [
    site_code && html`<span>政府网站标识码：${site_code}</span>`,
    icp_record &&
      html`<span
        ><a href="https://beian.miit.gov.cn/" rel="external noopener">${icp_record}</a></span
      >`,
    police_record &&
      html`<span
        ><a href="https://beian.mps.gov.cn/" rel="external noopener">${police_record}</a></span
      >`,
  ]
  const parties = [
    ...(agency.organiser ? [`主办：${agency.organiser}`] : []),
    ...(agency.contractor ? [`承办：${agency.contractor}`] : []),
    ...(agency.address ? [`地址：${agency.address}`] : []),
    ...(agency.phone ? [`联系电话：${agency.phone}`] : []),
  ]
  return html`<footer class="foot">
    <div class="wrap">
      <div>
        <ul>
          <li><a href="/site-map">网站地图</a></li>
          <li><a href="/remedies">救济与监督</a></li>
          <li><a href="/progress">办理进度</a></li>
          <li><a href="/letters">投诉举报咨询</a></li>
          <li><a href="/verify">记录核验</a></li>
          <li><a href="/laws">法规原文</a></li>
          <li><a href="/data">开放数据</a></li>
          <li><a href="/statistics">统计年报</a></li>
          <li><a href="/accessibility">无障碍说明</a></li>
        </ul>
        <p>${parties.map((text) => html`<span>${text}</span>`)}</p>
        ${identifiers.some((each) => each) ? html`<p>${identifiers}</p>` : null}
      </div>
      <a class="badge" href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html" rel="external noopener"
        >我为政府网站<br />找错</a
      >
    </div>
  </footer>`
})
