import { documentsOf } from './documents-of.ts'

/** 归档. */
export const archiveDocuments = documentsOf('archive', [
  {
    id: 'file_cover',
    title: '案卷封面',
    internal: true,
    signers: ['archivist'],
    fields: [
      'fonds',
      'year',
      'caseNo',
      'title',
      'filedAt',
      'closedAt',
      'pages',
      'retention',
      'archiveNo',
    ],
    source: 'K',
  },
  {
    id: 'file_index',
    title: '卷内文件目录',
    internal: true,
    signers: ['archivist'],
    fields: ['seq', 'docNo', 'responsible', 'title', 'date', 'page', 'remark'],
    source: 'K',
  },
  {
    id: 'file_backnote',
    title: '卷内备考表',
    internal: true,
    signers: ['filer', 'checker'],
    fields: ['missingOrCorrections', 'pageCount', 'avMedia', 'filedBy', 'checkedBy', 'date'],
    source: 'K',
  },
  {
    id: 'av_description',
    title: '音像记录说明（制作说明）',
    internal: true,
    signers: ['officer'],
    fields: [
      'fileId',
      'device',
      'recorder',
      'startAt',
      'endAt',
      'place',
      'people',
      'content',
      'format',
      'duration',
      'hash',
    ],
    source: 'K',
  },
])
