import { articleBlocks } from '@zhaofa/domain/publicity/articles/article-blocks.ts'
import {
  articleColumns,
  type ArticleColumn,
} from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { flowcharts, type Flowchart } from '@zhaofa/domain/case/flowchart.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'
import type { Booklet, BookletBlock, BookletChapter, BookletPart } from './booklet.ts'
import { listChapter, type BoundList } from './list-chapter.ts'

/** A published article, as far as the booklet prints it. */
type BoundArticle = {
  readonly column: ArticleColumn
  readonly title: string
  readonly source: string
  readonly version: number
  readonly publishedOn: string
  readonly text: string
}

type BookletSources = {
  readonly agencyName: string
  readonly portalName: string
  /** The full address of a page of the portal. */
  readonly address: (path: string) => string
  readonly articles: readonly BoundArticle[]
  readonly lists: readonly BoundList[]
}

/** Lists that have their own part of the booklet. */
const guideItem = 'pre_service_guide'
const chartItem = 'pre_flowchart'

/** The place of a list, in the order of docs/disclosure-items.md. */
const placeOf = (item: string) => disclosureItemTypes.findIndex(({ id }) => id === item)

/** 事前公开: what 事中 and 事后 publish are records of single acts, and no rules. */
const isPlanned = (item: string) => disclosureItemTypes[placeOf(item)]?.stage === 'pre'

/** 编辑成册: plan, rules, lists, flowcharts, guides and notices as they are in force. */
export function composeBooklet(sources: BookletSources): Booklet {
  const { agencyName, articles, lists, address } = sources
  const ofColumn = (column: ArticleColumn) =>
    articles.filter((each) => each.column === column).map(articleChapter)
  const listsOf = (wanted: (item: string) => boolean) =>
    lists
      .filter(({ item }) => wanted(item))
      .sort((a, b) => placeOf(a.item) - placeOf(b.item))
      .map((list) => listChapter(list, address))
  const parts: BookletPart[] = [
    { title: articleColumns.plan, chapters: ofColumn('plan') },
    { title: articleColumns.rule, chapters: ofColumn('rule') },
    {
      title: '清单',
      chapters: listsOf((item) => item !== guideItem && item !== chartItem && isPlanned(item)),
    },
    { title: '流程图', chapters: flowcharts.map(chartChapter) },
    { title: '服务指南', chapters: listsOf((item) => item === guideItem) },
    { title: articleColumns.notice, chapters: ofColumn('notice') },
  ]
  const days = [...articles, ...lists].map(({ publishedOn }) => publishedOn).sort()
  return {
    agencyName,
    title: '行政执法制度汇编',
    subtitle: '行政执法公示　执法全过程记录　重大执法决定法制审核',
    day: days.at(-1) ?? '2000-01-01',
    parts: parts.filter(({ chapters }) => chapters.length > 0),
    colophon: [
      `本汇编由${sources.portalName}按已经公布的现行版本自动编成，每一版内容都登记在存证账本里。`,
      `最新内容和以前的版本见 ${address('/three-systems')}。`,
    ],
  }
}

function articleChapter({
  title,
  source,
  version,
  publishedOn,
  text,
}: BoundArticle): BookletChapter {
  return {
    title,
    note: `${source}　${publishedOn} 公布（第 ${version} 版）`,
    blocks: articleBlocks(text).map((block): BookletBlock => {
      switch (block.kind) {
        case 'list':
          return { kind: 'items', items: block.items }
        case 'table':
          return tableOf(block.rows)
        case 'picture':
          return { kind: 'paragraph', text: `〔图：${block.alt}，见网页〕` }
        case 'clause': {
          const gap = block.mark.startsWith('第') ? '　' : ''
          const { mark, title, text } = block
          return { kind: 'clause', mark: `${mark}${gap}`, title: title ?? '', text }
        }
        case 'heading':
        case 'paragraph':
        case 'signature':
          return block
      }
    }),
  }
}

function tableOf([head = [], ...rows]: readonly (readonly string[])[]): BookletBlock {
  return { kind: 'table', columns: head.map((title) => ({ title, share: 1 })), rows }
}

function chartChapter({ title, steps }: Flowchart): BookletChapter {
  return {
    title,
    note: `${steps.length} 个步骤`,
    blocks: steps.map(({ title, stage, limits, basis, exits }, i) => {
      const next = steps[i + 1]?.id
      // The way on is drawn; other ways are said.
      const others = exits.filter(({ to, when }) => to !== next || when !== '')
      return {
        kind: 'step',
        number: i + 1,
        title,
        stage: stage === steps[i - 1]?.stage ? null : stage,
        limits,
        basis: basis.map(citationText).join('、'),
        exits: others.map(({ title, when }) => (when === '' ? title : `${when}：${title}`)),
        last: i === steps.length - 1,
      }
    }),
  }
}
