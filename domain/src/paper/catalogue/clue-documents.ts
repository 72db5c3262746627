import { documentsOf } from './documents-of.ts'

/** 线索. */
export const clueDocuments = documentsOf('clue', [
  {
    id: 'clue_register',
    title: '线索（案源）登记表',
    word: '线登',
    internal: true,
    signers: ['registrar', 'department-head'],
    volume: 'secondary',
    fields: [
      'clueNo',
      'source: 检查、投诉、举报、移送、交办、监测、其他',
      'receivedAt',
      'informant: 可匿名',
      'informantContact',
      'respondent',
      'summary',
      'attachments',
      'preliminaryOpinion',
      'disposition: 核查、不予受理、移送、转办',
    ],
    source: 'K',
    note: '举报人信息单独加密，不得进入正卷',
  },
  {
    id: 'complaint_accept_notice',
    title: '投诉受理（不予受理）告知书',
    word: '诉告',
    signers: ['agency-seal'],
    served: true,
    fields: ['complainant', 'respondent', 'matter', 'decision', 'reason', 'decidedAt'],
    basis: '商务领域无专门规章；参照市监投诉举报办法第14条',
    source: 'T',
  },
  {
    id: 'verification_report',
    title: '线索核查报告',
    word: '核报',
    internal: true,
    signers: ['officer', 'officer', 'department-head'],
    volume: 'secondary',
    fields: [
      'clueNo',
      'verifiedFacts',
      'evidenceList',
      'suggestion: 立案、不予立案、移送、责令改正',
      'verifiedAt',
    ],
    source: 'K',
  },
])
