import type { PlainDate } from '../../shared/plain-date.ts'
import type { Position } from '../distance.ts'

/** A natural person is no object of an inspection. */
export const firmKinds = { organisation: '法人及非法人组织', 'sole-trader': '个体工商户' } as const
export type FirmKind = keyof typeof firmKinds

/** 风险等级. Which firm is of which, the agency says; no text with the criteria was seen. */
export const riskGrades = {
  A: 'A 级（风险低）',
  B: 'B 级（风险一般）',
  C: 'C 级（风险较高）',
  D: 'D 级（风险高）',
} as const
export type RiskGrade = keyof typeof riskGrades

export const firmStatuses = { open: '在业', 'struck-off': '已注销、吊销' } as const
export type FirmStatus = keyof typeof firmStatuses

/** Where what the register says of a firm comes from. */
export const firmSources = {
  import: '表格导入',
  officer: '人工登记',
  case: '案件登记',
  visit: '检查登记',
  licence: '案件所载营业执照',
} as const
export type FirmSource = keyof typeof firmSources

/** What is said of a firm; an empty text and null mean that nobody has said it. */
export type FirmData = {
  readonly name: string
  readonly kind: FirmKind
  /** 法定代表人、负责人, or 经营者. */
  readonly representative: string
  readonly address: string
  readonly position: Position | null
  readonly industry: string
  readonly district: string
  readonly risk: RiskGrade | null
}

/** 检查对象 as the register has it. Every change keeps all of it, so that none has to be added up. */
export type RegisteredFirm = FirmData & {
  /** 统一社会信用代码. */
  readonly code: string
  readonly status: FirmStatus
  /** Why it was struck off, or opened again; empty for a firm of which neither was said. */
  readonly statusReason: string
  /** In the register since. */
  readonly since: PlainDate
}

/** The columns that people read and fill in, in the order of forms and tables. */
export const firmColumns = {
  name: '名称',
  kind: '类型',
  representative: '法定代表人（负责人、经营者）',
  address: '地址',
  position: '位置（纬度,经度）',
  industry: '行业',
  district: '区域',
  risk: '风险等级',
} as const satisfies Record<keyof FirmData, string>
export type FirmColumn = keyof typeof firmColumns

/** 43.166,124.35: how a place is typed and stored. */
export const typedPosition = (position: Position | null): string =>
  position === null ? '' : `${position.latitude},${position.longitude}`

/** What the register says in a column, as people read it. */
export function firmText(firm: FirmData, column: FirmColumn): string {
  switch (column) {
    case 'kind':
      return firmKinds[firm.kind]
    case 'risk':
      return firm.risk ?? ''
    case 'position':
      return typedPosition(firm.position)
    case 'name':
    case 'representative':
    case 'address':
    case 'industry':
    case 'district':
      return firm[column]
  }
}

export type FirmDifference = {
  readonly column: FirmColumn
  readonly before: string
  readonly after: string
}

/** In which columns two states of a firm differ, in the order of forms. */
export function firmDifferences(before: FirmData, after: FirmData): FirmDifference[] {
  return (Object.keys(firmColumns) as FirmColumn[]).flatMap((column) => {
    const [one, other] = [firmText(before, column), firmText(after, column)]
    return one === other ? [] : [{ column, before: one, after: other }]
  })
}
