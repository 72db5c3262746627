import type { Instrument, InstrumentVersion } from '../../citation/law-registry.ts'
import { plainDate } from '../../shared/plain-date.ts'

type Row = Omit<Instrument, 'fullTitle' | 'repeal' | 'versions'> & {
  /** National laws and some regulations are headed 中华人民共和国. */
  readonly national?: true
  readonly repeal?: readonly [on: string, by: string, instead: string]
  /** Which text, its first and its last day in force. */
  readonly versions: readonly (readonly [number: string, from: string, to: string | null])[]
}

export function instrument({ title, national, kind, versions, repeal, source }: Row): Instrument {
  return {
    title,
    fullTitle: national ? `中华人民共和国${title}` : title,
    kind,
    versions: versions.map(([number, from, to]): InstrumentVersion => ({
      number,
      validFrom: plainDate(from),
      validTo: to === null ? null : plainDate(to),
    })),
    repeal: repeal ? { on: plainDate(repeal[0]), by: repeal[1], instead: repeal[2] } : null,
    source,
  }
}
