/** A table whose columns take the shares given. */
type BookletTable = {
  readonly kind: 'table'
  readonly columns: readonly { readonly title: string; readonly share: number }[]
  readonly rows: readonly (readonly string[])[]
}

export type BookletBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | {
      readonly kind: 'clause'
      readonly mark: string
      readonly title: string
      readonly text: string
    }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'signature'; readonly text: string }
  | { readonly kind: 'items'; readonly items: readonly string[] }
  | BookletTable
  /** One line of a list with many columns, as label and words. */
  | {
      readonly kind: 'card'
      readonly title: string
      readonly rows: readonly (readonly [label: string, words: string])[]
    }
  /** One box of a flowchart, with the text beside it. */
  | {
      readonly kind: 'step'
      readonly number: number
      readonly title: string
      readonly stage: string | null
      readonly limits: readonly string[]
      readonly basis: string
      readonly exits: readonly string[]
      readonly last: boolean
    }

export type BookletChapter = {
  readonly title: string
  /** Under the title: version, day, source. */
  readonly note: string
  readonly blocks: readonly BookletBlock[]
}

export type BookletPart = { readonly title: string; readonly chapters: readonly BookletChapter[] }

/** 制度汇编: what a bureau has published of 三项制度, bound. */
export type Booklet = {
  readonly agencyName: string
  readonly title: string
  readonly subtitle: string
  /** The newest publication in it: the booklet of unchanged publications is the same booklet. */
  readonly day: string
  readonly parts: readonly BookletPart[]
  readonly colophon: readonly string[]
}
