import type { DisclosureItemType } from './disclosure-item.ts'
import { inItems } from './disclosure-items/in-items.ts'
import { postItems } from './disclosure-items/post-items.ts'
import { preItems } from './disclosure-items/pre-items.ts'
import { preRuleItems } from './disclosure-items/pre-rule-items.ts'

/** 公示条目: 24 before, 6 during and 10 after the act. */
export const disclosureItemTypes: readonly DisclosureItemType[] = [
  ...preItems,
  ...preRuleItems,
  ...inItems,
  ...postItems,
]

const byId = new Map(disclosureItemTypes.map((each) => [each.id, each]))

/** @throws RangeError for an item that is not in the list. */
export function getDisclosureItemType(id: string): DisclosureItemType {
  const found = byId.get(id)
  if (!found) throw new RangeError(`no disclosure item ${id}`)
  return found
}
