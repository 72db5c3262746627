import {
  articleDifference,
  type ArticleChange,
} from '@zhaofa/domain/publicity/articles/article-difference.ts'
import {
  articleColumns,
  type ArticleColumn,
  type ArticleFile,
  isPictureFile,
} from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import type {
  ArticleVersion,
  ArticleWithdrawal,
  PublishedArticle,
} from '../../../storage/publication/article-versions.ts'
import type { LawEdition } from '../../../storage/publication/law-texts.ts'
import { articleHeadings, articleMarkup } from './article-markup.ts'
import { html, type Markup } from '../frame/html.ts'
import { page, type Crumb, type PageContext } from '../frame/page-frame.ts'
import { everyPublisher, withAgency } from '../frame/publishers.ts'

export const articleUrl = ({ articleId }: Pick<ArticleVersion, 'articleId'>) =>
  `/articles/${articleId}`

const home: Crumb = { title: '三项制度', path: '/three-systems' }

/** Every article, or those of one column, newest first. */
export function articlesPage(
  context: PageContext,
  {
    articles,
    column,
    title,
    agency,
  }: {
    articles: readonly ArticleVersion[]
    column: ArticleColumn | null
    title: string | null
    /** The number of the agency asked for. */
    agency: number | null
  },
): Markup {
  const whole = column === null ? '/articles' : `/articles?column=${column}`
  const name = title ?? '方案制度'
  return page(context, {
    title: name,
    description: '本机关的工作方案、制度、办法和通知公告',
    section: '/three-systems',
    crumbs: [home, { title: name, path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>${name}</h1>
        <p>工作方案、制度、办法和通知公告，每一版都留存，改了什么写得明白。</p>
      </div>
      ${everyPublisher(context.publishers, agency, whole)} ${columnTabs(column, agency)}
      <div class="panel prose">
        ${articles.length === 0 ? html`<p>这个栏目还没有文章。</p>` : articleLines(articles)}
      </div>
    </div>`,
  })
}

function columnTabs(shown: ArticleColumn | null, agency: number | null): Markup {
  const tab = (path: string, title: string, current: boolean) =>
    html`<li>
      <a href="${withAgency(path, agency)}" ${current ? html`aria-current="page"` : null}
        >${title}</a
      >
    </li>`
  return html`<nav class="tabs" aria-label="栏目">
    <ul>
      ${tab('/articles', '全部', shown === null)}
      ${(Object.keys(articleColumns) as ArticleColumn[]).map((id) =>
        tab(`/articles?column=${id}`, articleColumns[id], shown === id),
      )}
    </ul>
  </nav>`
}

/** Titles with the day they were published, as bureaux list them. */
function articleLines(articles: readonly ArticleVersion[]): Markup {
  return html`<ul class="article-lines">
    ${articles.map(
      (each) =>
        html`<li>
          <a href="${articleUrl(each)}">${each.title}</a>
          <time datetime="${each.publishedOn}">${each.publishedOn}</time>
        </li>`,
    )}
  </ul>`
}

type ArticlePageData = {
  readonly article: PublishedArticle
  /** The version before this one, to show what changed. */
  readonly before: PublishedArticle | undefined
  readonly versions: readonly ArticleVersion[]
  readonly laws: readonly LawEdition[]
  readonly today: string
}

/** One article as it was published, on this or an earlier day. */
export function articlePage(context: PageContext, data: ArticlePageData): Markup {
  const { article, versions, laws, today } = data
  const { title, column, publishedOn, version, source, datedOn } = article
  const newest = versions[0]
  const old = newest !== undefined && newest.version !== version
  // An older version is read with the laws of its own day.
  const day = old ? publishedOn : today
  return page(context, {
    title: old ? `${title}（第 ${version} 版）` : title,
    description: `${title}，${source}，${publishedOn} 公布`,
    section: '/three-systems',
    crumbs: [
      home,
      { title: articleColumns[column], path: `/articles?column=${column}` },
      { title, path: null },
    ],
    article: {
      publishedAt: article.publishedAt,
      source,
      keywords: `${articleColumns[column]},${title}`,
    },
    main: html`<div class="wrap">
      ${
        old
          ? html`<p class="notice-bar">
              这是 ${publishedOn} 公布的第 ${version} 版，不是现行的。<a
                href="${articleUrl(article)}"
                >看现行版本</a
              >
            </p>`
          : null
      }
      <div class="columns">
        <article class="panel bureau-article">
          <h1>${title}</h1>
          <p class="byline">
            <span>来源：${source}</span>
            <span>公布日期：<time datetime="${publishedOn}">${publishedOn}</time></span>
            ${datedOn === null || datedOn === publishedOn ? null : html`<span>成文日期：${datedOn}</span>`}
          </p>
          ${articleMarkup(article.text, { laws, day }, pictureUrlOf(article))}
          ${attachments(article)}
        </article>
        <aside>${facts(data)} ${contents(article.text)}</aside>
      </div>
      ${changes(data)}
    </div>`,
  })
}

/** The page of an article that was taken down. It has neither the title nor the text. */
export function withdrawnArticlePage(
  context: PageContext,
  { reason, withdrawnOn }: ArticleWithdrawal,
): Markup {
  return page(context, {
    title: '文章已撤下',
    description: '这篇文章已经撤下',
    section: '/three-systems',
    crumbs: [home, { title: '已撤下', path: null }],
    hidden: true,
    main: html`<div class="wrap">
      <div class="panel prose">
        <h1>这篇文章已经撤下</h1>
        <p>${withdrawnOn} 撤下。理由：${reason}</p>
        <p>公布和撤下都登记在存证账本里。<a href="/three-systems">回三项制度专栏</a></p>
      </div>
    </div>`,
  })
}

/** The text refers to pictures by the names of their files. */
function pictureUrlOf({ articleId, files }: PublishedArticle) {
  return (name: string): string | null => {
    const file = files.find((each) => each.name === name && isPictureFile(each))
    return file ? `/articles/${articleId}/files/${file.sha256}` : null
  }
}

function attachments({ articleId, files: all }: PublishedArticle): Markup | null {
  const files = all.filter((file) => !isPictureFile(file))
  if (files.length === 0) return null
  return html`<section class="attachments">
    <h2>附件</h2>
    <ul>
      ${files.map(
        (file) =>
          html`<li>
            <a href="/articles/${articleId}/files/${file.sha256}" download="${file.name}"
              >${file.name}</a
            >
            <span>${kindOf(file)}，${sizeText(file.bytes)}</span>
          </li>`,
      )}
    </ul>
  </section>`
}

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
}
const kindOf = ({ mediaType }: ArticleFile) => kinds[mediaType] ?? '文件'

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}

function facts({ article, versions }: ArticlePageData): Markup {
  return html`<section class="card">
    <h2>版本</h2>
    <ol class="versions" reversed>
      ${versions.map(
        ({ version, publishedOn, reason }) =>
          html`<li>
            <a
              href="${articleUrl(article)}?version=${version}"
              ${version === article.version ? html`aria-current="true"` : null}
              >第 ${version} 版</a
            >
            <time datetime="${publishedOn}">${publishedOn}</time>
            <p>${reason}</p>
          </li>`,
      )}
    </ol>
    <p class="screen-only"><a href="/verify/${article.articleId}">核验存证记录</a></p>
    <p class="identity">本版内容的 SHA-256 ${article.sha256}，已登记在存证账本。</p>
  </section>`
}

/** The table of contents beside a long text. A short text needs none. */
function contents(text: string): Markup | null {
  const headings = articleHeadings(text)
  if (headings.length < 3) return null
  return html`<nav class="card screen-only" aria-label="目录">
    <h2>目录</h2>
    <ul class="contents">
      ${headings.map(
        ({ id, level, text }) => html`<li class="level-${level}"><a href="#${id}">${text}</a></li>`,
      )}
    </ul>
  </nav>`
}

function changes({ article, before }: ArticlePageData): Markup | null {
  if (!before) return null
  const found = articleDifference(before.text, article.text)
  const renamed = before.title !== article.title
  return html`<section class="panel prose differences">
    <h2>第 ${article.version} 版改了什么</h2>
    <p>${article.reason}</p>
    ${renamed ? html`<p><del>${before.title}</del> <ins>${article.title}</ins></p>` : null}
    ${
      found.length === 0
        ? html`<p>正文没有改动。</p>`
        : html`<ol>
            ${found.map(changeLine)}
          </ol>`
    }
  </section>`
}

function changeLine({ kind, text, under }: ArticleChange): Markup {
  const place = under === null ? null : html`<small>${under}</small>`
  return html`<li>
    ${place}<span class="hidden">${kind === 'gone' ? '删去：' : '新增：'}</span>${
      kind === 'gone' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`
    }
  </li>`
}
