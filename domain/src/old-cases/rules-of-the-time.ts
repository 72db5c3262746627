import { penaltyKinds } from '../case/penalty.ts'
import type { ReportedPenalty } from '../reference/penalty-order.ts'
import { articleWords, citationText, cite } from '../shared/citation.ts'
import { yuanText } from '../shared/money.ts'
import { daysBetween, type PlainDate } from '../shared/plain-date.ts'
import type { ImportColumnName } from './import-columns.ts'
import { revisedLawFrom, type ImportedCase } from './imported-case.ts'

/**
 * An error keeps the whole file from being imported. A warning is told and the row is kept as it is written.
 * `unchecked` (未核) says what could not be judged here, so that nobody takes it for checked.
 */
export type FindingLevel = 'error' | 'warning' | 'unchecked'
export const findingLevels: Readonly<Record<FindingLevel, string>> = {
  error: '须改',
  warning: '提醒',
  unchecked: '未核',
}

/** Something about a row; the column is null where it is about the row as a whole. */
export type LineFinding = {
  readonly line: number
  readonly column: ImportColumnName | null
  readonly level: FindingLevel
  readonly message: string
}

/** 行政处罚法 came into force on 1996-10-01; of the rules before it this system knows nothing. */
const firstLawFrom = '1996-10-01' as PlainDate
/** From this day the law asked for a qualification of those who check decisions; its text of that time was not seen. */
const checkersFrom = '2018-01-01' as PlainDate

/** The law as it read before the revision (2009 and 2017 left these articles as they were). */
const oldLaw = (article: number, item?: number) =>
  `当时的行政处罚法${articleWords({ article, ...(item !== undefined && { item }) })}`
const newLaw = (article: number, place: { paragraph?: number; item?: number } = {}) =>
  citationText(cite('行政处罚法', article, place))

/** Kinds that the revision of 2021 was the first to name (第9条); before it, art. 8 had seven items without them. */
const namedSince2021: ReadonlySet<ReportedPenalty> = new Set([
  'criticism',
  'downgrade',
  'restrict-business',
  'close-business',
  'bar-from-trade',
])

/** Kinds that may be given on the spot, under either law. */
const onTheSpot: ReadonlySet<ReportedPenalty> = new Set(['warning', 'fine'])

/** The most that may be fined on the spot, in fen: 第33条 of the old law, 第51条 of the law of today. */
const spotCaps = {
  old: { citizen: 5_000, others: 100_000, basis: oldLaw(33) },
  revised: { citizen: 20_000, others: 300_000, basis: newLaw(51) },
} as const

/** Days from filing to decision (第60条), which no law of before the revision limited. */
const decisionDays = 90

type Finding = Omit<LineFinding, 'line'>

/**
 * What is wrong with an old case by the law of the day on which it was decided. Whatever the file of that time may
 * have got wrong is a warning: it was so, and the row tells it. Only what cannot have been so is an error.
 */
export function problemsOfTheTime(row: ImportedCase): Finding[] {
  if (row.decidedOn < firstLawFrom) {
    return [
      unchecked(`决定日期早于行政处罚法施行（${firstLawFrom}），当时的规则没有录入，没有核对`),
    ]
  }
  return [
    ...kindProblems(row),
    ...spotProblems(row),
    ...reviewProblems(row),
    ...durationProblems(row),
  ]
}

const warning = (column: ImportColumnName, message: string): Finding => ({
  column,
  level: 'warning',
  message,
})
const unchecked = (message: string): Finding => ({ column: null, level: 'unchecked', message })

const isRevised = ({ decidedOn }: Pick<ImportedCase, 'decidedOn'>) => decidedOn >= revisedLawFrom

function kindProblems(row: ImportedCase): Finding[] {
  const { kinds } = row
  if (kinds.includes('detention')) {
    const basis = isRevised(row) ? newLaw(18, { paragraph: 3 }) : oldLaw(16)
    const message = `行政拘留由公安机关决定，不是本机关的处罚（${basis}）`
    return [{ column: 'kinds', level: 'error', message }]
  }
  if (isRevised(row)) return []
  return kinds.flatMap((kind): Finding[] => {
    if (kind === 'detention' || !namedSince2021.has(kind)) return []
    const message = `${row.decidedOn} 决定的，当时法律列举的处罚种类没有“${penaltyKinds[kind]}”（${oldLaw(8)}；${newLaw(9)}自 ${revisedLawFrom} 起才有）。当时有法律、行政法规规定的，填“${penaltyKinds.other}”（${oldLaw(8, 7)}），原来的名称写在备注`
    return [{ column: 'kinds', level: 'error', message }]
  })
}

function spotProblems(row: ImportedCase): Finding[] {
  const { procedure, kinds, fineFen, partyKind } = row
  if (procedure !== 'summary') return []
  const { citizen, others, basis } = isRevised(row) ? spotCaps.revised : spotCaps.old
  const cap = partyKind === 'natural-person' ? citizen : others
  const found: Finding[] = []
  if (kinds.some((kind) => !onTheSpot.has(kind))) {
    found.push(warning('kinds', `当场处罚只有警告和罚款（${basis}），请核对处罚程序`))
  }
  if (fineFen > cap) {
    // A sole trader is a citizen to some and another organisation to others; the higher cap is taken.
    found.push(
      warning('fineFen', `当场罚款超过当时的限额 ${yuanText(cap)} 元（${basis}），请核对处罚程序`),
    )
  }
  return found
}

function reviewProblems(row: ImportedCase): Finding[] {
  const { outcome, procedure, reviewed, hearing, decidedOn } = row
  if (outcome === 'ended' || procedure === 'summary') return []
  if (isRevised(row)) {
    return hearing === true && reviewed === false
      ? [
          warning(
            'reviewed',
            `经过听证的决定应当经法制审核（${newLaw(58, { paragraph: 1, item: 2 })}），表中填的是没有审核`,
          ),
        ]
      : []
  }
  return decidedOn >= checkersFrom && reviewed !== true
    ? [
        unchecked(
          `${checkersFrom} 起、${revisedLawFrom} 前的决定是否应当审核，当时的条文（${oldLaw(38)}）没有录入，没有核对`,
        ),
      ]
    : []
}

function durationProblems({ filedOn, decidedOn, procedure, outcome }: ImportedCase): Finding[] {
  if (filedOn === null || procedure === 'summary' || outcome === 'ended') return []
  if (decidedOn < revisedLawFrom) return []
  const days = daysBetween(filedOn, decidedOn)
  if (days <= decisionDays) return []
  return filedOn < revisedLawFrom
    ? [
        unchecked(
          `立案在 ${revisedLawFrom} 以前、决定在以后，九十日从哪一天起算没有规定可依，没有核对办案期限`,
        ),
      ]
    : [
        warning(
          'decidedOn',
          `立案到决定 ${days} 天，超过九十日（${newLaw(60)}）；法律、法规、规章另有规定的除外`,
        ),
      ]
}
