import { placesOf } from '@zhaofa/domain/publicity/lists/item-places.ts'
import { recordKindOf, recordKinds } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { isOfAgency } from './publishers.ts'

/** One entry of a column: a page of its own, or a published list. */
type ColumnEntry = {
  readonly path: string
  readonly title: string
  /** The list whose lines are counted beside the title; the entry is shown once it is published. */
  readonly item?: string
}

type ColumnGroup = { readonly title: string; readonly entries: readonly ColumnEntry[] }

/** 事前公开、事中公示、事后公开: what home, the three column pages and the site map all show. */
export type Column = {
  readonly path: string
  readonly title: string
  readonly lead: string
  readonly groups: readonly ColumnGroup[]
}

/** A list, at its own page or at one that shows it better. */
function list(item: string, path?: string): ColumnEntry {
  const type = disclosureItemTypes.find(({ id }) => id === item)
  if (!type) throw new RangeError(`no disclosure item ${item}`)
  return { path: path ?? placesOf(type).pages[0] ?? `/lists/${item}`, title: type.title, item }
}

const lists = (...items: readonly string[]) => items.map((item) => list(item))

export const before: Column = {
  path: '/before',
  title: '事前公开',
  lead: '谁来执法、管什么、凭什么执法、怎么执法',
  groups: [
    {
      title: '谁来执法',
      entries: [list('pre_subject'), list('pre_officer', '/officers/list'), list('pre_entrust')],
    },
    {
      title: '管什么',
      entries: [
        list('pre_power_list'),
        list('pre_matter_list', '/matters'),
        ...lists(
          'pre_supervision_catalog',
          'pre_inspection_item_list',
          'pre_random_list',
          'pre_random_plan',
          'pre_frequency_cap',
          'pre_special_plan',
        ),
      ],
    },
    {
      title: '凭什么执法',
      entries: [
        { path: '/laws', title: '法规原文' },
        ...lists(
          'pre_benchmark',
          'pre_no_penalty_list',
          'pre_major_catalog',
          'pre_hearing_threshold',
        ),
      ],
    },
    {
      title: '怎么执法',
      entries: [
        list('pre_service_guide', '/guides'),
        { path: '/flowcharts', title: '行政执法流程图' },
        ...lists(
          'pre_review_flow',
          'pre_av_list',
          'pre_av_equipment',
          'pre_doc_templates',
          'pre_e_monitor',
        ),
      ],
    },
    { title: '怎么监督', entries: lists('pre_remedy', 'pre_supervision_channel') },
  ],
}

const during: Column = {
  path: '/during',
  title: '事中公示',
  lead: '亮明身份、告知权利、办到哪一步',
  groups: [
    {
      title: '当场可以核对',
      entries: [
        { path: '/officers', title: '执法人员核验' },
        { path: '/boards', title: '岗位信息公示牌' },
      ],
    },
    {
      title: '办理中可以查询',
      entries: [
        { path: '/progress', title: '办理进度查询' },
        { path: '/letters', title: '投诉举报咨询' },
        { path: '/remedies', title: '陈述申辩和救济途径' },
      ],
    },
    {
      title: '公示的清单',
      // The boards have a page of their own above.
      entries: listsOf('in').filter(({ item }) => item !== 'in_window_board'),
    },
  ],
}

const after: Column = {
  path: '/after',
  title: '事后公开',
  lead: '决定是什么、结果怎么样、有没有改动',
  groups: [
    {
      title: '执法结果',
      entries: [
        { path: '/decisions', title: '全部决定和结果' },
        { path: '/decisions?kind=penalty-decision', title: '行政处罚决定' },
        ...Object.entries(recordKinds).map(([kind, { title }]) => ({
          path: `/decisions?kind=${kind}`,
          title,
        })),
        { path: '/withdrawals', title: '撤回说明' },
        ...listsOf('post').filter(({ item }) => !recordKindOf(item ?? '')),
      ],
    },
    {
      title: '数据和核验',
      entries: [
        { path: '/figures', title: '执法数据' },
        { path: '/statistics', title: '统计年报' },
        { path: '/denominator', title: '处罚决定公开率' },
        { path: '/publicity-rules', title: '公示规则' },
        { path: '/verify', title: '记录核验' },
        { path: '/verify/file', title: '文书签名核验' },
        { path: '/verify/log', title: '存证日志' },
        { path: '/data', title: '开放数据' },
      ],
    },
  ],
}

export const columns: readonly Column[] = [before, during, after]

function listsOf(stage: 'in' | 'post'): ColumnEntry[] {
  return disclosureItemTypes.filter((type) => type.stage === stage).map(({ id }) => list(id))
}

/** The main navigation. */
export const navigation = [
  ['/', '首页'],
  ...columns.map(({ path, title }) => [path, title] as const),
  ['/three-systems', '三项制度'],
  ['/officers', '执法人员'],
  ['/verify', '记录核验'],
  ['/remedies', '救济监督'],
] as const

/** For pages that are no entry of the navigation: their 网页标签 ColumnName, and the entry that is marked. */
const within: Readonly<Record<string, readonly [title: string, entry: string]>> = {
  '/lists': ['公示清单', '/before'],
  '/matters': ['执法事项', '/before'],
  '/guides': ['服务指南', '/before'],
  '/flowcharts': ['流程图', '/before'],
  '/laws': ['法规原文', '/before'],
  '/boards': ['岗位信息公示牌', '/during'],
  '/hearings': ['听证公告', '/during'],
  '/progress': ['办理进度', '/during'],
  '/letters': ['投诉举报咨询', '/during'],
  '/decisions': ['处罚决定', '/after'],
  '/withdrawals': ['撤回说明', '/after'],
  '/figures': ['执法数据', '/after'],
  '/statistics': ['统计年报', '/after'],
  '/data': ['开放数据', '/after'],
}

/** What a page's section is called, and which entry of the navigation it belongs to. */
export function sectionOf(path: string | null): Section | null {
  if (path === null) return null
  const own = navigation.find(([entry]) => entry === path)
  if (own) return sectionAt(own[1], path)
  const [title, entry] = within[path] ?? []
  return title !== undefined && entry !== undefined ? sectionAt(title, entry) : null
}

type Section = {
  readonly title: string
  readonly entry: string
  /** For 网页标签 ColumnDescription; null for an entry that says nothing of itself. */
  readonly lead: string | null
  /** For 网页标签 ColumnKeywords. */
  readonly keywords: string
}

function sectionAt(title: string, entry: string): Section {
  const column = columns.find(({ path }) => path === entry)
  const words = new Set(['行政执法公示', ...(column ? [column.title] : []), title])
  return { title, entry, lead: column?.lead ?? null, keywords: [...words].join(',') }
}

/** The entries of a column that are one agency's own, `published` being the items it has published. */
export function entriesOfAgency(
  column: Column,
  published: ReadonlyMap<string, unknown>,
): ColumnEntry[] {
  return openEntries(column, published)
    .flatMap(({ entries }) => entries)
    .filter(({ path }) => isOfAgency(path))
}

/** The entries of a column that lead somewhere now, `published` being the items published. */
export function openEntries(
  { groups }: Column,
  published: ReadonlyMap<string, unknown>,
): ColumnGroup[] {
  return groups
    .map(({ title, entries }) => ({
      title,
      entries: entries.filter(({ item }) => item === undefined || published.has(item)),
    }))
    .filter(({ entries }) => entries.length > 0)
}
