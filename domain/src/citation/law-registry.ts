import type { SourceTag } from '../deadline/limit-rule.ts'
import type { PlainDate } from '../shared/plain-date.ts'

type InstrumentKind = '法律' | '行政法规' | '部门规章' | '地方性法规' | '规范性文件'

/** One text of an instrument that was in force from one day to another. */
export type InstrumentVersion = {
  /** 主席令第七十号, 国务院令第485号, 商务部令2012年第6号. */
  readonly number: string
  readonly validFrom: PlainDate
  /** The last day in force; null while it is. */
  readonly validTo: PlainDate | null
}

/** 法律、法规、规章: its title and every version we know. */
export type Instrument = {
  /** As citations use it: 行政处罚法. */
  readonly title: string
  /** As documents print it: 中华人民共和国行政处罚法. */
  readonly fullTitle: string
  readonly kind: InstrumentKind
  /** Oldest first, without gaps. */
  readonly versions: readonly InstrumentVersion[]
  /** How it ended, when it did: by what, and what applies instead. */
  readonly repeal: Repeal | null
  readonly source: SourceTag
}

type Repeal = { readonly on: PlainDate; readonly by: string; readonly instead: string }

export type LawRegistry = ReadonlyMap<string, Instrument>

/** @throws RangeError for two instruments of one title, or versions that overlap or leave a gap. */
export function lawRegistry(instruments: readonly Instrument[]): LawRegistry {
  const registry = new Map<string, Instrument>()
  for (const instrument of instruments) {
    if (registry.has(instrument.title)) throw new RangeError(`twice: ${instrument.title}`)
    for (const [i, { validTo }] of instrument.versions.entries()) {
      const next = instrument.versions[i + 1]
      if (next && (validTo === null || validTo >= next.validFrom)) {
        throw new RangeError(`${instrument.title}: versions overlap at ${next.validFrom}`)
      }
    }
    registry.set(instrument.title, instrument)
  }
  return registry
}
