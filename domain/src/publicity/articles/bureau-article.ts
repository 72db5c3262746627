import { hiddenProblem, wordsProblem, type FieldProblem } from '../../kernel/field-problem.ts'
import { isPlainDate } from '../../shared/plain-date.ts'
import { articleBlocks, type ArticleBlock } from './article-blocks.ts'

/** Columns of 三项制度专栏 that hold articles; the others (清单、流程图 …) have pages of their own. */
export const articleColumns = {
  plan: '一个方案',
  rule: '制度文件',
  notice: '通知公告',
} as const
export type ArticleColumn = keyof typeof articleColumns

export const isArticleColumn = (text: string): text is ArticleColumn =>
  Object.hasOwn(articleColumns, text)

/** A file to download beside the text, by the hash of its bytes. */
export type ArticleFile = {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
}

/** 方案、制度、办法、通知公告 as people wrote it. Not 条: that is the article of a law. */
export type BureauArticle = {
  readonly column: ArticleColumn
  readonly title: string
  /** 来源: the department or authority it comes from. */
  readonly source: string
  /** 成文日期, where it differs from the day of publication; null when none is stated. */
  readonly datedOn: string | null
  /** Plain text or the simple Markdown that article-blocks.ts reads. */
  readonly text: string
  readonly files: readonly ArticleFile[]
}

export const articleLimits = { title: 120, source: 60, text: 200_000, files: 20 } as const

/** Problems of the article, field by field; empty when it may be submitted. */
export function articleProblems(article: BureauArticle): FieldProblem[] {
  const { title, source, datedOn, text, files } = article
  const found: FieldProblem[] = []
  const wrong = (field: string, message: string | null) => {
    if (message !== null) found.push({ field, message })
  }
  wrong('title', title.trim() === '' ? '请填写标题' : wordsProblem(title, articleLimits.title))
  wrong('source', source.trim() === '' ? '请填写来源' : wordsProblem(source, articleLimits.source))
  if (datedOn !== null && !isPlainDate(datedOn)) wrong('datedOn', '成文日期应为 2026-01-12 的样子')
  if (text.length > articleLimits.text) wrong('text', '正文太长，请分成几篇，或者作为附件')
  else wrong('text', textProblem(text, files))
  if (files.length > articleLimits.files) wrong('files', `附件最多 ${articleLimits.files} 个`)
  if (new Set(files.map(({ name }) => name)).size < files.length) wrong('files', '有两个附件同名')
  return found
}

/** Pictures of an article are files of it that a page may show. */
export const isPictureFile = ({ mediaType }: ArticleFile): boolean => mediaType === 'image/webp'

function textProblem(text: string, files: readonly ArticleFile[]): string | null {
  const blocks = articleBlocks(text)
  return blocks.length === 0 ? '请填写正文' : (hiddenProblem(text) ?? pictureProblem(blocks, files))
}

/** A picture says what it shows, for readers by ear (GB/T 37668), and was uploaded. */
function pictureProblem(
  blocks: readonly ArticleBlock[],
  files: readonly ArticleFile[],
): string | null {
  const there = new Set(files.filter(isPictureFile).map(({ name }) => name))
  for (const block of blocks) {
    if (block.kind !== 'picture') continue
    const { alt, file } = block
    if (alt === '') return `图片“${file}”没有替代文字，请在它前面的方括号里写一句图上有什么`
    if (!there.has(file)) return `正文里的图片“${file}”没有传上来，请从 Word 重新读入或者删去这一行`
  }
  return null
}
