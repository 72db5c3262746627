import { z } from 'zod'
import { callKinds, firmEventTitles } from '@zhaofa/domain/inspection/register/firm-event.ts'
import { firmImportStates } from '@zhaofa/domain/inspection/register/firm-import.ts'
import { rowStandings } from '@zhaofa/domain/inspection/register/firm-row.ts'
import {
  firmKinds,
  firmSources,
  firmStatuses,
  riskGrades,
} from '@zhaofa/domain/inspection/register/firm.ts'
import { firmFindingLevels } from '@zhaofa/domain/inspection/register/read-firms.ts'
import { isPlainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { Left } from './shown.ts'

const keysOf = <T extends string>(titles: Readonly<Record<T, string>>) =>
  Object.keys(titles) as [T, ...T[]]
const count = z.int().min(0)
const Hand = z.strictObject({ by: z.string(), at: z.iso.datetime(), words: z.string() })

const Risk = z.enum(keysOf(riskGrades))
const Status = z.enum(keysOf(firmStatuses))
const Standing = z.enum(keysOf(rowStandings))

/** What the list is narrowed to. */
export const FirmFilter = z.strictObject({
  /** Words of the name, or the beginning of a code. */
  q: z.string().max(100).optional(),
  industry: z.string().max(100).optional(),
  district: z.string().max(100).optional(),
  /** `none`: nobody has graded it. */
  risk: z.enum([...Risk.options, 'none']).optional(),
  status: Status.optional(),
})
export type FirmFilter = z.infer<typeof FirmFilter>

/** GET /api/inspection/firms */
export const FirmQuery = FirmFilter.extend({
  /** Opaque cursor of the last row seen. */
  after: z.string().max(400).optional(),
})
export type FirmQuery = z.infer<typeof FirmQuery>

export const FirmRowView = z.strictObject({
  agencyId: z.uuid(),
  code: z.string(),
  name: z.string(),
  representative: z.string(),
  address: z.string(),
  industry: z.string(),
  district: z.string(),
  risk: Risk.nullable(),
  status: Status,
})
export type FirmRowView = z.infer<typeof FirmRowView>

export const FirmListView = z.strictObject({
  rows: z.array(FirmRowView),
  next: z.string().nullable(),
  /** Counted up to a thousand; `exact` false: there are more. */
  total: z.strictObject({ count, exact: z.boolean() }),
  /** Why this person may not keep the register; null where they may. */
  keeping: z.string().nullable(),
  /** Imports that wait for this person's approval. */
  waiting: count,
  /** Whether the reader sees the registers of agencies they supervise. */
  supervised: z.boolean(),
})
export type FirmListView = z.infer<typeof FirmListView>

/** GET /api/inspection/firms/choices: what the register can be narrowed by. */
export const FirmChoices = z.strictObject({
  industries: z.array(z.string()),
  districts: z.array(z.string()),
  left: Left,
})
export type FirmChoices = z.infer<typeof FirmChoices>

/** GET /api/inspection/firms/search */
export const FirmSearchQuery = z.strictObject({ q: z.string().max(100) })
export const FirmSearchHits = z.strictObject({
  rows: z.array(FirmRowView),
  /** There are more than are shown. */
  more: z.boolean(),
})
export type FirmSearchHits = z.infer<typeof FirmSearchHits>

const Difference = z.strictObject({
  title: z.string(),
  before: z.string(),
  after: z.string(),
})

export const FirmHistoryRow = z.strictObject({
  kind: z.enum([...keysOf(firmEventTitles), 'FirmImported']),
  at: z.iso.datetime(),
  /** Who did it; for a row of an import who approved it. */
  by: z.string(),
  /** What it says: the reason, or of a call whom and what for. */
  words: z.string(),
  /** What it changed, as people read it. */
  differences: z.array(Difference),
})
export type FirmHistoryRow = z.infer<typeof FirmHistoryRow>

/** GET /api/inspection/firms/:code */
export const FirmView = z.strictObject({
  agencyId: z.uuid(),
  agencyName: z.string(),
  today: z.iso.date(),
  code: z.string(),
  revision: z.int(),
  name: z.string(),
  kind: z.enum(keysOf(firmKinds)),
  representative: z.string(),
  address: z.string(),
  position: z.string(),
  industry: z.string(),
  district: z.string(),
  risk: Risk.nullable(),
  status: Status,
  statusReason: z.string(),
  since: z.iso.date(),
  source: z.enum(keysOf(firmSources)),
  changedAt: z.iso.datetime(),
  /** What the licence of a newer case says otherwise; null where it says nothing new. */
  licence: z.strictObject({ at: z.string(), differences: z.array(Difference).min(1) }).nullable(),
  history: z.array(FirmHistoryRow),
  historyLeft: Left,
  calls: z.array(
    z.strictObject({
      kind: z.enum(keysOf(callKinds)),
      on: z.iso.date(),
      people: z.string(),
      purpose: z.string(),
      by: z.string(),
    }),
  ),
  /** Cases and visits of the firm that the reader may see. */
  cases: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      number: z.string().nullable(),
      step: z.string(),
      open: z.boolean(),
    }),
  ),
  casesLeft: Left,
  /** Cases of the firm that the reader may not open. */
  otherCases: count,
  /** Why this person may not change it; null where they may. */
  keeping: z.string().nullable(),
})
export type FirmView = z.infer<typeof FirmView>

