import type { PartyKind } from '../case/party.ts'
import type { ReportedPenalty } from '../reference/penalty-order.ts'
import type { Fen } from '../shared/money.ts'
import { addMonths, type PlainDate } from '../shared/plain-date.ts'

/** 处罚程序 by which an old case went. Before 2021-07-15 普通程序 was called 一般程序. */
export const importedProcedures = { ordinary: '普通程序', summary: '简易程序' } as const
export type ImportedProcedure = keyof typeof importedProcedures

/** How an old case ended. One that was ended without a decision is kept in the archive and counted nowhere. */
export const importedOutcomes = {
  penalty: '行政处罚',
  'no-penalty': '不予行政处罚',
  ended: '没有作出处罚决定（撤案、移送等）',
} as const
export type ImportedOutcome = keyof typeof importedOutcomes

/** 保管期限: those of today, and the two that files of before 2006 bear, whose years nobody can work out from here. */
export const importedRetentions = {
  permanent: '永久',
  '30-years': '30年',
  '10-years': '10年',
  'long-term': '长期',
  'short-term': '短期',
} as const
export type ImportedRetention = keyof typeof importedRetentions

export const importedPartyKinds = {
  'natural-person': '自然人',
  'sole-trader': '个体工商户',
  organisation: '单位',
} as const satisfies Record<PartyKind, string>

/** 导入的旧案: what the table of an office says of one case that was decided before it worked with this system. */
export type ImportedCase = {
  /** Its line in the file. */
  readonly line: number
  /** 决定书文号; of a case without decision the number it was filed under. */
  readonly number: string
  readonly procedure: ImportedProcedure
  readonly partyName: string
  readonly partyKind: PartyKind
  /** Empty where the file of that time has none. */
  readonly partyCode: string
  /** 事项编码; empty where nobody has assigned one. */
  readonly matterCode: string
  /** 案由. */
  readonly cause: string
  readonly filedOn: PlainDate | null
  /** The day of the decision, or the day on which the case ended without one. */
  readonly decidedOn: PlainDate
  readonly outcome: ImportedOutcome
  readonly kinds: readonly ReportedPenalty[]
  readonly fineFen: Fen
  readonly confiscatedFen: Fen
  /** Null where the table does not say. */
  readonly reviewed: boolean | null
  /** 法制审核结论, in the words of the table. */
  readonly reviewOutcome: string
  readonly hearing: boolean | null
  readonly published: boolean | null
  readonly closedOn: PlainDate | null
  /** 档号. */
  readonly archiveNo: string
  readonly retention: ImportedRetention | null
  readonly pages: number | null
  readonly remarks: string
}

/** The day on which the revised 行政处罚法 came into force (第86条); a decision is judged by the law of its own day. */
export const revisedLawFrom = '2021-07-15' as PlainDate

const retentionYears: Readonly<Record<ImportedRetention, number | null>> = {
  permanent: null,
  '30-years': 30,
  '10-years': 10,
  'long-term': null,
  'short-term': null,
}

/**
 * The day on which 保管期限 ends, counted from the end of the case; null for what is kept for ever, for what is not in
 * the archive, and for the periods of older files, whose years are not known here.
 */
export function keptUntil({
  archiveNo,
  retention,
  closedOn,
  decidedOn,
}: Pick<ImportedCase, 'archiveNo' | 'retention' | 'closedOn' | 'decidedOn'>): PlainDate | null {
  const years = retention === null || archiveNo === '' ? null : retentionYears[retention]
  return years === null ? null : addMonths(closedOn ?? decidedOn, 12 * years)
}

/** The code as lists and pages show it: of a natural person only its beginning and its end. */
export const shownPartyCode = ({
  partyKind,
  partyCode,
}: Pick<ImportedCase, 'partyKind' | 'partyCode'>) =>
  partyKind === 'organisation' || partyCode.length < 10 || /^9[123]/.test(partyCode)
    ? partyCode
    : `${partyCode.slice(0, 4)}${'*'.repeat(partyCode.length - 6)}${partyCode.slice(-2)}`

/** Whether the reviewer agreed to the draft as it was: any other conclusion asked for something to be put right. */
export const isPlainConsent = (reviewOutcome: string): boolean =>
  reviewOutcome === '' || /^(?:审核)?(?:同意|通过|合格|无异议)$/.test(reviewOutcome)
