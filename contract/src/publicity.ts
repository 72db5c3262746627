import { secretKinds, type SecretKind } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import { freeTexts, type FreeText } from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import { exceptionsOf, type ProposableGround } from '@zhaofa/domain/publicity/notice/withheld.ts'
import { z } from 'zod'
import { Left } from './shown.ts'
import { LimitView } from './case.ts'
import { RefusalView } from './refusal.ts'
import { SeenVersion } from './version.ts'

/** A step of the chain that a person takes with an opinion, in the order the desk offers them. */
export const NoticeStep = z.enum([
  'collect',
  'check',
  'publish',
  'approve-withholding',
  'return',
  'propose-withholding',
  'refuse-withholding',
  'withdraw',
])
export type NoticeStep = z.infer<typeof NoticeStep>

/** A line of the publicity desk. */
export const NoticeRow = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  party: z.string(),
  cause: z.string(),
  state: z.enum([
    'waiting',
    'collected',
    'checked',
    'published',
    'outdated',
    /** Public, and revoked, changed or found unlawful since: to be withdrawn. */
    'revised',
    'returned',
    'withholding',
    'withdrawn',
    'expired',
    'withheld',
  ]),
  stateTitle: z.string(),
  decidedOn: z.iso.date(),
  limit: LimitView.nullable(),
})
export type NoticeRow = z.infer<typeof NoticeRow>
export const NoticeList = z.strictObject({ rows: z.array(NoticeRow), left: Left })
export type NoticeList = z.infer<typeof NoticeList>

/** More than any text of a case holds. */
const maxTextUnits = 1_000_000

/** GET /api/notices/:noticeId : original left, public right, every difference numbered. */
const PlaceInText = {
  field: z.enum(Object.keys(freeTexts) as [FreeText, ...FreeText[]]),
  /** UTF-16 units of the original text: from start up to end. */
  start: z.int().min(0).max(maxTextUnits),
  end: z.int().min(1).max(maxTextUnits),
}

/** 技术处理: one place, what it is, the public text that replaces it, and by which articles. */
export const RedactionPlace = z.strictObject({
  ...PlaceInText,
  fieldTitle: z.string(),
  original: z.string(),
  /** Null: stays as it is, by choice or until somebody decides. */
  shown: z.string().nullable(),
  what: z.string(),
  reason: z.string(),
  grounds: z.array(z.string()),
  confidence: z.enum(['certain', 'likely', 'possible']),
  source: z.enum(['known', 'detected', 'marked']),
  /** Open places keep the notice from being checked. What is known of the case is never open to choice. */
  state: z.enum(['redacted', 'kept', 'open']),
  /** Who decided; null when the rules did. */
  by: z.string().nullable(),
})
export type RedactionPlace = z.infer<typeof RedactionPlace>

/** POST /api/notices/:noticeId/places */
export const ChoosePlacesBody = z.strictObject({
  version: SeenVersion,
  choices: z
    .array(
      z.strictObject({
        ...PlaceInText,
        redact: z.boolean(),
        /** What a marked place is; null for what the detector found. */
        kind: z.enum(Object.keys(secretKinds) as [SecretKind, ...SecretKind[]]).nullable(),
      }),
    )
    .min(1)
    .max(500),
})
export type ChoosePlacesBody = z.infer<typeof ChoosePlacesBody>

export const NoticeDesk = z.strictObject({
  row: NoticeRow,
  version: z.int(),
  /** What became of the decision whose publication this is, and the reason that the public is told. */
  revised: z.strictObject({ what: z.string(), reason: z.string() }).nullable(),
  /** Public field by field, with what the file holds beside it. */
  fields: z.array(
    z.strictObject({
      /** The free text it is, where places can be marked. */
      field: z.enum(Object.keys(freeTexts) as [FreeText, ...FreeText[]]).nullable(),
      label: z.string(),
      original: z.string(),
      public: z.string(),
      /** Why the two differ: the ground of redaction. */
      ground: z.string().nullable(),
    }),
  ),
  /** Every place of the free texts that was taken out, or may have to be. */
  places: z.array(RedactionPlace),
  leak: z.strictObject({
    surfaces: z.array(z.string()),
    secrets: z.int(),
    hits: z.array(z.strictObject({ surface: z.string(), secret: z.string() })),
  }),
  history: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      by: z.string(),
      title: z.string(),
      opinion: z.string().nullable(),
    }),
  ),
  can: z.array(
    z.strictObject({
      id: NoticeStep,
      title: z.string(),
      effect: z.string(),
    }),
  ),
  cannot: z.array(RefusalView.extend({ id: z.string(), title: z.string() })),
  /** 拟不予公开: the ground, its article, and when it does not hold. */
  withholding: z
    .strictObject({
      title: z.string(),
      because: z.string(),
      exception: z.string().nullable(),
      /** Why, in the words of who proposed it. */
      reason: z.string(),
      by: z.string(),
    })
    .nullable(),
  expiresOn: z.iso.date().nullable(),
  publicUrl: z.string().nullable(),
  /** Whether the reader may decide about places now. */
  mayChoose: z.boolean(),
})
export type NoticeDesk = z.infer<typeof NoticeDesk>

/** POST /api/notices/:noticeId/:step */
export const NoticeStepBody = z.strictObject({
  version: SeenVersion,
  opinion: z.string().max(1000),
  /** The ground of a proposal to withhold. */
  ground: z.enum(Object.keys(exceptionsOf) as [ProposableGround, ...ProposableGround[]]).optional(),
})
export type NoticeStepBody = z.infer<typeof NoticeStepBody>
