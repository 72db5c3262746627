import type { Exhibit } from './events.ts'

/** 证据 1, 证据 2 for what the file held; 当庭 1, 当庭 2 for what was handed in at the hearing. */
export function exhibitNumbers(exhibits: readonly Pick<Exhibit, 'origin'>[]): string[] {
  const counted = { file: 0, table: 0 }
  return exhibits.map(({ origin }) => {
    counted[origin] += 1
    return `${origin === 'file' ? '证据' : '当庭'} ${counted[origin]}`
  })
}
