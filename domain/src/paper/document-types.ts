import { servedPapers } from '../case/case-codes.ts'

/** What is fixed about a kind of paper, whatever the case (requirements 3.1). */
export type DocumentType = {
  readonly title: string
  /** 字 of its number; null for papers without one (笔录、清单、回证). */
  readonly word: string | null
  readonly volume: 'main' | 'secondary'
  /** Bears the agency's seal. */
  readonly sealed: boolean
}

const main = (title: string, word: string | null, sealed = false): DocumentType => ({
  title,
  word,
  volume: 'main',
  sealed,
})
/** 副卷: approvals and opinions of the house; the party does not read them. */
const inner = (title: string, word: string | null): DocumentType => ({
  title,
  word,
  volume: 'secondary',
  sealed: false,
})

/** The papers of 普通程序, by id. */
export const documentTypes = {
  clue_register: inner('线索（案源）登记表', '线登'),
  verification_report: inner('线索核查报告', '核报'),
  case_filing_approval: inner('立案审批表', '立'),
  no_filing_approval: inner('不予立案审批表', '不立'),
  filing_result_notice: main('立案（不予立案）告知书', '立告', true),
  onsite_inspection_record: main('现场检查笔录', null),
  inquiry_record: main('询问（调查）笔录', null),
  evidence_extract: main('证据提取单', null),
  evidence_list: main('证据清单（目录）', null),
  correction_order: main('责令（限期）改正通知书', '责改', true),
  correction_recheck: main('整改复查记录', null),
  service_address_confirm: main('送达地址（电子送达）确认书', null),
  recusal_decision: main('回避决定书', '回避'),
  investigation_report: inner('案件调查终结报告', '终'),
  discretion_statement: inner('裁量说明（裁量基准适用表）', null),
  penalty_advance_notice: main('行政处罚事先告知书', '罚告', true),
  hearing_right_notice: main('行政处罚听证告知书', '听告', true),
  service_receipt: main('送达回证', null),
  statement_defense_record: main('陈述申辩笔录', null),
  statement_review: inner('陈述申辩复核意见书', null),
  waiver_statement: main('放弃陈述申辩、听证声明', null),
  hearing_notice: main('听证通知书', '听通', true),
  hearing_record: main('听证笔录', null),
  legal_review_submission: inner('重大执法决定法制审核送审表', '送审'),
  legal_review_supplement_notice: inner('法制审核补充材料通知', '审补'),
  legal_review_opinion: inner('法制审核意见书', '审意'),
  collective_discussion: inner('重大案件集体讨论记录', null),
  decision_approval: inner('行政处罚决定审批表', '决审'),
  penalty_decision: main('行政处罚决定书', '罚决', true),
  no_penalty_decision: main('不予行政处罚决定书', '不罚', true),
  dismiss_decision: inner('撤销案件审批表', '销'),
  jurisdiction_transfer: main('案件移送函', '移', true),
  criminal_transfer: main('涉嫌犯罪案件移送书', '刑移', true),
  fine_receipt: main('罚没收入票据（存根）', null),
  demand_letter: main('履行（行政决定）催告书', '催', true),
  closing_approval: inner('结案审批表', '结'),
  file_cover: main('案卷封面', null),
  file_index: main('卷内文件目录', null),
  file_backnote: main('卷内备考表', null),
} satisfies Record<string, DocumentType>

export type DocumentTypeId = keyof typeof documentTypes

export function isDocumentType(id: string): id is DocumentTypeId {
  return Object.hasOwn(documentTypes, id)
}

/** @throws Error for a type nobody defined. */
export function getDocumentType(id: string): DocumentType {
  if (!isDocumentType(id)) throw new Error(`no document type ${id}`)
  return documentTypes[id]
}

/** Papers that bear the case's code: what is served to the party, and to nobody else. */
export const isPartyPaper = (type: string): boolean =>
  Object.hasOwn(servedPapers, type) || type === 'hearing_right_notice'
