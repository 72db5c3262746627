import { z } from 'zod'
import { cellDoubts, type CellDoubt } from '@zhaofa/domain/publicity/lists/rows-from-table.ts'
import { penaltyKinds } from '@zhaofa/domain/case/penalty.ts'
import type { FirmRow } from '@zhaofa/domain/inspection/register/firm-row.ts'
import { firmTableColumns } from '@zhaofa/domain/inspection/register/firm-table-columns.ts'
import { firmStatuses, riskGrades } from '@zhaofa/domain/inspection/register/firm.ts'
import { firmFindingLevels, maxFirmRows } from '@zhaofa/domain/inspection/register/read-firms.ts'
import { importColumns } from '@zhaofa/domain/old-cases/import-columns.ts'
import {
  importedOutcomes,
  importedPartyKinds,
  importedProcedures,
  importedRetentions,
  type ImportedCase,
} from '@zhaofa/domain/old-cases/imported-case.ts'
import { maxImportedRows } from '@zhaofa/domain/old-cases/read-old-cases.ts'
import { secretKinds, type SecretKind } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import {
  freeTexts,
  type FreeText,
  type RedactedFields,
} from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import { findingLevels } from '@zhaofa/domain/old-cases/rules-of-the-time.ts'
import { isPlainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { maxSignatures, timeStampProblems, type FileTold } from '../signatures/signatures-told.ts'
import type { TextJob } from './text-jobs.ts'

/** What a reader is asked. Nothing in it but the file, and what is to be found out. */
export type ReadingJob =
  /** The text of a file for an article. */
  | { readonly kind: 'word' | 'pdf'; readonly bytes: Uint8Array }
  /** Several PDFs of ours as one. They are no file from outside; what takes PDFs apart is here. */
  | { readonly kind: 'join-pdfs'; readonly files: readonly Uint8Array[] }
  /** How many pages a PDF has. */
  | { readonly kind: 'pdf-pages'; readonly bytes: Uint8Array }
  /** What an attachment says, shows and tells of its author. */
  | { readonly kind: 'look'; readonly name: string; readonly bytes: Uint8Array }
  | TextJob
  | { readonly kind: 'table'; readonly bytes: Uint8Array; readonly most: TableSize }
  /** The cases of a table of old cases, each judged by the law of its day. */
  | ({ readonly kind: 'old-cases'; readonly bytes: Uint8Array } & OldCasesKnown)
  /** The firms of a table of 检查对象. */
  | { readonly kind: 'firms'; readonly bytes: Uint8Array }
  /** What a file is, by the parts of it that are at hand. */
  | ({ readonly kind: 'file-type' } & FileParts)
  | { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly as: 'portrait' | 'article' }
  /** A copy of a photo of a telephone that every browser shows. */
  | { readonly kind: 'copy'; readonly bytes: Uint8Array }
  /** What is written in a picture. */
  | { readonly kind: 'writing'; readonly bytes: Uint8Array }
  /** The code at the foot of every sheet of a scan, and how the sheet lies. */
  | { readonly kind: 'scan-picture'; readonly bytes: Uint8Array }
  | { readonly kind: 'scan-pdf'; readonly bytes: Uint8Array }
  /** The signatures of a PDF that somebody brought; `roots` are the certificates (DER) that are trusted. */
  | {
      readonly kind: 'signatures'
      readonly bytes: Uint8Array
      readonly roots: readonly Uint8Array[]
    }
  /** What a time stamp authority answered. */
  | {
      readonly kind: 'time-stamp'
      readonly bytes: Uint8Array
      readonly digest: Uint8Array
      readonly nonce: Uint8Array
    }
  /** The fonts in a font file of a site, each under a name of our own. */
  | { readonly kind: 'fonts'; readonly bytes: Uint8Array }

/** A file as far as it is at hand; its size is null while it is still coming. */
export type FileParts = {
  readonly size: number | null
  readonly pieces: readonly { readonly at: number; readonly bytes: Uint8Array }[]
}
/** A part that a reader needs. */
export type Wanted = { readonly at: number; readonly length: number }

/** What the reader of old cases has to know: the day, and the codes of the agency's matters. */
export type OldCasesKnown = { readonly today: string; readonly matters: readonly string[] }

type TableSize = { readonly lines: number; readonly columns: number }

/** As much as a reader may ask for at once: the index of a film of many hours. */
export const maxWantedBytes = 32 * 1024 ** 2

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const outcome = <T>(value: z.ZodType<T>): z.ZodType<Outcome<T, string>> =>
  z.union([
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), refusal: z.string().max(500) }),
  ]) as z.ZodType<Outcome<T, string>>

