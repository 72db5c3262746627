import { z } from 'zod'
import { FieldView, Input } from './act.ts'
import { CitationView, RefusalView } from './refusal.ts'

/** The books of the legal unit: the unit itself, one of its counsel, one year of training, one inquiry into an error. */
export const UnitBookName = z.enum(['unit', 'counsel', 'training', 'accountability'])
export type UnitBookName = z.infer<typeof UnitBookName>

/** Something this person may do in a book, or why they may not now. */
export const UnitActOffer = z.strictObject({
  id: z.string(),
  title: z.string(),
  effect: z.string(),
  /** Who must agree before it counts. */
  approvals: z.array(z.string()),
  unmet: z.array(RefusalView),
})
export type UnitActOffer = z.infer<typeof UnitActOffer>

/** What was proposed and waits for another person. */
export const UnitProposalView = z.strictObject({
  title: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  by: z.string(),
  at: z.iso.datetime(),
  /** Who agreed already, where several must, one after the other. */
  agreed: z.array(z.strictObject({ name: z.string(), role: z.string(), at: z.iso.datetime() })),
  awaits: z.string(),
  /** Whether this person proposed it, and so may take it back. */
  own: z.boolean(),
  /** Why this person may not agree; null where they may. */
  blocked: z.string().nullable(),
})
export type UnitProposalView = z.infer<typeof UnitProposalView>

/** A book as a page needs it, beside what it says. */
export const KeptBook = z.strictObject({
  version: z.int(),
  offers: z.array(UnitActOffer),
  proposal: UnitProposalView.nullable(),
})
export type KeptBook = z.infer<typeof KeptBook>

/** GET /api/legal-unit/books/:book/:of/acts/:act */
export const UnitActForm = z.strictObject({
  act: UnitActOffer,
  version: z.int(),
  basis: z.array(CitationView),
  fields: z.array(FieldView),
  values: Input,
  known: z.array(z.strictObject({ label: z.string(), value: z.string(), source: z.string() })),
})
export type UnitActForm = z.infer<typeof UnitActForm>

/** POST to the same. */
export const PerformUnitActBody = z.strictObject({ version: z.int32().min(0), input: Input })
export type PerformUnitActBody = z.infer<typeof PerformUnitActBody>

export const UnitActDone = z.strictObject({
  /** The id of the counsel or of the inquiry, the year, or `agency`. */
  of: z.string(),
  version: z.int(),
  outcome: z.enum(['done', 'proposed']),
  message: z.string(),
})
export type UnitActDone = z.infer<typeof UnitActDone>

/** POST /api/legal-unit/books/:book/:of/agreement */
export const AgreeInBookBody = z.strictObject({
  version: z.int32().min(1),
  confirmation: z.string().max(256).optional(),
})
/** POST /api/legal-unit/books/:book/:of/return: also by whoever proposed, who so takes it back. */
export const ReturnInBookBody = z.strictObject({
  version: z.int32().min(1),
  reason: z.string().trim().min(1, '请写明理由').max(300, '最多 300 字'),
})

const HistoryLine = z.strictObject({
  at: z.iso.datetime(),
  by: z.string(),
  title: z.string(),
  words: z.string(),
})

export const ReviewerLine = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  post: z.string(),
  department: z.string(),
  isHead: z.boolean(),
  qualificationNo: z.string().nullable(),
  qualifiedOn: z.iso.date().nullable(),
  firstReviewOn: z.iso.date().nullable(),
  reviewFrom: z.iso.date().nullable(),
  reviewUntil: z.iso.date().nullable(),
  /** Why this person may not review today; null where they may. */
  unfit: z.string().nullable(),
  /** Days to the last day of the appointment; null where none is set. */
  daysLeft: z.int().nullable(),
  /** Cases that wait for a review and that this person may review, nearest day first. */
  open: z.array(
    z.strictObject({
      caseId: z.uuid(),
      title: z.string(),
      number: z.string().nullable(),
      dueOn: z.iso.date().nullable(),
      daysLeft: z.int().nullable(),
    }),
  ),
  reviewedThisYear: z.int(),
  recusedThisYear: z.int(),
})
export type ReviewerLine = z.infer<typeof ReviewerLine>

/** GET /api/legal-unit */
export const LegalUnitView = z.strictObject({
  today: z.iso.date(),
  unit: z
    .strictObject({
      kind: z.string(),
      name: z.string(),
      document: z.string(),
      head: z.string(),
      /** What is wrong with the head today; null while nothing is. */
      headUnfit: z.string().nullable(),
      since: z.iso.date(),
      until: z.iso.date().nullable(),
      /** Whether the entrusting has ended. */
      ended: z.boolean(),
    })
    .nullable(),
  share: z.strictObject({
    officers: z.int(),
    reviewers: z.int(),
    needed: z.int(),
    missing: z.int(),
    words: z.string(),
  }),
  reviewers: z.array(ReviewerLine),
  history: z.array(HistoryLine),
  kept: KeptBook,
})
export type LegalUnitView = z.infer<typeof LegalUnitView>

export const CounselLine = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  /** The account with which opinions are given; null without one. */
  account: z.string().nullable(),
  firm: z.string(),
  licence: z.string(),
  fields: z.string(),
  terms: z.array(z.strictObject({ contract: z.string(), from: z.iso.date(), until: z.iso.date() })),
  state: z.enum(['proposed', 'to-come', 'engaged', 'ended']),
  /** The state in words: 在聘，还有 12 天到期. */
  words: z.string(),
  soon: z.boolean(),
  opinionsThisYear: z.int(),
  notes: z.array(z.strictObject({ year: z.int(), opinions: z.int(), note: z.string() })),
  history: z.array(HistoryLine),
  kept: KeptBook,
})
export type CounselLine = z.infer<typeof CounselLine>

