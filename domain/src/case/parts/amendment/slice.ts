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
  /** 文号 of the one of several of that kind whose words are put right; null where it needs not be said. */
  readonly number: string | null
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

export type AmendablePaper = {
  readonly type: string
  /** The step of the case that made it. */
  readonly version: number
  readonly number: string | null
}

/**
 * Whether this paper is put right, of all papers of the case: the one that the amended record made, where it made one of
 * the kind, or the one that was named by its number; else whichever of the kind the party has.
 */
export function putsRight(
  { of, papers, number }: Pick<Amendment, 'of' | 'papers' | 'number'>,
  paper: AmendablePaper,
  all: readonly AmendablePaper[],
): boolean {
  if (!papers.some((type) => type === paper.type)) return false
  if (number !== null) return number === paper.number
  const madeByIt = all.some(({ type, version }) => type === paper.type && version === of)
  return !madeByIt || paper.version === of
}
