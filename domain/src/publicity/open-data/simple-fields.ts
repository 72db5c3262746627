import { withholdingTitle } from '../notice/withheld.ts'
import type { DataField } from './data-field.ts'

export type WithdrawalRecord = {
  readonly number: string
  readonly agencyName: string
  readonly groundTitle: string | null
  readonly reason: string
  readonly basisNumber: string | null
  readonly withdrawnOn: string
  readonly url: string
}

const withdrawal = '撤回说明（行政处罚法第四十八条第二款）'

export const withdrawalFields: readonly DataField<WithdrawalRecord>[] = [
  {
    code: 'number',
    title: '文号',
    type: 'text',
    meaning: '撤回公示的决定的文号',
    source: withdrawal,
    value: (row) => row.number,
  },
  {
    code: 'agency',
    title: '撤回机关',
    type: 'text',
    meaning: '作出决定并撤回公示的机关',
    source: withdrawal,
    value: (row) => row.agencyName,
  },
  {
    code: 'ground',
    title: '情形',
    type: 'text',
    meaning: '变更、撤销、确认违法、确认无效或者公示有误；为空的只有理由',
    source: withdrawal,
    value: (row) => row.groundTitle,
  },
  {
    code: 'reason',
    title: '理由',
    type: 'text',
    meaning: '撤回的理由',
    source: withdrawal,
    value: (row) => row.reason,
  },
  {
    code: 'basis_number',
    title: '依据文书',
    type: 'text',
    meaning: '复议决定、判决等的文号',
    source: withdrawal,
    value: (row) => row.basisNumber,
  },
  {
    code: 'withdrawn_on',
    title: '撤回日期',
    type: 'date',
    meaning: '撤回公示的日期',
    source: withdrawal,
    value: (row) => row.withdrawnOn,
  },
  {
    code: 'url',
    title: '网址',
    type: 'text',
    meaning: '说明撤回的网页',
    source: '公示系统',
    value: (row) => row.url,
  },
]

export type WithheldRecord = {
  readonly publicId: string
  /** A key of withholdingGrounds. */
  readonly ground: string
  readonly agencyName: string
  readonly decidedIn: string
  readonly because: string
  readonly publishedOn: string
}

const withheld = '不予公开条目（政府信息公开条例第十四至十六条）'

export const withheldFields: readonly DataField<WithheldRecord>[] = [
  {
    code: 'agency',
    title: '作出机关',
    type: 'text',
    meaning: '作出决定的机关',
    source: withheld,
    value: (row) => row.agencyName,
  },
  {
    code: 'decided_in',
    title: '决定月份',
    type: 'text',
    meaning: '作出决定的年月（YYYY-MM），不公开到日',
    source: withheld,
    value: (row) => row.decidedIn,
  },
  {
    code: 'ground',
    title: '理由',
    type: 'text',
    meaning: '不予公开的理由，条文规定的情形之一',
    source: withheld,
    value: (row) => withholdingTitle(row.ground),
  },
  {
    code: 'because',
    title: '依据',
    type: 'text',
    meaning: '依据哪一条不予公开',
    source: withheld,
    value: (row) => row.because,
  },
  {
    code: 'published_on',
    title: '公示日期',
    type: 'date',
    meaning: '列出本条目的日期',
    source: '公示系统',
    value: (row) => row.publishedOn,
  },
]
