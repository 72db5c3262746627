import { documentsOf } from './documents-of.ts'

/** 送达. */
export const serviceDocuments = documentsOf('service', [
  {
    id: 'service_receipt',
    title: '送达回证',
    role: 'record',
    word: '送',
    numbered: false,
    signers: ['recipient', 'officer', 'officer', 'witness?'],
    recorded: true,
    fields: [
      'docTitle',
      'docNo',
      'recipient',
      'method',
      'place',
      'sentAt',
      'signedAt',
      'refusalNote',
      'proxyRelation',
    ],
    basis: '行政处罚法61；民诉法',
    source: 'T',
  },
  {
    id: 'service_address_confirm',
    title: '送达地址（电子送达）确认书',
    role: 'submission',
    word: '址',
    numbered: false,
    signers: ['party'],
    fields: ['address', 'phone', 'emailOrFax', 'electronicConsent: 是、否', 'signedAt'],
    basis: '行政处罚法61第2款',
    source: 'T',
  },
  {
    id: 'service_announcement',
    title: '公告送达公告',
    role: 'announcement',
    word: '公送',
    signers: ['agency-seal'],
    disclosure: 'in',
    fields: ['docTitle', 'content', 'publishedAt', 'effectiveAt: +30日'],
    basis: '民诉法95（30日）',
    source: 'K',
  },
])
