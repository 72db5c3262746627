import { z } from 'zod'
import { caseImportStates } from '@zhaofa/domain/old-cases/case-import.ts'
import { findingLevels } from '@zhaofa/domain/old-cases/rules-of-the-time.ts'
import { Left } from './shown.ts'

const keysOf = <T extends string>(titles: Readonly<Record<T, string>>) =>
  Object.keys(titles) as [T, ...T[]]

const FindingLevel = z.enum(keysOf(findingLevels))
export type FindingLevelName = z.infer<typeof FindingLevel>
const count = z.int().min(0)

/** POST /api/old-cases/files: what a file of old cases says, read on trial. Nothing of it is taken over. */
export const OldCasesTrial = z.strictObject({
  fileId: z.uuid(),
  fileName: z.string(),
  sha256: z.string(),
  /** Lines with something filled in; how many have an error, a warning, something that was not judged. */
  lines: count,
  wrong: count,
  warned: count,
  unchecked: count,
  /** Headings that are no column, and columns that no heading names. */
  ignored: z.array(z.string()),
  missing: z.array(z.string()),
})
export type OldCasesTrial = z.infer<typeof OldCasesTrial>

/** GET /api/old-cases/files/:fileId/report */
export const TrialReportQuery = z.strictObject({
  /** Only lines with a finding of this level; without it every line that has one. */
  level: FindingLevel.optional(),
  /** The last line seen. */
  after: z.coerce.number().int().min(0).max(1_000_000).optional(),
})
export type TrialReportQuery = z.infer<typeof TrialReportQuery>

export const TrialReport = z.strictObject({
  trial: OldCasesTrial,
  lines: z.array(
    z.strictObject({
      line: z.int(),
      /** 文号 and party; null for a line that could not be read. */
      number: z.string().nullable(),
      party: z.string().nullable(),
      findings: z.array(
        z.strictObject({
          level: FindingLevel,
          /** The heading; null where it is about the whole line. */
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
export type TrialReport = z.infer<typeof TrialReport>

const reason = z.string().trim().min(1).max(300)

/** POST /api/old-cases/files/:fileId/proposal */
export const ProposeImportBody = z.strictObject({ reason })
export type ProposeImportBody = z.infer<typeof ProposeImportBody>

/** POST /api/old-cases/imports/:importId/approval */
export const ApproveImportBody = z.strictObject({
  version: z.int32().min(1),
  opinion: z.string().trim().max(300).default(''),
  /** The code or password of whoever signs. */
  confirmation: z.string().max(256).optional(),
})
export type ApproveImportBody = z.infer<typeof ApproveImportBody>

/** POST /api/old-cases/imports/:importId/return, …/withdrawal */
export const AnswerImportBody = z.strictObject({ version: z.int32().min(1), reason })
export type AnswerImportBody = z.infer<typeof AnswerImportBody>

/** POST /api/old-cases/imports/:importId/void */
export const VoidImportBody = AnswerImportBody.extend({
  confirmation: z.string().max(256).optional(),
})
export type VoidImportBody = z.infer<typeof VoidImportBody>

const Hand = z.strictObject({ by: z.string(), at: z.iso.datetime(), words: z.string() })

export const CaseImportView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(keysOf(caseImportStates)),
  fileId: z.uuid(),
  fileName: z.string(),
  sha256: z.string(),
  rows: count,
  warned: count,
  unchecked: count,
  proposed: Hand,
  answered: Hand.nullable(),
  voided: Hand.nullable(),
  /** Why this person may not approve or return it, take it back, make it void; null where they may. */
  blocked: z.strictObject({
    answer: z.string().nullable(),
    withdraw: z.string().nullable(),
    void: z.string().nullable(),
  }),
})
export type CaseImportView = z.infer<typeof CaseImportView>

/** GET /api/old-cases/imports */
export const CaseImportList = z.strictObject({
  /** Why this person may not read files and propose; null where they may. */
  proposing: z.string().nullable(),
  imports: z.array(CaseImportView),
  left: Left,
})
export type CaseImportList = z.infer<typeof CaseImportList>

/** GET /api/old-cases */
export const ImportedCaseQuery = z.strictObject({
  q: z.string().max(100).optional(),
  /** Only those whose 保管期限 ends within a year, or has ended. */
  due: z.literal('true').optional(),
  importId: z.uuid().optional(),
  /** Opaque cursor of the last row seen. */
  after: z.string().max(200).optional(),
})
export type ImportedCaseQuery = z.infer<typeof ImportedCaseQuery>

export const ImportedCaseRow = z.strictObject({
  importId: z.uuid(),
  line: z.int(),
  number: z.string(),
  party: z.string(),
  cause: z.string(),
  decidedOn: z.iso.date(),
  outcome: z.string(),
  archiveNo: z.string(),
  retention: z.string().nullable(),
  /** The day on which 保管期限 ends; null where it does not end or cannot be worked out. */
  keptUntil: z.iso.date().nullable(),
})
export type ImportedCaseRow = z.infer<typeof ImportedCaseRow>

export const ImportedCaseList = z.strictObject({
  rows: z.array(ImportedCaseRow),
  next: z.string().nullable(),
  /** Counted up to a thousand; `exact` false: there are more. */
  total: z.strictObject({ count: z.int(), exact: z.boolean() }),
})
export type ImportedCaseList = z.infer<typeof ImportedCaseList>

/** GET /api/old-cases/:importId/:line: all that is known of one old case. */
export const ImportedCaseView = z.strictObject({
  importId: z.uuid(),
  line: z.int(),
  number: z.string(),
  party: z.string(),
  /** Each column with its value, in the order of the template; an empty one says so. */
  values: z.array(z.strictObject({ title: z.string(), value: z.string() })),
  keptUntil: z.iso.date().nullable(),
  /** By which law it was judged. */
  law: z.string(),
  source: z.strictObject({
    fileName: z.string(),
    sha256: z.string(),
    proposed: Hand,
    approved: Hand,
    /** Set where the import was made void: the case counts nowhere. */
    voided: Hand.nullable(),
  }),
})
export type ImportedCaseView = z.infer<typeof ImportedCaseView>
