import type { HandedPaper } from './handed-papers.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { LimitChange, TextChange } from './changes.ts'

/** 更正: what was recorded wrongly, how it reads now, and what the party is told of it (处罚法第75条第2款). */
export type AmendmentSlice = {
  /** In the order in which they were made; a record amended twice is here twice. */
  readonly amendments: readonly Amendment[]
  /** 文书补正（更正）通知书, in the order in which they were made. */
  readonly amendmentNotices: readonly AmendmentNotice[]
}

export const nothingAmended: AmendmentSlice = {
  amendments: [],
  amendmentNotices: [],
}

export type Amendment = {
  /** The place of the amendment in the case. */
  readonly version: number
  /** The place of the record that reads otherwise; null where the words of a served paper are put right. */
  readonly of: number | null
  readonly title: string
  readonly on: PlainDate
  readonly by: string
  readonly reason: string
  readonly changes: readonly TextChange[]
  readonly limits: readonly LimitChange[]
  /** Served papers that it puts right. */
  readonly papers: readonly HandedPaper[]
  /** The case was archived already when it was amended. */
  readonly afterArchiving: boolean
}

/** `version`: the place of the amendment that it tells of. */
type AmendmentNotice = {
  readonly version: number
  readonly madeOn: PlainDate
  readonly servedOn: PlainDate | null
}

/** The earliest notice of an amendment that the party has not been handed. */
export const untoldAmendment = ({ amendmentNotices }: Pick<AmendmentSlice, 'amendmentNotices'>) =>
  amendmentNotices.find(({ servedOn }) => servedOn === null)

/** The notices without the earliest untold one: a notice that was voided is made anew by a further amendment. */
export function amendmentNoticeVoided({
  amendmentNotices,
}: Pick<AmendmentSlice, 'amendmentNotices'>): Pick<AmendmentSlice, 'amendmentNotices'> {
  const voided = amendmentNotices.findIndex(({ servedOn }) => servedOn === null)
  return { amendmentNotices: amendmentNotices.filter((_, i) => i !== voided) }
}

/** The notices with the earliest untold one handed over. */
export function amendmentTold(
  { amendmentNotices }: Pick<AmendmentSlice, 'amendmentNotices'>,
  servedOn: PlainDate,
): Pick<AmendmentSlice, 'amendmentNotices'> {
  const told = amendmentNotices.findIndex((each) => each.servedOn === null)
  return {
    amendmentNotices: amendmentNotices.map((each, i) =>
      i === told ? { ...each, servedOn } : each,
    ),
  }
}
