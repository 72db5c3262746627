import type { PlainDate } from '../../shared/plain-date.ts'

/**
 * Results that are published line by line as notices.
 * Columns name where each thing stands in a line of the 公示条目.
 */
type RecordForm = {
  /** The 公示条目 that the records belong to (docs/disclosure-items.md). */
  readonly item: string
  readonly title: string
  /** What names the record for good: its 文号, or task and object together. */
  readonly number: readonly string[]
  readonly party: string
  readonly decidedOn: string
  /** What it is about, as lists show it. */
  readonly about: string
  readonly outcome: readonly string[]
  /** Months shown, or the column of its last day. */
  readonly shown: { readonly months: number } | { readonly until: string }
  readonly displayRule: string
  /** Its lines are proposed from the cases; the others are written or imported at the desk. */
  readonly fromCases: boolean
}

export const recordKinds = {
  licence: {
    item: 'post_licence',
    title: '行政许可决定',
    number: ['decisionNo'],
    party: 'holder',
    decidedOn: 'decidedAt',
    about: 'certName',
    outcome: ['certName'],
    shown: { until: 'validTo' },
    displayRule: '行政许可决定在有效期内公示',
    fromCases: false,
  },
  coercion: {
    item: 'post_coercion',
    title: '行政强制决定',
    number: ['decisionNo'],
    party: 'party',
    decidedOn: 'decidedAt',
    about: 'type',
    outcome: ['type', 'result'],
    shown: { months: 12 },
    displayRule: '行政强制决定公示一年',
    fromCases: true,
  },
  inspection: {
    item: 'post_inspection',
    title: '行政检查结果',
    number: ['inspectionNo'],
    party: 'object',
    decidedOn: 'date',
    about: 'taskType',
    outcome: ['resultCode', 'handling'],
    shown: { months: 12 },
    displayRule: '行政检查结果公示一年',
    fromCases: true,
  },
  'random-result': {
    item: 'post_random_result',
    title: '双随机抽查结果',
    number: ['taskNo', 'object'],
    party: 'object',
    decidedOn: 'date',
    about: 'item',
    outcome: ['resultCode'],
    shown: { months: 36 },
    displayRule: '抽查结果公示三年',
    fromCases: false,
  },
  'other-decision': {
    item: 'post_other',
    title: '其他执法决定',
    number: ['decisionNo'],
    party: 'party',
    decidedOn: 'decidedAt',
    about: 'type',
    outcome: ['type', 'result'],
    shown: { months: 12 },
    displayRule: '其他执法决定公示一年',
    fromCases: false,
  },
} as const satisfies Record<string, RecordForm>

export type RecordKind = keyof typeof recordKinds

/** Where the limits come from; the months are proposed until the agency sets its own. */
export const recordDisplayBasis = '国办发〔2018〕118号；公示期限由本机关规定'

/** The kind of record a 公示条目 is published as; undefined for a list. */
export function recordKindOf(item: string): RecordKind | undefined {
  return (Object.keys(recordKinds) as RecordKind[]).find((kind) => recordKinds[kind].item === item)
}

/** The last day of what is shown for as long as it is valid and has no last day (长期). */
export const noLastDay = '9999-12-31' as PlainDate
