import { z } from 'zod'
import type { Control } from '@zhaofa/domain/kernel/form.ts'
import { documentRoles, type DocumentRole } from '@zhaofa/domain/paper/catalogue/document-type.ts'
import { ActOffer, LimitView, ProofLinkView } from './case.ts'
import { DeviceHourView } from './device-hour.ts'
import { CitationView, FieldProblemView, RefusalView } from './refusal.ts'
import { SeenVersion } from './version.ts'

/** One field of an act's form, as the domain defines it. A table's columns are inside `control`. */
export const FieldView = z.strictObject({
  name: z.string(),
  label: z.string(),
  hint: z.string().nullable(),
  required: z.boolean(),
  basis: CitationView.nullable(),
  /** The heading above the field; null where the form puts first what is still to be filled in. */
  section: z.strictObject({ title: z.string(), folded: z.boolean() }).nullable(),
  /** The answer of another field under which this one is asked; null: always. */
  when: z
    .strictObject({ field: z.string(), is: z.array(z.union([z.string(), z.boolean()])) })
    .nullable(),
  /** Fields of which at least one has to be filled in. */
  either: z.strictObject({ names: z.array(z.string()), message: z.string() }).optional(),
  /** A column whose answer a new row takes over from the row before it. */
  repeats: z.boolean().optional(),
  control: z.custom<ControlView>(),
})
export type FieldView = z.infer<typeof FieldView>

/** A control with the columns of rows turned into field views. */
export type ControlView =
  | Exclude<Control, { kind: 'rows' }>
  | (Omit<Extract<Control, { kind: 'rows' }>, 'columns'> & { readonly columns: FieldView[] })

export const NarrowedField = z.strictObject({
  earliest: z.strictObject({ on: z.iso.date(), why: z.string() }).nullable(),
  unfit: z.array(z.strictObject({ person: z.uuid(), why: z.string() })),
  /** What the rows of the field are about. */
  offered: z.array(z.strictObject({ value: z.string(), label: z.string(), detail: z.string() })),
})
export type NarrowedField = z.infer<typeof NarrowedField>

export const Input = z.record(z.string(), z.unknown())

/** GET /api/cases/:caseId/acts/:act : everything the form page needs. */
export const ActForm = z.strictObject({
  act: ActOffer,
  version: z.int(),
  /** The limit that the act keeps; null where none runs. */
  limit: LimitView.nullable(),
  unmet: z.array(RefusalView),
  fields: z.array(FieldView),
  /** From the case; then what was sent back; then this person's own draft. */
  values: Input,
  /** Fields the case itself answered, or what was sent back; the others wait for this person. */
  answered: z.array(z.string()),
  /** By field: the first day that is not too early, and who is not to be chosen, each with its reason. */
  narrowed: z.record(z.string(), NarrowedField),
  draftSavedAt: z.iso.datetime().nullable(),
  known: z.array(z.strictObject({ label: z.string(), value: z.string(), source: z.string() })),
  papers: z.array(z.strictObject({ type: z.string(), title: z.string() })),
})
export type ActForm = z.infer<typeof ActForm>

/** GET /api/openings : what this person may begin a case with, and why not where not. */
export const OpeningOffer = z.strictObject({
  id: z.string(),
  title: z.string(),
  effect: z.string(),
  basis: z.array(CitationView),
  /** The desk it is begun at; null for the plain form. */
  desk: z.enum(['clue']).nullable(),
  /** Begun where the people stand: a phone offers it at the thumb. */
  inField: z.boolean(),
  unmet: z.array(RefusalView),
})
export type OpeningOffer = z.infer<typeof OpeningOffer>
export const Openings = z.strictObject({ openings: z.array(OpeningOffer) })
export type Openings = z.infer<typeof Openings>

/** POST /api/openings/:act. Its form is an ActForm of version 0, its preview a Preview. */
export const OpenCaseBody = z.strictObject({ input: Input })
export type OpenCaseBody = z.infer<typeof OpenCaseBody>

/** POST /api/cases/:caseId/acts/:act */
export const PerformActBody = z.strictObject({
  version: SeenVersion,
  input: Input,
  /** The code or password of whoever signs by this act; asked for where it is missing. */
  confirmation: z.string().max(256).optional(),
  /** Sent with an act that was noted on a device before it could be sent; kept beside the hour of receipt. */
  device: DeviceHourView.optional(),
})
export type PerformActBody = z.infer<typeof PerformActBody>

export const ActDone = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  /** 'proposed' when it waits for an approval. */
  outcome: z.enum(['done', 'proposed']),
  message: z.string(),
})
export type ActDone = z.infer<typeof ActDone>

/** A paper as it would be, drawn page by page. */
const DraftedPaper = z.strictObject({
  type: z.string(),
  role: z.enum(Object.keys(documentRoles) as [DocumentRole, ...DocumentRole[]]),
  title: z.string(),
  pages: z.array(z.string()),
})

/** POST /api/cases/:caseId/acts/:act/preview : the papers as they would be, marked 草稿. */
export const PreviewBody = z.strictObject({ input: Input })
export const Preview = z.strictObject({
  papers: z.array(DraftedPaper),
  problems: z.array(FieldProblemView),
})
export type Preview = z.infer<typeof Preview>

