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
  'agency-seal': '机关印章',
  archivist: '档案管理员',
  'bank-or-officers': '代收银行或者执法人员',
  chair: '主持人',
  checker: '检查人',
  'department-head': '承办机构负责人',
  filer: '立卷人',
  'hearing-host': '听证主持人',
  inquiree: '被询问人（每页签字、捺印）',
  inspectee: '被检查人',
  investigators: '调查人员',
  'lead-agency': '牵头机关',
  'legal-head': '法制机构负责人',
  'licence-seal': '行政许可专用章',
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

/** One thing a paper must say. `list`: any number of them; `hint`: what to write, or the choices. */
export type DocumentField = {
  readonly name: string
  readonly hint: string
  readonly list: boolean
  readonly optional: boolean
}

/** A kind of paper (文书), as the catalogue has it, whatever the case. */
export type DocumentType = {
  readonly id: string
  readonly title: string
  /** 字 of its number; null for papers that have none. */
  readonly word: string | null
  /** Takes a 文号 at sealing; records (笔录) only have a place in their case. */
  readonly numbered: boolean
  readonly stage: DocumentStage
  /** Stays inside the agency. */
  readonly internal: boolean
  readonly signers: readonly { readonly role: SignerRole; readonly optional: boolean }[]
  /** Bears the seal of the agency. */
  readonly sealed: boolean
  /** Must be served (送达). */
  readonly served: boolean
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
