import { putsRight } from '../parts/amendment/slice.ts'
import type { DocumentType } from '../../paper/catalogue/document-type.ts'
import { paperText, type Paper } from '../../paper/paper.ts'
import type { DocumentTypeId } from '../../paper/catalogue/document-catalogue.ts'
import type { Fen } from '../../shared/money.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { CaseEvent, CaseEventType, RecordedEvent } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import type { Circumstances } from '../circumstances.ts'
import type { SealedPaper } from '../scan.ts'

/** A sealed paper of the case, with the words it was printed from. */
export type ReviewedPaper = SealedPaper & {
  readonly volume: DocumentType['volume']
  readonly words: Paper
}

/** A fine of another case of the same party. */
export type OtherFine = {
  /** 文号, or what the case is known by. */
  readonly number: string
  readonly matterCode: string
  readonly violationFrom: PlainDate
  readonly violationUntil: PlainDate
  readonly fineFen: Fen
}

/** What was stored under its SHA-256 and is no longer that, by name. */
export type Integrity = {
  readonly changed: readonly string[]
  /** Sound and film of the case that were looked at. */
  readonly recordings: number
}

/**
 * What lies before the examiner: the file, its papers, and what is outside the case. Null is what nobody looked
 * into; a criterion that needs it then says so and never that nothing was found.
 */
export type FileUnderReview = {
  readonly file: CaseFile
  readonly at: Circumstances
  /** Void ones too, oldest first. */
  readonly papers: readonly ReviewedPaper[]
  readonly integrity: Integrity | null
  readonly otherFines: readonly OtherFine[] | null
  /** Which kinds of secret of the case the published notice still tells; null where nothing was compared. */
  readonly leaks: readonly string[] | null
}

/** The papers of this kind that are not void. */
export const papersOf = ({ papers }: FileUnderReview, type: DocumentTypeId): ReviewedPaper[] =>
  papers.filter((each) => each.type === type && !each.voided)

/** The newest paper of this kind that is not void. */
export const paperOf = (review: FileUnderReview, type: DocumentTypeId): ReviewedPaper | undefined =>
  papersOf(review, type).at(-1)

export const wordsOfPaper = ({ words }: ReviewedPaper): string => paperText(words)

export type RecordedAs<T extends CaseEventType> = Omit<RecordedEvent, 'event'> & {
  readonly event: Extract<CaseEvent, { type: T }>
}

/** The events of these types, as they read now. */
export const eventsOf = <T extends CaseEventType>(
  { file }: Pick<FileUnderReview, 'file'>,
  ...types: readonly T[]
): RecordedAs<T>[] =>
  file.history.filter((each): each is RecordedAs<T> =>
    (types as readonly string[]).includes(each.event.type),
  )

/** What a served paper said wrongly and was put right by a notice is judged by the notice. */
export const putRight = ({ file, papers }: FileUnderReview, paper: ReviewedPaper): boolean =>
  file.amendments.some((each) => putsRight(each, paper, papers))
