import { columnsOf } from '../lists/item-columns.ts'
import type { PublicRecord } from '../records/public-record.ts'
import { recordKinds } from '../records/record-kinds.ts'
import { getDisclosureItemType } from '../../reference/disclosure-item-types.ts'
import type { ReportedPaper } from '../../identity-codes/identity-paper.ts'
import { isSoleTraderCode } from '../../identity-codes/uscc.ts'
import { isPlainDate } from '../../shared/plain-date.ts'
import { licenceReportFields } from './licence-report-fields.ts'
import { noEnd, reportDay, type ReportRecord } from './report-field.ts'

/**
 * What the platform is told of a holder and the public is not: a natural person's whole name and papers,
 * who runs a 个体工商户. Empty where nothing has to be said.
 */
export type LicenceParty = {
  readonly name: string
  readonly representative: string
  readonly paper: ReportedPaper | ''
  readonly paperNumber: string
}

type ReportedLicence = {
  readonly record: PublicRecord
  readonly party: LicenceParty | null
  readonly agency: { readonly name: string; readonly uscc: string }
}

/** The 28 fields of one licence, from what is published and what was said beside it. */
export function licenceReport({ record, party, agency }: ReportedLicence): ReportRecord {
  const cell = cellsOf(record)
  const licensedBy = cell('agency')
  const filled: ReportRecord = {
    ...holderOf(record, cell('legalRep'), party),
    XK_XKWS: cell('docName'),
    XK_WSH: cell('decisionNo'),
    XK_XKLB: cell('licenceType'),
    XK_XKZS: cell('certName'),
    XK_XKBH: cell('certNo'),
    XK_NR: cell('content'),
    XK_JDRQ: dayOf(cell('decidedAt')),
    XK_YXQZ: dayOf(cell('validFrom')),
    XK_YXQZI: dayOf(cell('validTo')),
    XK_XKJG: licensedBy,
    // The code of another agency is not known here.
    XK_XKJGDM: licensedBy === agency.name ? agency.uscc : '',
    XK_ZT: stateOf(cell('status')),
    XK_LYDW: agency.name,
    XK_LYDWDM: agency.uscc,
  }
  return Object.fromEntries(licenceReportFields.map(({ code }) => [code, filled[code] ?? '']))
}

function holderOf(
  { party: { kind, name, uscc } }: PublicRecord,
  legalRep: string,
  party: LicenceParty | null,
): ReportRecord {
  const { paper = '', paperNumber = '' } = party ?? {}
  if (kind === 'natural-person') {
    return {
      XK_XDR_MC: party?.name ?? '',
      XK_XDR_LB: '自然人',
      XK_XDR_ZJLX: paper,
      XK_XDR_ZJHM: paperNumber,
    }
  }
  return {
    XK_XDR_MC: name,
    XK_XDR_LB: uscc && isSoleTraderCode(uscc) ? '个体工商户' : '法人及非法人组织',
    XK_XDR_SHXYM: uscc ?? '',
    XK_FRDB: legalRep === '' ? (party?.representative ?? '') : legalRep,
    XK_FR_ZJLX: paper,
    XK_FR_ZJHM: paperNumber,
  }
}

/** A published licence has its columns by their titles. */
function cellsOf({ fields }: PublicRecord): (name: string) => string {
  const texts = new Map(fields.map(({ title, text }) => [title, text]))
  const columns = columnsOf(getDisclosureItemType(recordKinds.licence.item))
  const byName = new Map(columns.map(({ name, title }) => [name, texts.get(title) ?? '']))
  return (name) => byName.get(name) ?? ''
}

/** 长期 is 2099/12/31; what is no day stays as it is, to be found by the check. */
function dayOf(text: string): string {
  if (text === '长期') return noEnd
  return isPlainDate(text) ? reportDay(text) : text
}

const ended = new Set('无效 失效 过期 注销 已注销 撤销 已撤销 撤回 已撤回 吊销 已吊销'.split(' '))

/** 1 valid, 2 not; a word that is neither stays for the check. */
function stateOf(status: string): string {
  if (status === '有效') return '1'
  return ended.has(status) ? '2' : status
}
