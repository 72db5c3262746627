import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import { isPlainDate } from '../../shared/plain-date.ts'
import { unusable, type Refusal } from '../../shared/refusal.ts'
import { articleBlocks } from './article-blocks.ts'
import { articleColumns, articleLimits, type ArticleColumn } from './bureau-article.ts'

/** What a file says of itself: as a bureau's own website prints it, or a bare text with a title. */
type ArticleSource = {
  readonly title: string
  readonly source: string | null
  readonly datedOn: string | null
  /** The column that the site's breadcrumb names: 首页>一个方案. */
  readonly column: ArticleColumn | null
  readonly text: string
}

const trail = /^(?:您的|您|你)?(?:当前|现在|所在)?位置\s*[:：]/
const origin = /^(?:信息)?(?:来源|发布机构|发布单位)\s*[:：]\s*(\S*)/
const day = /(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?/

/**
 * Takes an article out of plain text or Markdown. Above a breadcrumb stands the frame of a website,
 * which is left out; then come the title, a line 来源：… 日期, and the body.
 */
export function readArticleSource(file: string): Outcome<ArticleSource, Refusal> {
  const lines = file
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\n\r]/)
    .map((line) => line.trimEnd())
  const shown = lines.slice(0, 12).findIndex((line) => trail.test(line.trim()))
  const column = shown < 0 ? null : columnOf(lines[shown] ?? '')
  const rest = lines.slice(shown + 1)
  const first = rest.findIndex((line) => line.trim() !== '')
  if (first < 0) return refuse(unusable('文件是空的'))
  const title = (rest[first] ?? '').replace(/^[\s\u3000]*#{0,6}\s*/, '').trim()
  if ([...title].length > articleLimits.title) {
    return refuse(unusable(`第一行应为标题，最多 ${articleLimits.title} 字`))
  }
  const body = rest.slice(first + 1)
  const at = body.slice(0, 6).findIndex((line) => origin.test(line.trim()))
  const said = at < 0 ? '' : (body[at] ?? '').trim()
  const text = (at < 0 ? body : body.slice(at + 1)).join('\n').trim()
  if (articleBlocks(text).length === 0) return refuse(unusable('标题下面没有正文'))
  return accept({
    title,
    source: sourceOf(origin.exec(said)?.[1] ?? ''),
    datedOn: dayOf(said),
    column,
    text,
  })
}

/** What follows 来源： unless it is the day already. */
const sourceOf = (word: string) => (word === '' || day.test(word) ? null : word)

function columnOf(breadcrumb: string): ArticleColumn | null {
  const last = breadcrumb
    .split(/[>＞›»]/)
    .at(-1)
    ?.trim()
  const found = Object.entries(articleColumns).find(([, title]) => title === last)
  return (found?.[0] as ArticleColumn | undefined) ?? null
}

function dayOf(line: string): string | null {
  const [, year, month = '', date = ''] = day.exec(line) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isPlainDate(written) ? written : null
}
