import { z } from 'zod'
import { Left } from './shown.ts'
import { chainView } from './chain.ts'
import { RefusalView } from './refusal.ts'
import { PresentVersion, SeenVersion } from './version.ts'

const Column = z.enum(['plan', 'rule', 'notice'])
const StepTitle = z.strictObject({ id: z.string(), title: z.string() })

/** GET /api/articles : 方案、制度、办法、通知公告, each with its state. */
export const ArticleDesk = z.strictObject({
  articles: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      column: Column,
      source: z.string(),
      changedAt: z.iso.datetime(),
      published: z.strictObject({ version: z.int(), on: z.iso.date() }).nullable(),
      /** Where it waits, and whether for this person. */
      waiting: z.strictObject({ step: z.string(), mine: z.boolean() }).nullable(),
      withdrawn: z.boolean(),
    }),
  ),
  left: Left,
  mayWrite: z.boolean(),
})
export type ArticleDesk = z.infer<typeof ArticleDesk>

const FileView = z.strictObject({
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
})

/** GET /api/articles/:articleId */
export const ArticleView = z.strictObject({
  id: z.uuid(),
  /** The version the page was made from; it is sent back with the next step. */
  version: z.int(),
  column: Column,
  title: z.string(),
  source: z.string(),
  datedOn: z.iso.date().nullable(),
  text: z.string(),
  files: z.array(FileView),
  reason: z.string(),
  /** Headings, paragraphs, tables … read from the text. */
  blocks: z.int(),
  /** From what is published to this text, while it is on its way. */
  difference: z.array(
    z.strictObject({
      kind: z.enum(['gone', 'new']),
      text: z.string(),
      under: z.string().nullable(),
    }),
  ),
  /** Places that look like private data; the checker decides about them. */
  findings: z.array(z.strictObject({ text: z.string(), reason: z.string() })),
  chain: z.array(StepTitle),
  taken: z.int(),
  /** The next step is this person's check: what was found in attachments is theirs to decide. */
  checking: z.boolean(),
  returned: z.boolean(),
  /** The next step; null when the newest text is published. */
  next: z
    .strictObject({ title: z.string(), mine: z.boolean(), why: RefusalView.nullable() })
    .nullable(),
  mayWrite: z.boolean(),
  mayWithdraw: z.boolean(),
  withdrawn: z.boolean(),
  ...chainView,
})
export type ArticleView = z.infer<typeof ArticleView>

/** POST /api/articles/:articleId/collect */
export const CollectArticleBody = z.strictObject({
  version: SeenVersion,
  column: Column,
  title: z.string().max(500),
  source: z.string().max(500),
  datedOn: z.string().max(20).nullable(),
  text: z.string().max(400_000),
  /** Ids of uploads, or hashes of files it has already. */
  files: z.array(z.string().max(64)).max(50),
  reason: z.string().max(500),
})
export type CollectArticleBody = z.infer<typeof CollectArticleBody>

/** POST /api/articles/:articleId/step, /return and /withdraw */
export const ArticleStepBody = z.strictObject({
  version: PresentVersion,
  opinion: z.string().max(1_000),
  /** By the check: each finding in the text (`sha256` null) or an attachment that may be public, and why. */
  kept: z
    .array(
      z.strictObject({
        sha256: z.string().max(64).nullable(),
        text: z.string().max(2_000),
        reason: z.string().max(200),
        kept: z.string().max(300),
      }),
    )
    .max(1_000)
    .optional(),
})
export type ArticleStepBody = z.infer<typeof ArticleStepBody>
export const ArticleDone = z.strictObject({ message: z.string() })

/** POST /api/articles/files : the stored file, and what could be read from it. */
export const ArticleUpload = z.strictObject({
  id: z.uuid(),
  file: FileView,
  /** The text of a Word or PDF file, as the editor takes it; null for other files. */
  reading: z
    .strictObject({
      title: z.string().nullable(),
      text: z.string(),
      /** What was left out or has to be looked at. */
      notes: z.array(z.string()),
      /** Pictures the text names, kept as files. */
      pictures: z.array(z.strictObject({ id: z.uuid(), file: FileView })),
    })
    .nullable(),
})
export type ArticleUpload = z.infer<typeof ArticleUpload>

/**
 * GET /api/articles/:articleId/files/:sha256/look : what in an attachment may not be public. Each finding
 * is kept with a reason by the check, or the article goes back.
 */
export const ArticleFileLook = z.strictObject({
  /** Text, properties, pictures …: parts that were looked at. */
  places: z.int(),
  findings: z.array(z.strictObject({ text: z.string(), reason: z.string() })),
})
export type ArticleFileLook = z.infer<typeof ArticleFileLook>
