import type { FirmKind, FirmStatus, RiskGrade } from './firm.ts'
import type { Position } from '../distance.ts'

/** What one line of a table says of a firm. An empty text and null leave what the register has. */
export type FirmRow = {
  readonly line: number
  readonly code: string
  readonly name: string
  readonly representative: string
  readonly address: string
  readonly position: Position | null
  readonly industry: string
  readonly district: string
  readonly risk: RiskGrade | null
  readonly status: FirmStatus | null
  /** The words of the table, for a firm that is struck off or opened again. */
  readonly statusReason: string
}

/** What a line would do to the register. */
export const rowStandings = { new: '新增', changed: '变更', same: '相同' } as const
export type RowStanding = keyof typeof rowStandings

/** 92 are the codes of 个体工商户 (GB 32100), so nobody has to say it. */
export const kindOfCode = (code: string): FirmKind =>
  code.startsWith('92') ? 'sole-trader' : 'organisation'
