/** Does it once, and prints how long it took. */
export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const done = await work()
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return done
}

/** Does it thirty times after three, and prints what half and nearly all of them took. */
export async function several(what: string, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 3; i++) await work()
  const taken: number[] = []
  for (let i = 0; i < 30; i++) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => (taken[Math.floor(29 * share)] ?? 0).toFixed(1)
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}
