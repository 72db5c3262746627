import { z } from 'zod'
import { CaseSet } from './case-set.ts'
import { DeviceHourView } from './device-hour.ts'
import { CitationView, RefusalView } from './refusal.ts'
import { SigningView } from './signing.ts'

/** One day of the sum behind a due date. */
export const CountedDayView = z.strictObject({
  day: z.iso.date(),
  count: z.int().nullable(),
  note: z.string(),
})

/** A limit (期限) as a chip that opens to its sum. */
export const LimitView = z.strictObject({
  id: z.string(),
  title: z.string(),
  state: z.enum(['running', 'paused', 'met', 'breached', 'waiting', 'unknown']),
  /** Words on the chip: 剩 2 个工作日, 今天到期, 逾期 3 天. */
  chip: z.string(),
  tone: z.enum(['plain', 'soon', 'today', 'over', 'paused', 'met']),
  /** Who keeps it. What the party lets pass is no delay of the agency's. */
  whose: z.enum(['party', 'agency', 'other']),
  startsOn: z.iso.date().nullable(),
  dueOn: z.iso.date().nullable(),
  /** 5 个工作日，自告知书送达次日起算. */
  rule: z.string(),
  days: z.array(CountedDayView),
  /** Consequence of missing it, or why the date cannot be known. */
  note: z.string().nullable(),
  basis: z.array(CitationView),
})
export type LimitView = z.infer<typeof LimitView>

export const ActDesk = z.enum(['review'])

export const ActOffer = z.strictObject({
  id: z.string(),
  title: z.string(),
  effect: z.string(),
  /** Roles that may do it, in Chinese; empty `mine` means somebody else has to. */
  by: z.array(z.string()),
  mine: z.boolean(),
  approvals: z.array(z.string()),
  basis: z.array(CitationView),
  /** The desk it is done at; null for the plain form. */
  desk: ActDesk.nullable(),
  /** Beside what it is offered as well; null for most. */
  shownWith: z.enum(['signatures', 'each-unsigned']).nullable(),
  /** What its form is headed by. */
  follows: z.literal('review').nullable(),
  /** One press does it where nothing is missing. */
  atOnce: z.boolean(),
  /** Whoever did it goes on at once with what the case then waits for. */
  goesOn: z.boolean(),
  /** It is done where the people stand: a phone does it without network too. */
  inField: z.boolean(),
  /** The field that takes a file, which may come straight from a camera; null without one. */
  upload: z.string().nullable(),
})
export type ActOffer = z.infer<typeof ActOffer>

export const BlockedAct = ActOffer.extend({ unmet: z.array(RefusalView).min(1) })
export type BlockedAct = z.infer<typeof BlockedAct>

export const StepView = z.strictObject({
  id: z.string(),
  title: z.string(),
  stage: z.string(),
  state: z.enum(['done', 'now', 'next', 'not-applicable']),
})
export type StepView = z.infer<typeof StepView>

/** The path of one procedure, as this case has walked it. */
export const PathView = z.strictObject({
  id: z.string(),
  title: z.string(),
  steps: z.array(StepView),
})
export type PathView = z.infer<typeof PathView>

export const DocumentView = z.strictObject({
  id: z.uuid(),
  type: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  volume: z.enum(['main', 'secondary', 'separate']),
  sealedAt: z.iso.datetime(),
  pages: z.int().nullable(),
  sha256: z.string(),
  /** 作废原因; null while the paper is valid. */
  voided: z.string().nullable(),
  /** 更正: the last day on which what it records or says was put right; null where it was not. */
  amendedOn: z.iso.date().nullable(),
})
export type DocumentView = z.infer<typeof DocumentView>

/** A piece of evidence: an exhibit with its file, or a record or statement with its sealed paper. */
export const EvidenceView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  purpose: z.string(),
  /** The elements of the violation that it is offered for, in words. */
  elements: z.array(z.string()),
  source: z.string(),
  collectedOn: z.iso.date(),
  file: z
    .strictObject({
      mediaType: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      originalName: z.string(),
      pages: z.int().optional(),
    })
    .nullable(),
  /** The sealed paper that records it; null for an exhibit, and for a thing. */
  paper: z.uuid().nullable(),
  /** Why it is not used; null where it is. */
  excluded: z.string().nullable(),
})
export type EvidenceView = z.infer<typeof EvidenceView>

