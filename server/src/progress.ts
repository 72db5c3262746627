/** One line per phase of a start, with its time. */
export type Progress = {
  phase<T>(title: string, work: () => Promise<T>, note?: (result: T) => string): Promise<T>
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

export function consoleProgress(): Progress {
  return {
    async phase(title, work, note) {
      const started = performance.now()
      const result = await work()
      const took = seconds(performance.now() - started).padStart(7)
      console.log(`  ✓ ${took}  ${title}${note ? `（${note(result)}）` : ''}`)
      return result
    },
  }
}

export function secondsSince(started: number): string {
  return seconds(performance.now() - started)
}
