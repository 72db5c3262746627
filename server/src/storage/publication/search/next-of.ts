/** The next values, `most` of them at most. Unlike a loop that is left, it leaves the rest to be taken later. */
export function nextOf<T>(values: Iterator<T, void>, most: number): T[] {
  const taken: T[] = []
  while (taken.length < most) {
    const next = values.next()
    if (next.done) break
    taken.push(next.value)
  }
  return taken
}
