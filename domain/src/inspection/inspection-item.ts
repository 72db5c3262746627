import type { PlainDate } from '../shared/plain-date.ts'

/** One row of 涉企行政检查事项清单, as it is published. */
export type InspectionItem = {
  readonly code: string
  readonly name: string
  readonly basis: string
  readonly checkPoints: string
}

/** The newest published version of the list. */
export type PublishedItems = {
  readonly publishedOn: PlainDate
  readonly items: readonly InspectionItem[]
}

/** One line of a checklist: the rule, and what to look at. */
export type ChecklistLine = {
  readonly id: string
  readonly rule: string
  readonly lookAt: string
}

/** 一表通查清单 of one item. A version never changes; a new one is another. */
export type Checklist = {
  readonly item: string
  readonly version: number
  readonly lines: readonly ChecklistLine[]
}

/** An item as a visit keeps it: with the lines, and their version, that were in force when it began. */
export type VisitItem = {
  readonly code: string
  readonly name: string
  readonly basis: string
  /** Null: no checklist was made for the item, and the points of the published list are looked at. */
  readonly checklist: number | null
  /** What several items of a visit ask by the same rule stands with the first of them (`askOnce`). */
  readonly lines: readonly AskedLine[]
}

/** A line as a visit asks it; `also`: names of the other items that it answers. Since 2026-12. */
export type AskedLine = ChecklistLine & { readonly also?: readonly string[] }

/** What a visit that begins now keeps of an item. */
export function itemOfVisit(item: InspectionItem, checklist: Checklist | null): VisitItem {
  const { code, name, basis, checkPoints } = item
  const points = { id: `${code}-1`, rule: basis, lookAt: checkPoints || name }
  return {
    code,
    name,
    basis,
    checklist: checklist?.version ?? null,
    lines: checklist && checklist.lines.length > 0 ? checklist.lines : [points],
  }
}
