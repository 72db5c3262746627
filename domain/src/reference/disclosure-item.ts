import type { ListColumn } from './disclosure-items/column.ts'

/** 公示条目类型: what is published, who agrees, where, how long. */
export type DisclosureItemType = {
  readonly id: string
  readonly title: string
  /** 事前, 事中, 事后. */
  readonly stage: 'pre' | 'in' | 'post'
  /** In the order in which forms and tables show them. */
  readonly columns: readonly ListColumn[]
  readonly within: string
  readonly chain: readonly string[]
  readonly channels: readonly string[]
  readonly shownFor: string
  readonly source: string
  readonly note: string
  /** Said when the rows the system would propose are no longer those that are published. */
  readonly moved: string
}