const day = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), {
  message: '日期应为 2026-12-01 这样',
})
const text = (max: number) => z.string().trim().max(max).default('')
const reason = z.string().trim().min(1, '请说明理由').max(300)

const FirmFields = {
  name: z.string().trim().min(1, '请填写名称').max(200),
  representative: text(100),
  address: text(300),
  position: text(40),
  industry: text(100),
  district: text(100),
  risk: Risk.nullable().default(null),
}

/** POST /api/inspection/firms */
export const AddFirmBody = z.strictObject({ code: z.string().trim().max(40), ...FirmFields })
export type AddFirmBody = z.infer<typeof AddFirmBody>

/** POST /api/inspection/firms/:code/changes */
export const ChangeFirmBody = z.strictObject({ revision: z.int32().min(1), ...FirmFields, reason })
export type ChangeFirmBody = z.infer<typeof ChangeFirmBody>

/** POST /api/inspection/firms/:code/strike-off, …/reopening, …/confirmation */
export const FirmReasonBody = z.strictObject({ revision: z.int32().min(1), reason })
export type FirmReasonBody = z.infer<typeof FirmReasonBody>

/** POST /api/inspection/firms/:code/licence: takes over what the licence of a newer case says. */
export const AcceptLicenceBody = z.strictObject({
  revision: z.int32().min(1),
  /** The instant of the licence that was shown. */
  at: z.string().max(40),
})
export type AcceptLicenceBody = z.infer<typeof AcceptLicenceBody>

/** POST /api/inspection/firms/:code/calls */
export const RecordCallBody = z.strictObject({
  kind: z.enum(keysOf(callKinds)),
  on: day,
  people: z.string().trim().min(1, '请填写参加的人').max(200),
  purpose: z.string().trim().min(1, '请填写事由').max(300),
})
export type RecordCallBody = z.input<typeof RecordCallBody>

/** POST /api/inspection/firm-files: what a file would do to the register. Nothing of it is taken over. */
export const FirmsTrial = z.strictObject({
  fileId: z.uuid(),
  fileName: z.string(),
  sha256: z.string(),
  /** Lines with something filled in; those with an error stay out. */
  lines: count,
  wrong: count,
  added: count,
  changed: count,
  same: count,
  /** Headings that are no column, and columns that no heading names. */
  ignored: z.array(z.string()),
  missing: z.array(z.string()),
  /** Sheets of the file of which nothing was read, hidden ones among them. */
  apart: z.array(z.string()),
})
export type FirmsTrial = z.infer<typeof FirmsTrial>

/** GET /api/inspection/firm-files/:fileId/report */
export const FirmsReportQuery = z.strictObject({
  /** Only lines that would do this, or that have an error or a warning; without it all but the same. */
  only: z.enum([...Standing.options, ...keysOf(firmFindingLevels)]).optional(),
  /** The last line seen. */
  after: z.coerce.number().int().min(0).max(1_100_000).optional(),
})
export type FirmsReportQuery = z.infer<typeof FirmsReportQuery>

export const FirmsReport = z.strictObject({
  trial: FirmsTrial,
  lines: z.array(
    z.strictObject({
      line: z.int(),
      /** As the line has them; null where it could not be read. */
      code: z.string().nullable(),
      name: z.string().nullable(),
      /** Null for a line that stays out. */
      standing: Standing.nullable(),
      /** Titles of the columns that it changes. */
      changed: z.array(z.string()),
      findings: z.array(
        z.strictObject({
          level: z.enum(keysOf(firmFindingLevels)),
          column: z.string().nullable(),
          message: z.string(),
        }),
      ),
    }),
  ),
  /** The line to go on after; null at the end. */
  next: z.int().nullable(),
  total: count,
})
export type FirmsReport = z.infer<typeof FirmsReport>

/** POST /api/inspection/firm-files/:fileId/proposal */
export const ProposeFirmImportBody = z.strictObject({ reason })

/** POST /api/inspection/firm-imports/:importId/approval */
export const ApproveFirmImportBody = z.strictObject({
  version: z.int32().min(1),
  opinion: text(300),
  /** The code or password of whoever signs. */
  confirmation: z.string().max(256).optional(),
})
export type ApproveFirmImportBody = z.infer<typeof ApproveFirmImportBody>

/** POST /api/inspection/firm-imports/:importId/return, …/withdrawal */
export const AnswerFirmImportBody = z.strictObject({ version: z.int32().min(1), reason })
export type AnswerFirmImportBody = z.infer<typeof AnswerFirmImportBody>

const Counts = { added: count, changed: count, same: count }
/** What an import brought in. */
export const FirmImportCame = z.strictObject(Counts)

export const FirmImportView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(keysOf(firmImportStates)),
  fileId: z.uuid(),
  fileName: z.string(),
  sha256: z.string(),
  ...Counts,
  wrong: count,
  proposed: Hand,
  answered: Hand.nullable(),
  came: FirmImportCame.nullable(),
  /** Why this person may not approve or return it, or take it back; null where they may. */
  blocked: z.strictObject({ answer: z.string().nullable(), withdraw: z.string().nullable() }),
})
export type FirmImportView = z.infer<typeof FirmImportView>

/** GET /api/inspection/firm-imports */
export const FirmImportList = z.strictObject({
  /** Why this person may not read files and propose; null where they may. */
  proposing: z.string().nullable(),
  imports: z.array(FirmImportView),
  left: Left,
})
export type FirmImportList = z.infer<typeof FirmImportList>