const fileText = z.strictObject({
  title: z.string().nullable(),
  text: z.string(),
  notes: z.array(z.string()),
  pictures: z.array(z.strictObject({ mark: z.string().regex(/^图\d{1,3}$/), bytes })),
})
const finding = z.strictObject({ text: z.string(), reason: z.string() })
const line = z.strictObject({
  line: z.number(),
  cells: z.array(z.string()),
  doubts: z.array(
    z.strictObject({
      column: z.number(),
      doubt: z.enum(Object.keys(cellDoubts) as [CellDoubt, ...CellDoubt[]]),
    }),
  ),
})

const importColumn = z.enum(importColumns.map(({ name }) => name))
const day = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value))
const sum = z
  .int()
  .min(0)
  .max(10 ** 15)
const keysOf = <T extends string>(titles: Readonly<Record<T, string>>) =>
  Object.keys(titles) as [T, ...T[]]
const oldCase = z.strictObject({
  line: z.int().positive(),
  number: z.string().max(100),
  procedure: z.enum(keysOf(importedProcedures)),
  partyName: z.string().max(200),
  partyKind: z.enum(keysOf(importedPartyKinds)),
  partyCode: z.string().max(40),
  matterCode: z.string().max(40),
  cause: z.string().max(300),
  filedOn: day.nullable(),
  decidedOn: day,
  outcome: z.enum(keysOf(importedOutcomes)),
  kinds: z.array(z.enum([...keysOf(penaltyKinds), 'detention'])).max(14),
  fineFen: sum,
  confiscatedFen: sum,
  reviewed: z.boolean().nullable(),
  reviewOutcome: z.string().max(100),
  hearing: z.boolean().nullable(),
  published: z.boolean().nullable(),
  closedOn: day.nullable(),
  archiveNo: z.string().max(100),
  retention: z.enum(keysOf(importedRetentions)).nullable(),
  pages: z.int().positive().nullable(),
  remarks: z.string().max(500),
}) satisfies z.ZodType<ImportedCase>
const oldCases = z.strictObject({
  rows: z.array(oldCase).max(maxImportedRows),
  lines: z.int().min(0).max(maxImportedRows),
  problems: z.array(
    z.strictObject({
      line: z.int().positive(),
      column: importColumn.nullable(),
      level: z.enum(keysOf(findingLevels)),
      message: z.string().max(1_000),
    }),
  ),
  ignored: z.array(z.string()),
  missing: z.array(z.string()),
})

const firm = z.strictObject({
  line: z.int().positive(),
  code: z.string().length(18),
  name: z.string().min(1).max(400),
  representative: z.string().max(200),
  address: z.string().max(600),
  position: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .nullable(),
  industry: z.string().max(200),
  district: z.string().max(200),
  risk: z.enum(keysOf(riskGrades)).nullable(),
  status: z.enum(keysOf(firmStatuses)).nullable(),
  statusReason: z.string().max(300),
}) satisfies z.ZodType<FirmRow>
const firms = z.strictObject({
  rows: z.array(firm).max(maxFirmRows),
  outside: z
    .array(
      z.strictObject({
        line: z.int().positive(),
        code: z.string().max(40),
        name: z.string().max(400),
      }),
    )
    .max(maxFirmRows),
  lines: z.int().min(0).max(maxFirmRows),
  problems: z.array(
    z.strictObject({
      line: z.int().positive(),
      column: z.enum(firmTableColumns.map(({ name }) => name)).nullable(),
      level: z.enum(keysOf(firmFindingLevels)),
      message: z.string().max(1_000),
    }),
  ),
  ignored: z.array(z.string()),
  missing: z.array(z.string()),
  apart: z.array(z.string().max(60)).max(1_000),
})

const scan = z.union([
  z.strictObject({
    sheets: z
      .array(
        z.strictObject({
          text: z.string().max(64).nullable(),
          turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
        }),
      )
      .max(300),
  }),
  z.strictObject({ not: z.enum(['a-scan', 'readable']) }),
])

const codePoint = z.int().min(0).max(0x10_ffff)
const runs = z
  .array(z.tuple([codePoint, codePoint]))
  .refine((all) =>
    all.every(([from, to], index) => from <= to && from > (all[index - 1]?.[1] ?? -1)),
  )
const font = z.strictObject({
  // It becomes the name of a file.
  family: z.string().regex(/^Zhaofa Site [0-9a-f]{16}$/),
  file: bytes,
  names: z.array(z.string()),
  characters: runs,
})

const share = z.number().min(0).max(1)
const written = z
  .strictObject({
    text: z.string().max(400),
    sure: z.array(share),
    at: z.array(share),
    x: z.number(),
    y: z.number(),
    width: z.number().positive(),
    height: z.number().positive(),
  })
  .refine(({ text, sure, at }) => {
    const { length } = [...text]
    return sure.length === length && at.length === length
  })

