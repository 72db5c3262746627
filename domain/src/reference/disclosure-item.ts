/** 公示条目类型: what is published, who agrees, where, how long. */
export type DisclosureItemType = {
  readonly id: string
  readonly title: string
  /** 事前, 事中, 事后. */
  readonly stage: 'pre' | 'in' | 'post'
  readonly fields: readonly {
    readonly name: string
    readonly hint: string
    readonly optional: boolean
  }[]
  readonly within: string
  readonly chain: readonly string[]
  readonly channels: readonly string[]
  readonly shownFor: string
  readonly source: string
  readonly note: string
}
