import { forgetForm } from '../../kernel/act.ts'
import {
  bookAct,
  evolveProposal,
  type Book,
  type BookAct,
  type BookAt,
  type BookFile,
  type ProposalEvent,
} from '../../kernel/book.ts'
import type { FieldProblem } from '../../kernel/field-problem.ts'
import * as form from '../../kernel/form.ts'
import type { Recorded } from '../../kernel/recorded.ts'
import { met, unmet } from '../../kernel/requirement.ts'
import { ruleBasis, type InspectionRules } from '../inspection-rules.ts'
import type { Checklist, ChecklistLine, PublishedItems } from '../inspection-item.ts'
import { sameLine } from './merge-checklists.ts'

/** 一表通查清单 of one item: each version is whole, and none is changed. */
export type ChecklistEvent =
  | {
      readonly type: 'ChecklistSet'
      readonly item: string
      readonly lines: readonly ChecklistLine[]
      readonly reason: string | null
    }
  | ProposalEvent

export type ChecklistFile = BookFile & {
  readonly item: string
  /** Every version, the first at place 0. */
  readonly versions: readonly (readonly ChecklistLine[])[]
}

export const noChecklist = (item: string): ChecklistFile => ({
  ...{ version: 0, proposal: null, item, versions: [] },
})

/** The newest version; null where none was made. */
export function checklistIn({ item, versions }: ChecklistFile): Checklist | null {
  const lines = versions.at(-1)
  return lines ? { item, version: versions.length, lines } : null
}

export function evolveChecklist(
  file: ChecklistFile,
  recorded: Recorded<ChecklistEvent>,
): ChecklistFile {
  const { version, event } = recorded
  const now = { ...file, version }
  switch (event.type) {
    case 'ChecklistSet':
      return { ...now, item: event.item, versions: [...file.versions, event.lines] }
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return { ...now, ...evolveProposal(file, recorded, event) }
  }
}

/** What the rules of checklists look at apart from the file. */
export type ChecklistAt = BookAt & {
  readonly rules: InspectionRules
  readonly items: PublishedItems | null
}

type TypedLine = { readonly rule: string; readonly lookAt: string }

/** A line that stays keeps its id, so that results can be compared over versions; a new one gets the next. */
export function numberedLines(
  { item, versions }: ChecklistFile,
  typed: readonly TypedLine[],
): ChecklistLine[] {
  const before = versions.at(-1) ?? []
  const used = versions.flat().map(({ id }) => Number(id.split('-').at(-1)))
  let next = Math.max(0, ...used)
  return typed.map(({ rule, lookAt }) => {
    const known = before.find((line) => sameLine(line, { rule, lookAt }))
    return { id: known?.id ?? `${item}-${++next}`, rule, lookAt }
  })
}

const setChecklist: BookAct<ChecklistFile, ChecklistEvent, ChecklistAt> = forgetForm({
  ...bookAct,
  id: 'set-checklist',
  title: '制定检查清单',
  step: 'checklist',
  by: ['officer', 'department-head', 'legal-reviewer'] as const,
  approvals: ['legal-head'] as const,
  effect: '由法制机构负责人同意后，新登记的检查用新的一版；已经登记的检查用登记时的一版。',
  basis: [],
  form: {
    lines: form.rows({
      label: '检查项',
      columns: {
        rule: form.text({ label: '依据（写到条、款、项）', max: 300, repeats: true }),
        lookAt: form.paragraph({ label: '看什么、怎么看', max: 300 }),
      },
      min: 1,
      max: 60,
    }),
    reason: form.optional(form.paragraph({ label: '修改的理由', max: 300 })),
  },
  requires: [
    {
      id: 'item-published',
      check: ({ item }: ChecklistFile, { items, rules }: ChecklistAt) =>
        items?.items.some(({ code }) => code === item) === true
          ? met
          : unmet('这一事项不在公布的涉企行政检查事项清单里，没有公布的事项不得检查', [
              ruleBasis(rules.itemsPublished),
            ]),
    },
  ],
  defaults: (file: ChecklistFile, { items }: ChecklistAt) => {
    const lines = file.versions.at(-1)
    if (lines) return { lines: lines.map(({ rule, lookAt }) => ({ rule, lookAt })) }
    const item = items?.items.find(({ code }) => code === file.item)
    return item ? { lines: [{ rule: item.basis, lookAt: item.checkPoints }] } : {}
  },
  checks: (file: ChecklistFile, { lines, reason }): FieldProblem[] => [
    ...lines.flatMap((line, i): FieldProblem[] =>
      lines.slice(0, i).some((before) => sameLine(before, line))
        ? [{ field: `lines.${i}.lookAt`, message: '和上面的一行相同' }]
        : [],
    ),
    ...(file.versions.length > 0 && reason === null
      ? [{ field: 'reason', message: '修改已有的清单，请写明理由' }]
      : []),
  ],
  events: (file: ChecklistFile, { lines, reason }): ChecklistEvent[] => [
    { type: 'ChecklistSet', item: file.item, lines: numberedLines(file, lines), reason },
  ],
})

/** 一表通查清单: what is looked at for one item. */
export const checklistBook: Book<ChecklistFile, ChecklistEvent, ChecklistAt> = {
  id: 'checklist',
  title: '一表通查清单',
  always: [],
  acts: () => [setChecklist],
}