/** 证据链: one element of the violation, and the evidence by its number in the list; none is a gap. */
export const ProofLinkView = z.strictObject({
  title: z.string(),
  evidence: z.array(z.strictObject({ no: z.int(), name: z.string(), purpose: z.string() })),
})
export type ProofLinkView = z.infer<typeof ProofLinkView>

/** One amendment of a record: who, when, why, and every place before and after. */
export const AmendmentView = z.strictObject({
  on: z.iso.date(),
  by: z.string(),
  reason: z.string(),
  changes: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
  /** 陈述申辩期由 2026-11-09 改为 2026-11-11 届满 */
  limits: z.array(z.string()),
})
export type AmendmentView = z.infer<typeof AmendmentView>

export const TimelineEntry = z.strictObject({
  version: z.int(),
  /** By the clock of the server, when it was recorded. */
  at: z.iso.datetime(),
  /** When a device noted it before it could be sent; null for what was done on the server. */
  device: DeviceHourView.nullable(),
  title: z.string(),
  detail: z.string().nullable(),
  by: z.string(),
  /** An act with legal effect: a filled dot. */
  effective: z.boolean(),
  basis: z.array(CitationView),
  documents: z.array(DocumentView),
  evidence: z.array(EvidenceView),
  /** 更正 of this record, in the order in which they were made: the old words struck, the new beside them. */
  amendments: z.array(AmendmentView),
  /** The act by which this record is put right, where it can be; null for a record that cannot. */
  amend: ActOffer.extend({ unmet: z.array(RefusalView) }).nullable(),
  /** Why nothing of this record is put right, and what is done instead; null where it can be. */
  notAmended: z.string().nullable(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const PendingView = z.strictObject({
  act: z.string(),
  title: z.string(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  awaits: z.string(),
  /** Whether this person may answer it. */
  mine: z.boolean(),
  stamps: z.array(
    z.strictObject({
      role: z.string(),
      name: z.string(),
      at: z.iso.datetime(),
      opinion: z.string().nullable(),
    }),
  ),
})
export type PendingView = z.infer<typeof PendingView>

/** 保管台账 of one seizure. Quantities bear the unit of their line, because nothing adds them up. */
export const SeizureView = z.strictObject({
  no: z.int(),
  title: z.string(),
  seizedOn: z.iso.date(),
  custody: z.string(),
  /** What is to be done with it, in words. */
  standing: z.string(),
  /** Held against the law: to be released at once. */
  overdue: z.boolean(),
  periods: z.array(LimitView),
  /** The last working day before the period is over; null where nothing is held, or the calendar is not known. */
  lastWorkingDay: z.iso.date().nullable(),
  lines: z.array(
    z.strictObject({
      no: z.int(),
      name: z.string(),
      seal: z.string(),
      condition: z.string(),
      place: z.string(),
      listed: z.string(),
      held: z.string(),
      left: z.array(z.strictObject({ title: z.string(), quantity: z.string() })),
      /** The last day on which it may be held; null once it is released or gone. */
      lastDay: z.iso.date().nullable(),
      released: z.string().nullable(),
    }),
  ),
})
export type SeizureView = z.infer<typeof SeizureView>

export const PartyView = z.strictObject({
  kind: z.enum(['natural-person', 'sole-trader', 'organisation']),
  kindTitle: z.string(),
  name: z.string(),
  codeTitle: z.string(),
  code: z.string(),
  personInCharge: z.string().nullable(),
  address: z.string(),
  /** Masked; the full number is a recorded read. */
  phone: z.string(),
  electronicService: z.string().nullable(),
})
export type PartyView = z.infer<typeof PartyView>

export const CaseView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  title: z.string(),
  number: z.string().nullable(),
  procedure: z.string(),
  matter: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  department: z.string(),
  investigators: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      certificate: z.string().nullable(),
      valid: z.boolean(),
    }),
  ),
  /** The path of every procedure under way in the case. */
  paths: z.array(PathView),
  /** The next lawful act of this person: the one blue block. */
  lead: ActOffer.nullable(),
  can: z.array(ActOffer),
  cannot: z.array(BlockedAct),
  pending: PendingView.nullable(),
  returned: z
    .strictObject({
      act: z.string(),
      title: z.string(),
      category: z.string(),
      reason: z.string(),
      at: z.iso.datetime(),
      /** Taken back by its author (撤回), not sent back. */
      withdrawn: z.boolean(),
    })
    .nullable(),
  timeline: z.array(TimelineEntry),
  limits: z.array(LimitView),
  party: PartyView.nullable(),
  /** 举报人: that there is one, and whether this person may read who; null in a case nobody reported. */
  informant: z.strictObject({ named: z.boolean(), mayRead: z.boolean() }).nullable(),
  money: z.array(z.strictObject({ title: z.string(), fen: z.int() })),
  evidence: z.array(EvidenceView),
  /** By element of the violation; empty before the case is filed. */
  proofChain: z.array(ProofLinkView),
  seizures: z.array(SeizureView),
  /** Papers that are signed by hand, those not back yet first. */
  signing: z.array(SigningView),
  /** 待会签: colleagues whose signature papers of the agency wait for, with the titles of those papers. */
  countersigning: z.array(z.strictObject({ name: z.string(), papers: z.array(z.string()) })),
  /** 检查材料: papers of a visit without a phone are printed and not used yet. */
  printSet: z.boolean(),
  documents: z.array(DocumentView),
  draft: z
    .strictObject({
      digest: z.string(),
      grounds: z.array(z.string()),
      deliberation: z.array(z.string()),
    })
    .nullable(),
  proof: z.strictObject({
    entries: z.int(),
    inLog: z.int(),
    lastIndex: z.int().nullable(),
    treeSize: z.int(),
    root: z.string().nullable(),
  }),
  /** The case is archived, and this person may take it out whole (档案包). */
  mayExport: z.boolean(),
  notice: z.strictObject({ id: z.uuid(), state: z.string() }).nullable(),
})
export type CaseView = z.infer<typeof CaseView>

