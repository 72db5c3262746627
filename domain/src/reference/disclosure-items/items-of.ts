import type { DisclosureItemType } from '../disclosure-item.ts'

/** 事前: the bureau's head and 市司法局 agree before it is published. */
export const preChain = ['采集（承办科室）', '审核（法制机构）', '局领导', '市司法局审核', '发布']
/** 事后: three people, none approves their own step. */
export const postChain = ['采集（承办科室）', '传递', '审核（法制机构+保密审查）', '发布（信息员）']
export const ownChannels = ['本局网站', '政府执法公示平台']

type Row = Omit<DisclosureItemType, 'stage' | 'note' | 'moved'> & {
  readonly note?: string
  readonly moved?: string
}

/** The items of one stage. */
export function itemsOf(
  stage: DisclosureItemType['stage'],
  rows: readonly Row[],
): readonly DisclosureItemType[] {
  return rows.map((row) => ({ note: '', moved: '来源的内容有变动', ...row, stage }))
}
