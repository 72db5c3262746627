import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { NewestLists } from '../../../storage/publication/lists/newest-rows.ts'

/** The lists a matter page joins. */
export const matterLists = [
  'pre_matter_list',
  'pre_benchmark',
  'pre_service_guide',
  'pre_power_list',
  'pre_no_penalty_list',
  'pre_random_list',
  'pre_inspection_item_list',
  'pre_supervision_catalog',
] as const
export type MatterLists = NewestLists<(typeof matterLists)[number]>

/** The two lists that guides are made of. */
export const guideLists = ['pre_matter_list', 'pre_service_guide'] as const
export type GuideLists = NewestLists<(typeof guideLists)[number]>

/** One line of 行政执法事项清单 as it was published. */
export type ListedMatter = {
  readonly code: string
  readonly name: string
  readonly type: string
  readonly basis: string
  readonly handlingDept: string
  readonly timeLimit: string
  /** 执行, or why the agency does not act on it (yet); empty in lists of before. */
  readonly state: string
}

export const matterUrl = (code: string) => `/matters/${encodeURIComponent(code)}`

export function mattersOf({ pre_matter_list: { rows } }: Pick<MatterLists, 'pre_matter_list'>) {
  return rows.map(
    ({
      code = '',
      name = '',
      type = '',
      basis = '',
      handlingDept = '',
      timeLimit = '',
      state = '',
    }): ListedMatter => ({ code, name, type, basis, handlingDept, timeLimit, state }),
  )
}

/** 服务指南 of one matter: the line as published, under the matter's code where it has one. */
export type Guide = { readonly id: string; readonly row: Row; readonly matter: ListedMatter | null }

export const guideUrl = (id: string) => `/guides/${encodeURIComponent(id)}`

/** Every guide. A matter's name leads to its code; a guide to anything else goes by its own name. */
export function guidesOf(lists: GuideLists): Guide[] {
  const byName = new Map(mattersOf(lists).map((matter) => [matter.name, matter]))
  return lists.pre_service_guide.rows.map((row): Guide => {
    const name = row['matterName'] ?? ''
    const matter = byName.get(name) ?? null
    return { id: matter?.code ?? name, row, matter }
  })
}

/** A line of another list that names the matter. */
type Mention = { readonly item: string; readonly version: number; readonly row: number }

const mentioning = [
  'pre_power_list',
  'pre_no_penalty_list',
  'pre_random_list',
  'pre_inspection_item_list',
  'pre_supervision_catalog',
] as const
const names = ['code', 'name', 'matter', 'itemName', 'matterName'] as const

/** Where else the matter is listed: by its code or its exact name. */
export function mentionsOf({ code, name }: ListedMatter, lists: MatterLists): Mention[] {
  return mentioning.flatMap((item) =>
    lists[item].rows.flatMap((row, i) =>
      names.some((column) => row[column] === code || row[column] === name)
        ? [{ item, version: lists[item].version, row: i + 1 }]
        : [],
    ),
  )
}
