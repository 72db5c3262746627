export type Dice = {
  pick<T>(items: readonly T[]): T
  /** Whole number in [from, to]. */
  between(from: number, to: number): number
  chance(share: number): boolean
  /** In [0, 1). */
  share(): number
}

/** Chances that are the same for the same seed. */
export function dice(random: () => number): Dice {
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  return {
    between,
    share: random,
    chance: (share) => random() < share,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
  }
}
