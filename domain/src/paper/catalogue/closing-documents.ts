import { documentsOf } from './documents-of.ts'

/** 结案. */
export const closingDocuments = documentsOf('closing', [
  {
    id: 'closing_approval',
    title: '结案审批表',
    role: 'internal',
    seal: null,
    word: '结',
    internal: true,
    signers: ['officer', 'officer', 'department-head', 'agency-head'],
    volume: 'secondary',
    fields: ['decisionSummary', 'executionStatus', 'closeReason', 'closedAt'],
    source: 'K',
  },
])
