import { documentsOf } from './documents-of.ts'

/** 复议诉讼与监督. */
export const remedyDocuments = documentsOf('remedy', [
  {
    id: 'review_answer',
    title: '行政复议答复书',
    role: 'correspondence',
    seal: 'agency',
    word: '复答',
    fields: ['caseNo', 'facts', 'evidenceList', 'basis', 'receivedAt', 'dueAt: +10工作日'],
    basis: '行政复议法48、70',
    source: 'T',
  },
  {
    id: 'litigation_answer',
    title: '行政诉讼答辩状及证据清单',
    role: 'correspondence',
    seal: 'agency',
    word: '诉答',
    numbered: false,
    fields: ['court', 'caseNo', 'receivedAt', 'dueAt: +15日'],
    basis: '行政诉讼法67',
    source: 'T',
  },
  {
    id: 'supervision_rectify_report',
    title: '行政执法监督整改反馈报告',
    role: 'correspondence',
    seal: null,
    word: '监反',
    internal: true,
    signers: ['agency-head'],
    volume: 'separate',
    fields: ['instrument: 通知书、意见书、决定书', 'no', 'requirement', 'measures', 'feedbackAt'],
    basis: '行政执法监督条例（国令825号）',
    source: 'S:行政执法监督条例报道（新华网2025-12-23）',
  },
])