const instant = z.iso.datetime()
const certificateTold = z.strictObject({
  common: z.string().max(200),
  agency: z.string().max(200),
  issuer: z.string().max(200),
  serial: z.string().regex(/^[0-9a-f]{1,128}$/),
  validFrom: instant.or(z.literal('')),
  validTo: instant.or(z.literal('')),
  root: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
})
const signatureTold = z.strictObject({
  kind: z.enum(['signature', 'stamp']),
  covers: z.int().min(0),
  unchanged: z.boolean().nullable(),
  holds: z.boolean().nullable(),
  certificate: certificateTold.nullable(),
  claimedAt: instant.nullable(),
  reason: z.string().max(300),
  place: z.string().max(300),
  contact: z.string().max(300),
  stamp: z
    .strictObject({ at: instant, holds: z.boolean(), certificate: certificateTold.nullable() })
    .nullable(),
})
const signaturesTold = z.strictObject({
  size: z.int().min(0),
  signatures: z.array(signatureTold).max(maxSignatures),
  scripts: z.boolean(),
  attachments: z.array(z.string().max(200)).max(20),
}) satisfies z.ZodType<FileTold>

const secretKind = z.enum(Object.keys(secretKinds) as [SecretKind, ...SecretKind[]])
const confidence = z.enum(['certain', 'likely', 'possible'])
const place = {
  start: z.int().min(0),
  end: z.int().min(0),
  kind: secretKind,
  reason: z.string(),
  confidence,
  field: z.enum(Object.keys(freeTexts) as [FreeText, ...FreeText[]]),
}
/** The grounds of a kind are said here and not by the reader. */
const withGrounds = <T extends { kind: SecretKind }>(found: T) => ({
  ...found,
  grounds: secretKinds[found.kind].grounds,
})
const foundPlaces = z.array(
  z.object({ ...place, suggestion: z.string().nullable() }).transform(withGrounds),
)
const redacted: z.ZodType<RedactedFields> = z.strictObject({
  texts: z.partialRecord(place.field, z.string()),
  redactions: z.array(
    z
      .object({
        ...place,
        shown: z.string(),
        source: z.enum(['known', 'detected', 'marked']),
      })
      .transform(withGrounds),
  ),
  kept: foundPlaces,
  undecided: foundPlaces,
})

/** The only answers taken from a reader, by the kind of work. */
export const answerSchemas = {
  word: outcome(fileText),
  pdf: outcome(fileText),
  'join-pdfs': bytes,
  'pdf-pages': z.int().positive().max(100_000).nullable(),
  look: outcome(
    z.strictObject({
      places: z.number(),
      findings: z.array(finding),
      texts: z.array(z.string()),
      pictures: z.array(z.strictObject({ name: z.string(), bytes })).max(60),
      unread: z.array(z.string()),
    }),
  ),
  private: z.array(finding),
  'private-lines': z.array(
    z.strictObject({ row: z.int().min(0), column: z.string(), message: z.string() }),
  ),
  redact: redacted,
  leaks: z.array(z.strictObject({ surface: z.string(), kind: secretKind })),
  table: outcome(z.array(line)),
  'old-cases': outcome(oldCases),
  firms: outcome(firms),
  'file-type': z.union([
    z.strictObject({ mediaType: z.string().max(120) }),
    z.strictObject({
      wanted: z
        .strictObject({ at: z.int().min(0), length: z.int().min(1).max(maxWantedBytes) })
        .nullable(),
    }),
    z.strictObject({ unknown: z.literal(true) }),
  ]),
  picture: z.union([
    z.strictObject({ drawn: bytes }),
    z.strictObject({ not: z.enum(['a-picture', 'large-enough', 'readable']) }),
  ]),
  copy: z.union([
    z.strictObject({ drawn: bytes }),
    z.strictObject({ not: z.enum(['readable', 'small-enough']) }),
  ]),
  writing: z.union([
    // Lines that were seen and not read, or not surely enough, are counted.
    z.strictObject({ lines: z.array(written).max(200), doubtful: z.int().min(0) }),
    z.strictObject({ not: z.enum(['a-picture', 'readable']) }),
  ]),
  'scan-picture': scan,
  'scan-pdf': scan,
  signatures: z.union([
    signaturesTold,
    z.strictObject({ not: z.enum(['a-pdf', 'readable', 'open']) }),
  ]),
  'time-stamp': z.union([
    z.strictObject({
      stamp: z.strictObject({
        token: bytes,
        at: instant.transform((at) => new Date(at)),
        certificates: z.array(bytes).max(20),
      }),
    }),
    z.strictObject({ not: z.enum(keysOf(timeStampProblems)) }),
  ]),
  fonts: z.array(font).max(64).nullable(),
} as const

export type ReadingAnswer<K extends ReadingJob['kind']> = z.infer<(typeof answerSchemas)[K]>
