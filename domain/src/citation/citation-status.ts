import { basesOf } from '../shared/basis.ts'
import { cite, type Citation } from '../shared/citation.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Refusal } from '../shared/refusal.ts'
import type { Instrument, InstrumentVersion, LawRegistry } from './law-registry.ts'

/** Whether a citation may be used on a day. Only `in-force` may; `reason` says why the rest may not. */
type CitationStatus =
  | {
      readonly status: 'in-force'
      readonly instrument: Instrument
      readonly version: InstrumentVersion
    }
  | { readonly status: 'not-yet' | 'repealed' | 'unknown'; readonly reason: string }

/** Looks the instrument up as it stood on `day` (invariant 10). */
export function citationStatus(
  { instrument: title }: Pick<Citation, 'instrument'>,
  day: PlainDate,
  registry: LawRegistry,
): CitationStatus {
  const instrument = registry.get(title)
  if (!instrument) {
    return { status: 'unknown', reason: `法规库里没有《${title}》，核对原文并登记后可以引用` }
  }
  const version = versionOn(instrument, day)
  if (version) return { status: 'in-force', instrument, version }
  const { repeal, versions } = instrument
  if (repeal && day >= repeal.on) {
    const reason = `《${instrument.fullTitle}》（${versions.at(-1)?.number ?? ''}）已于 ${repeal.on} 废止（${repeal.by}），不得引用；${repeal.instead}`
    return { status: 'repealed', reason }
  }
  const from = versions.find(({ validFrom }) => validFrom > day)?.validFrom
  return from === undefined
    ? { status: 'unknown', reason: `法规库里没有《${title}》在 ${day} 的文本` }
    : { status: 'not-yet', reason: `《${instrument.fullTitle}》${from} 起施行，${day} 尚未生效` }
}

/** Refuses when any of these may not be cited on that day, naming every one. */
export function checkCitations(
  citations: readonly Citation[],
  day: PlainDate,
  registry: LawRegistry,
): Outcome<readonly Citation[], Refusal> {
  const wrong = citations.flatMap((each) => {
    const found = citationStatus(each, day, registry)
    return found.status === 'in-force' ? [] : [{ each, reason: found.reason }]
  })
  if (wrong.length === 0) return accept(citations)
  return refuse({
    reason: [...new Set(wrong.map(({ reason }) => reason))].join('；'),
    basis: basesOf(
      wrong.map(({ each }) => each),
      cite('行政处罚法', 38),
    ),
  })
}

/** What was in force when the act was done and when it is decided, and which of the two applies. */
type VersionChoice = {
  readonly version: InstrumentVersion
  readonly why: string
  readonly basis: Citation
}

/**
 * 从旧兼从轻 (处罚法第37条): the text in force at the time of the act, unless a later text in force at
 * the decision punishes less or no longer regards the act as unlawful.
 *
 * @param newIsLighter the officer's comparison; null while it has not been made.
 */
export function chooseVersion(
  instrument: Instrument,
  { actOn, decidedOn }: { actOn: PlainDate; decidedOn: PlainDate },
  newIsLighter: boolean | null,
): Outcome<VersionChoice, Refusal> {
  const basis = cite('行政处罚法', 37)
  const old = versionOn(instrument, actOn)
  const current = versionOn(instrument, decidedOn)
  if (!old) {
    return refuse({
      reason: `行为发生时《${instrument.fullTitle}》没有施行，不能适用`,
      basis: [basis],
    })
  }
  if (old === current) return accept({ version: old, why: '行为时与决定时是同一文本', basis })
  if (newIsLighter === null) {
    const reason = `《${instrument.fullTitle}》在行为后已修改或者废止，须比较新旧规定的轻重`
    return refuse({ reason, basis: [basis] })
  }
  if (!newIsLighter) return accept({ version: old, why: '适用行为发生时的规定（从旧）', basis })
  return current
    ? accept({
        version: current,
        why: '新的规定处罚较轻或者不认为是违法，适用新的规定（从轻）',
        basis,
      })
    : refuse({ reason: '规定已经废止，新的规定不认为是违法，不予处罚', basis: [basis] })
}

function versionOn(instrument: Instrument, day: PlainDate): InstrumentVersion | null {
  return (
    instrument.versions.find(
      ({ validFrom, validTo }) => day >= validFrom && (validTo === null || day <= validTo),
    ) ?? null
  )
}
