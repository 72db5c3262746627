import type { PlainDate } from '../../shared/plain-date.ts'
import type { VisitWay } from '../visit-codes.ts'
import type { RiskGrade } from '../register/firm.ts'
import type { PlanContent } from './plan-content.ts'

/** A firm that may be drawn. */
export type DrawCandidate = {
  readonly code: string
  readonly name: string
  readonly risk: RiskGrade | null
  /** Visits of the year that were made or are planned, by every department. */
  readonly taken: number
  /** An open task of another plan whose days overlap with those of this one; null for none. */
  readonly overlaps: string | null
}

/** A place in the lot: the same for the same key, and foreseen by nobody before the seed is known. */
export type Lot = (key: string) => string

/** One visit that a plan asks for, as it was made. */
export type DrawnTask = {
  /** 四商检计〔2026〕1号-0001. */
  readonly number: string
  readonly place: number
  readonly code: string
  readonly name: string
  readonly items: readonly string[]
  readonly way: VisitWay
  readonly from: PlainDate
  readonly until: PlainDate
  readonly department: string
  readonly officers: readonly string[]
  readonly overlaps: string | null
}

/** The highest risk first; a firm without a grade comes after every grade. */
const riskOrder: Readonly<Record<RiskGrade, number>> = { D: 0, C: 1, B: 2, A: 3 }
const orderOf = ({ risk }: DrawCandidate) => (risk === null ? 4 : riskOrder[risk])

/**
 * Draws the firms of a plan. Whoever's year is full is left out and counted, never drawn. A number takes the highest
 * risk first and lets the lot decide within a grade; a share of the whole range is taken by the lot alone, rounded up.
 *
 * @param candidates open firms of the range, in any order: the result does not depend on it.
 * @param cap visits a year; `taken` counts towards it.
 */
export function drawFirms(
  candidates: readonly DrawCandidate[],
  { take, number, ratio }: Pick<PlanContent, 'take' | 'number' | 'ratio'>,
  cap: number,
  lot: Lot,
): { readonly drawn: readonly DrawCandidate[]; readonly capped: readonly DrawCandidate[] } {
  const capped = candidates.filter(({ taken }) => taken >= cap)
  const places = new Map(candidates.map(({ code }) => [code, lot(code)]))
  const byLot = (a: DrawCandidate, b: DrawCandidate) =>
    (places.get(a.code) ?? '') < (places.get(b.code) ?? '') ? -1 : 1
  const free = candidates.filter(({ taken }) => taken < cap).toSorted(byLot)
  switch (take) {
    case 'all':
      return { drawn: free.toSorted((a, b) => (a.code < b.code ? -1 : 1)), capped }
    case 'number':
      return {
        drawn: free.toSorted((a, b) => orderOf(a) - orderOf(b)).slice(0, number ?? 0),
        capped,
      }
    case 'ratio':
      return {
        drawn: free.slice(0, Math.ceil((candidates.length * (ratio ?? 0)) / 100)),
        capped,
      }
  }
}

/** 双随机: two officers for a firm, by the lot of the firm. */
export const drawOfficers = (officers: readonly string[], firm: string, lot: Lot): string[] =>
  officers
    .map((officer) => ({ officer, place: lot(`${firm} ${officer}`) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, 2)
    .map(({ officer }) => officer)

/** The tasks of firms that were drawn: one visit each, with every item of the plan. */
export function tasksOf(
  drawn: readonly DrawCandidate[],
  {
    number,
    content,
    officers,
    lot,
    after,
  }: {
    readonly number: string
    readonly content: PlanContent
    /** Who may be drawn; nobody where the plan draws no officers. */
    readonly officers: readonly string[]
    readonly lot: Lot
    /** How many tasks of this plan there are already. */
    readonly after: number
  },
): DrawnTask[] {
  const items = content.items.map(({ code }) => code)
  return drawn.map(({ code, name, overlaps }, i) => {
    const place = after + i + 1
    return {
      number: `${number}-${String(place).padStart(4, '0')}`,
      ...{ place, code, name, items, overlaps },
      ...{ way: content.way, from: content.from, until: content.until },
      department: content.lead.id,
      officers: content.drawOfficers ? drawOfficers(officers, code, lot) : [],
    }
  })
}

/** What a digest of the tasks is taken of: a line each, in their order. Migration 0433 says the same in SQL. */
export const taskLines = (tasks: readonly DrawnTask[]): string =>
  tasks
    .map(({ place, number, code, name, items, way, from, until, department, officers, overlaps }) =>
      [
        ...[place, number, code, name, items.join(','), way, from, until, department],
        ...[officers.join(','), overlaps ?? ''],
      ].join('\t'),
    )
    .join('\n')
