/** How one column of a published list is written, and checked. */
export type ColumnKind = 'text' | 'long-text' | 'day' | 'count' | 'uscc' | 'phone' | 'choice'

/** One column of a published list: everything that is known of it, wherever it is used. */
export type ListColumn = {
  /** Its key in stored rows and in the open data: one word. */
  readonly name: string
  /** What it is called on screens, in tables and on paper. */
  readonly title: string
  readonly kind: ColumnKind
  /** What may be chosen; empty unless the kind is `choice`. */
  readonly options: readonly string[]
  readonly optional: boolean
  /** 内容标准: what the column has to hold; empty where the title says enough. */
  readonly standard: string
  /** It names a line for good: a line with the same keys is the same line in another version. */
  readonly key: boolean
  /** It says which department does it: a new department makes the list be looked at again. */
  readonly department: boolean
  /** Whether the search finds the line by this column. Columns that only say where to find a page or an office are left out. */
  readonly searched: boolean
  /** The name it had when earlier versions were published. Those keep it, and are read by this. */
  readonly formerly: string | null
}

type More = Partial<Omit<ListColumn, 'name' | 'title' | 'kind' | 'options'>>

const plain = {
  options: [],
  optional: false,
  standard: '',
  key: false,
  department: false,
  searched: true,
  formerly: null,
} as const

const ofKind =
  (kind: Exclude<ColumnKind, 'choice'>) =>
  (name: string, title: string, more: More = {}): ListColumn => ({
    ...plain,
    ...more,
    name,
    title,
    kind,
  })

export const textColumn = ofKind('text')
export const longTextColumn = ofKind('long-text')
export const dayColumn = ofKind('day')
export const countColumn = ofKind('count')
export const usccColumn = ofKind('uscc')
export const phoneColumn = ofKind('phone')

export const choiceColumn = (
  name: string,
  title: string,
  options: readonly string[],
  more: More = {},
): ListColumn => ({ ...plain, ...more, name, title, kind: 'choice', options })

/** Standards that several columns share. */
export const fullCitation = '写全法律、法规、规章的名称和条、款、项，不写“有关规定”'
export const maskedParty = '单位写全称；自然人只写姓氏和“某”'
