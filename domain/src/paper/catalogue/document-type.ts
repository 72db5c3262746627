import type { LimitId } from '../../deadline/limits.ts'

/** Where in the work a paper belongs, in the order of the file. */
export const documentStages = {
  clue: '线索',
  inspection: '行政检查',
  correction: '责令改正',
  filing: '立案',
  investigation: '调查取证',
  coercion: '行政强制措施',
  review: '审核',
  notice: '告知',
  hearing: '听证',
  decision: '决定',
  service: '送达',
  execution: '执行',
  closing: '结案',
  archive: '归档',
  licence: '行政许可',
  remedy: '复议诉讼与监督',
} as const

export type DocumentStage = keyof typeof documentStages

export const signerRoles = {
  'agency-head': '机关负责人',
  'agency-principal': '机关正职负责人',
  archivist: '档案管理员',
  'bank-or-officers': '代收银行或者执法人员',
  chair: '主持人',
  checker: '检查人',
  counsel: '法律顾问、公职律师',
  'department-head': '承办机构负责人',
  filer: '立卷人',
  'hearing-host': '听证主持人',
  inquiree: '被询问人（每页签字、捺印）',
  inspectee: '被检查人',
  investigators: '调查人员',
  'lead-agency': '牵头机关',
  'legal-head': '法制机构负责人',
  members: '参加人员',
  officer: '执法人员',
  operator: '操作人',
  party: '当事人',
  'party-or-agent': '当事人或者代理人',
  'party-or-witness': '当事人或者见证人',
  provider: '提供人',
  recipient: '受送达人',
  recorder: '记录人',
  registrar: '登记人',
  reviewer: '审核人员',
  supervisor: '监督人',
  surveyor: '勘验人',
  'task-force': '专案组（两人以上）',
  witness: '见证人',
} as const

export type SignerRole = keyof typeof signerRoles

/**
 * 印章. A decision bears the seal of the agency that made it (处罚法第59条第2款, 强制法第24条, 许可法第39条); a notice of
 * its procedure may bear 执法文书专用章; 受理和补正 bear the seal kept for licences (许可法第32条第2款).
 */
export const sealKinds = {
  agency: '机关印章',
  papers: '执法文书专用章',
  licence: '行政许可专用章',
} as const

export type SealKind = keyof typeof sealKinds

/**
 * Signers whose signature no act of the program takes: those from outside the agency and the members of a discussion.
 * A paper that one of them has to sign is printed, signed by hand by all its signers, and
 * comes back into the file as its signed version (民事诉讼法第87条, 处罚法第55条).
 */
export const handSigning: ReadonlySet<SignerRole> = new Set([
  'members',
  'inquiree',
  'inspectee',
  'party',
  'party-or-agent',
  'party-or-witness',
  'provider',
  'recipient',
  'witness',
])

/** What a paper does. Code that must tell decisions from notices asks this and never the spelling of an id. */
export const documentRoles = {
  decision: '终局决定',
  amendment: '更正、撤销决定',
  order: '程序中的决定和命令',
  notice: '告知、通知、催告',
  announcement: '公告',
  record: '笔录、清单、凭证',
  submission: '当事人提交的文书',
  correspondence: '与其他机关往来的文书',
  internal: '内部审批和意见',
} as const

export type DocumentRole = keyof typeof documentRoles

/** To whom a paper is served. */
export const recipients = {
  party: '当事人',
  applicant: '许可申请人',
  inspectee: '被检查人',
  inquiree: '被询问人',
  informant: '投诉人、举报人',
  'recusal-applicant': '回避申请人',
  agency: '受移送机关',
  police: '公安机关',
} as const

export type Recipient = keyof typeof recipients

/** What proves that a paper reached whom it is for. */
export const serviceProofs = {
  /** 登记送达 with its 送达回证 (民事诉讼法第87条); the part that makes the paper says what follows. */
  receipt: '送达回证',
  /** Handed over in the act that says who took it: signed for on the paper itself (处罚法第52条, 强制法第18条), or at the door. */
  'own-signature': '文书上的签收',
  /** It is part of another paper's service. */
  'other-paper': '随另一份文书送达',
  /** No act registers its service yet. */
  'not-kept': '没有登记',
} as const

export type ServiceProof = keyof typeof serviceProofs

/** 送达: to whom, within which limit (null where the law sets none), and by what it is proved. */
export type ServiceDuty = {
  readonly to: Recipient
  /** `at-once`: handed over on the spot (处罚法第52条, 强制法第24条). */
  readonly within: LimitId | 'at-once' | null
  readonly proof: ServiceProof
}

/** One thing a paper must say. `list`: any number of them; `hint`: what to write, or the choices. */
export type DocumentField = {
  readonly name: string
  readonly hint: string
  readonly list: boolean
  readonly optional: boolean
}

/** A kind of paper (文书), as the catalogue has it, whatever the case. */
export type DocumentType<Id extends string = string> = {
  readonly id: Id
  /** As printed at the head of the paper. */
  readonly title: string
  /** As the published list of papers names it, where that says more than the title. */
  readonly listedAs: string
  readonly role: DocumentRole
  /** 案号: a case is known by the number of this paper. */
  readonly namesCase: boolean
  /** 字 in the catalogue; records (笔录) have one too, though they take no number. */
  readonly word: string | null
  /** 字 of the 文号 that the paper takes at sealing; null for papers that take none. */
  readonly numberWord: string | null
  readonly stage: DocumentStage
  /** Stays inside the agency. */
  readonly internal: boolean
  readonly signers: readonly { readonly role: SignerRole; readonly optional: boolean }[]
  /** Printed with room for what is found at the door, and written with the own hand: read on no screen before it is full. */
  readonly filledByHand: boolean
  /** Which seal it bears; null: none. */
  readonly seal: SealKind | null
  /** Null: need not be served. */
  readonly service: ServiceDuty | null
  /** Its making must be recorded (音像记录). */
  readonly recorded: boolean
  /** When the public sees it: before, during or after the act, or its withdrawal. */
  readonly disclosure: 'none' | 'pre' | 'in' | 'post' | 'withdraw'
  /** 正卷, 副卷, or a file of its own (独立). */
  readonly volume: 'main' | 'secondary' | 'separate'
  readonly fields: readonly DocumentField[]
  readonly basis: string
  readonly source: string
  readonly note: string
}
