import type { ChecklistLine, VisitItem } from '../inspection-item.ts'

type Said = Pick<ChecklistLine, 'rule' | 'lookAt'>

/** Blanks and the last full stop mean nothing. */
const plain = (words: string) => words.replaceAll(/\s+/gu, '').replace(/[。；;.]$/u, '')

/** Whether two lines ask the same by the same rule. */
export const sameLine = (a: Said, b: Said): boolean =>
  plain(a.rule) === plain(b.rule) && plain(a.lookAt) === plain(b.lookAt)

/** A line of a visit with the items that ask it. */
type MergedLine = ChecklistLine & { readonly items: readonly string[] }

/**
 * 一表通查: the lines of several items as one list. What two items ask by the same rule is asked once, in the place and
 * with the id of the first, and says which items it answers.
 */
export function mergeChecklists(items: readonly Pick<VisitItem, 'code' | 'lines'>[]): MergedLine[] {
  const merged: MergedLine[] = []
  for (const { code, lines } of items) {
    for (const line of lines) {
      const place = merged.findIndex((each) => sameLine(each, line))
      const known = merged[place]
      if (!known) merged.push({ ...line, items: [code] })
      else if (!known.items.includes(code)) {
        merged[place] = { ...known, items: [...known.items, code] }
      }
    }
  }
  return merged
}

/** The items of one visit, with each line once: with the first item that asks it, which names the others. */
export function askOnce(items: readonly VisitItem[]): VisitItem[] {
  const merged = mergeChecklists(items)
  const nameOf = new Map(items.map(({ code, name }) => [code, name]))
  return items.map((item) => ({
    ...item,
    lines: merged
      .filter(({ items: [first] }) => first === item.code)
      .map(({ items: [, ...others], ...line }) => ({
        ...line,
        ...(others.length > 0 && { also: others.map((code) => nameOf.get(code) ?? code) }),
      })),
  }))
}