/** PUT /api/cases/:caseId/acts/:act/draft */
export const SaveDraftBody = z.strictObject({
  /** The version of the case the form was opened at; null for what is put down before any form is open. */
  version: SeenVersion.nullable(),
  input: Input,
})
/** `savedAt` is null where the form was done with meanwhile, so that there is nothing left to keep. */
export const DraftSaved = z.strictObject({ savedAt: z.iso.datetime().nullable() })

/** 举报人: sealed apart from the case. */
export const Informant = z.strictObject({ name: z.string().max(50), contact: z.string().max(100) })
export type Informant = z.infer<typeof Informant>

/** POST /api/cases : 登记线索 */
export const RegisterClueBody = z.strictObject({ input: Input, informant: Informant.nullable() })
export type RegisterClueBody = z.infer<typeof RegisterClueBody>

/** POST /api/cases/:caseId/informants seals an Informant anew, for the act that puts it right. */
export const InformantSealed = z.strictObject({ id: z.uuid() })
export type InformantSealed = z.infer<typeof InformantSealed>

/** GET /api/cases/:caseId/informant : recorded as read. `earlier`: what was registered before, oldest first. */
export const InformantView = z.strictObject({
  named: z.boolean(),
  informant: Informant.nullable(),
  earlier: z.array(
    Informant.extend({
      at: z.iso.datetime(),
      by: z.string(),
      /** Why it was put right; null for the first registration. */
      reason: z.string().nullable(),
    }),
  ),
})
export type InformantView = z.infer<typeof InformantView>

/** POST /api/cases/:caseId/approval : 同意并签名 or 退回修改 */
export const AnswerApprovalBody = z.strictObject({
  version: SeenVersion,
  answer: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('agree'),
      opinion: z.string().max(1000),
      /** 动态码, or the password of a person without one; asked where the view says so. */
      confirmation: z.string().max(256).optional(),
    }),
    z.strictObject({
      kind: z.literal('return'),
      category: z.enum(['facts', 'law', 'discretion', 'procedure', 'papers', 'other']),
      reason: z.string().min(1).max(2000),
    }),
  ]),
})
export type AnswerApprovalBody = z.infer<typeof AnswerApprovalBody>

export const returnCategories = {
  facts: '事实证据',
  law: '法律适用',
  discretion: '裁量',
  procedure: '程序',
  papers: '文书',
  other: '其他',
} as const

/** GET /api/cases/:caseId/approval : what the leader is asked, on one screen. */
export const ApprovalView = z.strictObject({
  caseId: z.uuid(),
  version: z.int(),
  caseTitle: z.string(),
  act: ActOffer,
  /** The limit that the act keeps; null where none runs. */
  limit: LimitView.nullable(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  /** What is asked for in one line; null where the title of the act says it. */
  asked: z.string().nullable(),
  /** What was filled in, in words. */
  content: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  known: z.array(z.strictObject({ label: z.string(), value: z.string(), source: z.string() })),
  /** How far 法制审核 of the draft has come, in words; null while there is no draft. */
  review: z
    .strictObject({
      /** Whether the decision may be signed as far as the review is concerned. */
      allows: z.boolean(),
      /** Whether there is an opinion, on this draft or on an earlier one. */
      answered: z.boolean(),
      value: z.string(),
      source: z.string(),
    })
    .nullable(),
  /** Whether a fine is proposed or decided by it, which is shown with its range and its like cases. */
  weighsFine: z.boolean(),
  /** By element of the violation, for an act that weighs the evidence. */
  proofChain: z.array(ProofLinkView),
  differences: z.array(z.string()),
  papers: z.array(DraftedPaper),
  /** Why agreeing is not possible now; empty when it is. */
  unmet: z.array(RefusalView),
  effect: z.string(),
  mine: z.boolean(),
  /** Whether signing asks once more for the 动态码 or the password. */
  confirms: z.boolean(),
})
export type ApprovalView = z.infer<typeof ApprovalView>

export const PersonOption = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  post: z.string(),
  certificate: z.string().nullable(),
  /** Why this person cannot act today, or null. */
  note: z.string().nullable(),
})
export type PersonOption = z.infer<typeof PersonOption>

export const MatterOption = z.strictObject({
  code: z.string(),
  name: z.string(),
  violationBasis: z.string(),
  penaltyBasis: z.string(),
  penaltyText: z.string(),
  mustOrderCorrectionFirst: z.boolean(),
  /** The words of both rules, line by line; empty where they were not seen. */
  violationWords: z.array(z.string()),
  penaltyWords: z.array(z.string()),
  /** Whether a case may rest on it today; `reason` says why not. */
  standing: z.enum(['usable', 'to-confirm', 'unusable']),
  reason: z.string().nullable(),
  /** What is open about the text; empty when nothing is. */
  uncertain: z.string(),
})
export type MatterOption = z.infer<typeof MatterOption>

export const UploadDone = z.strictObject({
  id: z.uuid(),
  sha256: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
  originalName: z.string(),
  pages: z.int().optional(),
})
export type UploadDone = z.infer<typeof UploadDone>

export const SearchHit = z.strictObject({
  kind: z.enum(['act', 'case', 'firm', 'document', 'page']),
  title: z.string(),
  detail: z.string(),
  href: z.string(),
  /** Why it cannot be done now; null when it can. */
  blocked: z.string().nullable(),
})
export type SearchHit = z.infer<typeof SearchHit>
export const SearchResult = z.strictObject({ hits: z.array(SearchHit) })
export type SearchResult = z.infer<typeof SearchResult>
