import { disclosureItemTypes } from '../../reference/disclosure-item-types.ts'
import type { DisclosureItemType } from '../../reference/disclosure-item.ts'
import { recordKindOf, recordKinds } from '../records/record-kinds.ts'
import { listChain } from './list-chain.ts'

/** Where one 公示条目 is brought together in the back office, and where everybody reads it. */
type ItemPlaces = {
  /** Screen of the back office, and what happens there. */
  readonly screen: string
  readonly how: string
  /** Public pages; empty for what only the party is given. */
  readonly pages: readonly string[]
}

/** Not lists: the case, or the system, publishes them. */
const placesOutsideLists: Readonly<Record<string, ItemPlaces>> = {
  in_identity: {
    screen: '/office/me/certificate',
    how: '执法人员亮证，扫码自动记录',
    pages: ['/officers', '/officers/check'],
  },
  in_notice_docs: {
    screen: '/office/cases',
    how: '案件中制作、审批并盖章的告知文书，送达当事人',
    pages: ['/remedies'],
  },
  in_progress: { screen: '/office/cases', how: '案件每办一步自动更新', pages: ['/progress'] },
  post_penalty: {
    screen: '/office/publicity',
    how: '由案件生成，采集、审核、发布三人分办',
    pages: ['/decisions?kind=penalty-decision'],
  },
  post_withdraw: {
    screen: '/office/publicity',
    how: '决定被变更、撤销、确认违法或者无效时撤回',
    pages: ['/withdrawals'],
  },
}

/** Pages of their own that take the place of the table of a list. */
const listPages: Readonly<Record<string, string>> = { in_hearing: '/hearings' }

/** Pages that show a list better than its table, beside it. */
const alsoAt: Readonly<Record<string, readonly string[]>> = {
  pre_officer: ['/officers/list'],
  pre_matter_list: ['/matters'],
  pre_service_guide: ['/guides'],
  pre_flowchart: ['/flowcharts'],
  pre_review_flow: ['/flowcharts/legal-review'],
  pre_remedy: ['/remedies'],
  in_window_board: ['/boards', '/boards/hall'],
  post_annual_report: ['/statistics'],
}

export function placesOf({ id }: Pick<DisclosureItemType, 'id'>): ItemPlaces {
  const places = placesOutsideLists[id]
  if (places) return places
  const screen = `/office/lists/${id}`
  const kind = recordKindOf(id)
  if (kind) {
    const how = recordKinds[kind].fromCases
      ? '由案件生成，采集核对，按链条办理，逐件公示'
      : '填写或者从表格导入，按链条办理，逐件公示'
    return { screen, how, pages: [`/decisions?kind=${kind}`] }
  }
  const pages = [listPages[id] ?? `/lists/${id}`, ...(alsoAt[id] ?? [])]
  return { screen, how: '采集（系统生成、填写或者从表格导入），按链条办理', pages }
}

/** docs/disclosure-items.md, made from the definitions. */
export function placesTable(): string {
  const rows = disclosureItemTypes.map((type, i) => {
    const { screen, how, pages } = placesOf(type)
    const chain = listChain(type).map(({ title }) => title)
    const shown = pages.map((page) => `\`${page}\``).join(' ')
    const hands = chain.length > 0 ? chain.join('→') : type.chain.join('→')
    return `| ${i + 1} | ${type.title} | \`${type.id}\` | \`${screen}\` | ${how} | ${hands} | ${shown} |`
  })
  return [
    '| | 条目 | id | screen | how it is collected | chain | public page |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}
