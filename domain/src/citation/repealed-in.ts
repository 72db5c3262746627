import type { PlainDate } from '../shared/plain-date.ts'
import { citationStatus } from './citation-status.ts'
import type { LawRegistry } from './law-registry.ts'

/**
 * Why a document of that day may not contain a text: one sentence for each instrument it names that
 * was repealed, with or without 《》.
 */
export function repealedIn(text: string, day: PlainDate, registry: LawRegistry): string[] {
  return [...registry.values()].flatMap((instrument) => {
    if (instrument.repeal === null || !text.includes(instrument.title)) return []
    const found = citationStatus({ instrument: instrument.title }, day, registry)
    return found.status === 'repealed' ? [found.reason] : []
  })
}