/** GET /api/legal-unit/counsel */
export const CounselList = z.strictObject({
  counsel: z.array(CounselLine),
  /** What may be done to register another. */
  offers: z.array(UnitActOffer),
})
export type CounselList = z.infer<typeof CounselList>

const Hours = z.strictObject({
  hours: z.int(),
  target: z.int().nullable(),
  missing: z.int(),
})

export const TrainingView = z.strictObject({
  year: z.int(),
  today: z.iso.date(),
  plan: z
    .strictObject({
      officerHours: z.int(),
      reviewerHours: z.int(),
      source: z.string(),
      remindFrom: z.iso.date(),
      content: z.string().nullable(),
    })
    .nullable(),
  figures: z.strictObject({
    asked: z.int(),
    met: z.int(),
    sessions: z.int(),
    attendances: z.int(),
    hours: z.int(),
    sat: z.int(),
    passed: z.int(),
    resat: z.int(),
    certificates: z.int(),
  }),
  /** By name; nobody is ranked. */
  people: z.array(
    Hours.extend({ id: z.uuid(), name: z.string(), department: z.string(), active: z.boolean() }),
  ),
  sessions: z.array(
    z.strictObject({
      /** From 1, as acts name it. */
      place: z.int(),
      title: z.string(),
      on: z.iso.date(),
      hours: z.int(),
      way: z.string(),
      where: z.string().nullable(),
      lecturer: z.string().nullable(),
      material: z.string().nullable(),
      withdrawn: z.string().nullable(),
      attended: z.array(z.strictObject({ name: z.string(), hours: z.int() })),
      offers: z.array(UnitActOffer),
    }),
  ),
  exams: z.array(
    z.strictObject({
      place: z.int(),
      title: z.string(),
      on: z.iso.date(),
      fullMark: z.int(),
      passMark: z.int(),
      /** Empty for whoever may see the numbers only. */
      results: z.array(
        z.strictObject({
          name: z.string(),
          score: z.int(),
          resit: z.int().nullable(),
          passed: z.boolean(),
          certificate: z.string().nullable(),
        }),
      ),
      sat: z.int(),
      passed: z.int(),
      offers: z.array(UnitActOffer),
    }),
  ),
  history: z.array(HistoryLine),
  kept: KeptBook,
})
export type TrainingView = z.infer<typeof TrainingView>

/** GET /api/legal-unit/training/:year/mine : what a person has attended and passed. */
export const OwnTraining = Hours.extend({
  year: z.int(),
  sessions: z.array(
    z.strictObject({
      title: z.string(),
      on: z.iso.date(),
      hours: z.int(),
      /** Null: not recorded yet, or not attended. */
      attended: z.int().nullable(),
      where: z.string().nullable(),
    }),
  ),
  exams: z.array(
    z.strictObject({
      title: z.string(),
      on: z.iso.date(),
      passMark: z.int(),
      score: z.int(),
      resit: z.int().nullable(),
      passed: z.boolean(),
    }),
  ),
  certificates: z.array(
    z.strictObject({ title: z.string(), number: z.string(), validUntil: z.iso.date() }),
  ),
})
export type OwnTraining = z.infer<typeof OwnTraining>

/** What a table of attendance says, row by row. Nothing is stored; the act records it whole or not at all. */
export const AttendanceImport = z.strictObject({
  rows: z.int(),
  problems: z.array(z.strictObject({ line: z.int(), column: z.string(), message: z.string() })),
  ignored: z.array(z.string()),
  missing: z.array(z.string()),
  input: Input,
})
export type AttendanceImport = z.infer<typeof AttendanceImport>

const ReviewCountLine = z.strictObject({
  name: z.string(),
  /** 法定情形 or 本地情形, of a ground. */
  kind: z.string().nullable(),
  opinions: z.int(),
  corrections: z.int(),
  inTime: z.int(),
  late: z.int(),
  /** Whose last day cannot be told. */
  undated: z.int(),
})

/** GET /api/legal-unit/reviews/:year : the figures of 法制审核 as they count now. */
export const ReviewYearView = z.strictObject({
  year: z.int(),
  /** The last day that counts. */
  countedTo: z.iso.date(),
  /** Why nothing has a number: the agency kept no case here in that year. */
  gap: z.string().nullable(),
  totals: z.array(z.strictObject({ title: z.string(), value: z.int() })),
  grounds: z.array(ReviewCountLine),
  matters: z.array(ReviewCountLine),
  units: z.array(ReviewCountLine),
})
export type ReviewYearView = z.infer<typeof ReviewYearView>

export const LegalUnitTable = z.enum(['reviewers', 'counsel', 'training', 'attendance', 'reviews'])
export type LegalUnitTable = z.infer<typeof LegalUnitTable>
export const LegalUnitTableQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2099).optional(),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
})

/** One inquiry into an error of a decision (责任追究), as whoever may see it reads it. */
export const InquiryView = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  caseName: z.string(),
  state: z.string(),
  open: z.boolean(),
  source: z.string(),
  errors: z.array(z.string()),
  concerned: z.array(z.string()),
  inquirer: z.string().nullable(),
  history: z.array(HistoryLine),
  kept: KeptBook,
})
export type InquiryView = z.infer<typeof InquiryView>

/** GET /api/legal-unit/accountability : every inquiry this person may see, newest first; of one case where it is named. */
export const InquiryList = z.strictObject({
  inquiries: z.array(InquiryView),
  /** What may be begun upon the case that was asked about. */
  offers: z.array(UnitActOffer),
})
export type InquiryList = z.infer<typeof InquiryList>
export const InquiryQuery = z.strictObject({ case: z.uuid().optional() })
