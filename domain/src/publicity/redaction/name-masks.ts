import { maskName } from './mask.ts'
import { charactersOf } from './folded-text.ts'

/** The mask of each name, by its folded characters. */
export type NameMasks = ReadonlyMap<string, string>

/**
 * 张某 for each name; where two people would be shown alike, 张某1 and 张某2 in the order given, so that
 * one person has one mask in every text of a publication.
 *
 * @param taken names that are shown as they are and must not be mistaken for a mask
 */
export function nameMasks(names: readonly string[], taken: readonly string[] = []): NameMasks {
  const people = new Map<string, string>()
  for (const name of names) {
    const key = charactersOf(name)
    if (!people.has(key)) people.set(key, maskName(name))
  }
  const shown = new Map<string, number>()
  for (const mask of people.values()) shown.set(mask, (shown.get(mask) ?? 0) + 1)
  const numbers = new Map<string, number>()
  const masks = new Map<string, string>()
  for (const [key, mask] of people) {
    if ((shown.get(mask) ?? 0) < 2 && !taken.includes(mask)) {
      masks.set(key, mask)
      continue
    }
    const number = (numbers.get(mask) ?? 0) + 1
    numbers.set(mask, number)
    masks.set(key, `${mask}${number}`)
  }
  return masks
}

/** The mask of a name, also of one that was not among those known. */
export function maskOf(name: string, masks: NameMasks): string {
  return masks.get(charactersOf(name)) ?? maskName(name)
}