export const CaseRow = z.strictObject({
  id: z.uuid(),
  number: z.string().nullable(),
  title: z.string(),
  party: z.string(),
  cause: z.string().nullable(),
  step: z.string(),
  stage: z.string(),
  investigators: z.array(z.string()),
  limit: z
    .strictObject({
      title: z.string(),
      chip: z.string(),
      tone: z.string(),
      dueOn: z.iso.date().nullable(),
    })
    .nullable(),
  updatedAt: z.iso.datetime(),
})
export type CaseRow = z.infer<typeof CaseRow>

const Month = z.string().regex(/^\d{4}-\d{2}$/)

export const CaseListQuery = z.strictObject({
  q: z.string().max(100).optional(),
  stage: z.string().max(20).optional(),
  mine: z.enum(['true', 'false']).optional(),
  state: z.enum(['open', 'closed', 'all']).optional(),
  /** One of the sets that the overview counts; it says by itself whether closed cases belong to it. */
  set: CaseSet.optional(),
  /** 案件, or 行政检查 in whose files no penalty began; both without it. */
  about: z.enum(['cases', 'visits']).optional(),
  officer: z.uuid().optional(),
  /** The month in which the clue was registered, and in which the case was decided. */
  month: Month.optional(),
  decided: Month.optional(),
  matter: z.string().max(20).optional(),
  /** One of the agencies that a supervisor reads. */
  agency: z.uuid().optional(),
  /** Opaque keyset cursor of the last row seen. */
  after: z.string().max(200).optional(),
})
export type CaseListQuery = z.infer<typeof CaseListQuery>

export const CaseList = z.strictObject({
  rows: z.array(CaseRow),
  next: z.string().nullable(),
  /** Counted up to a thousand; `exact` false: there are more. */
  total: z.strictObject({ count: z.int(), exact: z.boolean() }),
})
export type CaseList = z.infer<typeof CaseList>
