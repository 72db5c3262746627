import { z } from 'zod'
import { Left } from './shown.ts'
import { chainView } from './chain.ts'
import { RefusalView } from './refusal.ts'
import { PresentVersion, SeenVersion } from './version.ts'

/** One line of a published list (清单): a word for each column. */
export const ListRow = z.record(z.string().max(60), z.string().max(5_000))

const ListStepTitle = z.strictObject({ id: z.string(), title: z.string() })

const OtherDraft = z.strictObject({ by: z.string(), savedAt: z.iso.datetime() })

/** GET /api/lists : every list of 公示条目, with its state. */
export const ListDesk = z.strictObject({
  lists: z.array(
    z.strictObject({
      item: z.string(),
      title: z.string(),
      stage: z.enum(['pre', 'in', 'post']),
      /** 期限 in words, as docs/disclosure-items.md has it. */
      within: z.string(),
      /** The system proposes its rows; otherwise people write them. */
      derived: z.boolean(),
      published: z.strictObject({ version: z.int(), on: z.iso.date() }).nullable(),
      /** Where an open submission waits, and whether for this person. */
      waiting: z
        .strictObject({ submissionId: z.uuid(), step: z.string(), mine: z.boolean() })
        .nullable(),
      /** The agency whose list it is; only for people who judge the lists of several agencies. */
      agency: z.string().nullable(),
      /** What has moved on since it was published (动态调整), in sentences. */
      triggers: z.array(z.string()),
    }),
  ),
})
export type ListDesk = z.infer<typeof ListDesk>

export const ListDifference = z.strictObject({
  added: z.array(ListRow),
  removed: z.array(ListRow),
  changed: z.array(
    z.strictObject({ before: ListRow, after: ListRow, columns: z.array(z.string()) }),
  ),
})
export type ListDifference = z.infer<typeof ListDifference>

/** GET /api/lists/:item */
export const ListView = z.strictObject({
  item: z.string(),
  title: z.string(),
  /** The agency whose list it is; only for people who judge the lists of several agencies. */
  agency: z.string().nullable(),
  within: z.string(),
  channels: z.array(z.string()),
  shownFor: z.string(),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      kind: z.enum(['text', 'long-text', 'day', 'count', 'uscc', 'phone', 'choice']),
      options: z.array(z.string()),
      required: z.boolean(),
      /** 内容标准 and 格式, shown beside the cell. */
      standard: z.string(),
      format: z.string(),
    }),
  ),
  derived: z.boolean(),
  published: z.strictObject({ version: z.int(), on: z.iso.date(), reason: z.string() }).nullable(),
  /** Rows of the open submission, or those to collect next. */
  rows: z.array(ListRow),
  publishedRows: z.array(ListRow),
  /** From what is published to these rows. */
  difference: ListDifference,
  chain: z.array(ListStepTitle),
  submission: z
    .strictObject({
      id: z.uuid(),
      version: z.int(),
      reason: z.string(),
      taken: z.int(),
      returned: z.boolean(),
      /** The next step: its title, whether it is this person's, and if a reply's number is asked. */
      next: z.strictObject({
        title: z.string(),
        mine: z.boolean(),
        why: RefusalView.nullable(),
        asksReply: z.boolean(),
      }),
    })
    .nullable(),
  /** Of items whose lines become notices of their own: the newest that are public. Null for lists. */
  records: z
    .strictObject({
      shown: z.array(
        z.strictObject({
          publicId: z.string(),
          number: z.string(),
          party: z.string(),
          outcome: z.string(),
          decidedOn: z.iso.date(),
          publishedOn: z.iso.date(),
          expiresOn: z.iso.date(),
        }),
      ),
      left: Left,
      mayWithdraw: z.boolean(),
    })
    .nullable(),
  mayCollect: z.boolean(),
  /** Why the published list has to be looked at again; for collectors. */
  triggers: z.array(z.strictObject({ key: z.string(), text: z.string() })),
  /** What this person has typed and not yet submitted, and from where it went on. */
  draft: z
    .strictObject({
      version: z.int(),
      published: z.int(),
      rows: z.array(ListRow),
      reason: z.string(),
      savedAt: z.iso.datetime(),
    })
    .nullable(),
  /** Who else has a draft of the same list. */
  others: z.array(OtherDraft),
  ...chainView,
})
export type ListView = z.infer<typeof ListView>

/** POST /api/lists/:item/collect */
export const CollectListBody = z.strictObject({
  version: SeenVersion,
  rows: z.array(ListRow).max(5_000),
  reason: z.string().max(500),
})
/** PUT /api/lists/:item/draft : nothing is checked. */
export const SaveListDraftBody = z.strictObject({
  version: SeenVersion,
  published: SeenVersion,
  rows: z.array(ListRow).max(5_000),
  reason: z.string().max(500),
})
export const ListDraftSaved = z.strictObject({
  savedAt: z.iso.datetime(),
  others: z.array(OtherDraft),
  /** Who took a step since the draft was begun. */
  moved: z.strictObject({ by: z.string(), at: z.iso.datetime() }).nullable(),
})
export type ListDraftSaved = z.infer<typeof ListDraftSaved>
/** POST /api/lists/submissions/:submissionId/step and /return */
export const ListStepBody = z.strictObject({
  version: PresentVersion,
  opinion: z.string().max(1_000),
  reply: z.string().max(100).nullable(),
})
/** POST /api/lists/:item/import : what a table file says, row by row. Nothing is stored. */
export const ListImport = z.strictObject({
  rows: z.array(ListRow),
  /** The line of the file each row came from. */
  lines: z.array(z.int()),
  problems: z.array(z.strictObject({ row: z.int(), column: z.string(), message: z.string() })),
  /** Headings left out, and columns no heading names. */
  ignored: z.array(z.string()),
  missing: z.array(z.string()),
})
export type ListImport = z.infer<typeof ListImport>
/** POST /api/lists/:item/keep : looked at, and the published list stays. */
export const KeepListBody = z.strictObject({
  trigger: z.string().max(300),
  opinion: z.string().trim().min(1).max(500),
})
/** POST /api/records/:publicId/withdraw */
export const WithdrawRecordBody = z.strictObject({ reason: z.string().max(500) })
export const ListDone = z.strictObject({ message: z.string() })
