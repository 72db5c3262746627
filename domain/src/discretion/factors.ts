import { isPlainObject } from '../kernel/field-problem.ts'

/**
 * 裁量因素 in the condition of a tier: a fact of the case that is counted, or one that holds or does not. `from` counts
 * itself (以上), `below` does not (不满), as 民法典 reads both words; one of the two may be left out.
 */
export type TierFactor =
  | {
      readonly fact: string
      readonly unit: string
      readonly from?: number
      readonly below?: number
    }
  | { readonly fact: string; readonly holds: boolean }

/** A circumstance that the benchmark itself weighs within every tier; `article` is its place in the benchmark. */
export type BenchmarkCircumstance = {
  readonly fact: string
  readonly weighs: 'lighter' | 'heavier'
  readonly article: string
}

/** What the investigation found of one factor: how many, or whether it holds. */
export type CaseFactor = {
  readonly fact: string
  readonly amount: number | null
  readonly holds: boolean | null
}

/** 一个档次的适用情形: 3 辆以上、不满 10 辆; 是. */
export function factorText(factor: TierFactor): string {
  if ('holds' in factor) return factor.holds ? '是' : '否'
  const { unit, from, below } = factor
  return [
    ...(from === undefined ? [] : [`${from} ${unit}以上`]),
    ...(below === undefined ? [] : [`不满 ${below} ${unit}`]),
  ].join('、')
}

/** A line of the table as it is typed and printed: 涉及车辆：3 辆以上、不满 10 辆. */
export const factorLine = (factor: TierFactor): string => `${factor.fact}：${factorText(factor)}`

/** As a paper says what was found: 涉及车辆 5 辆. */
export function caseFactorText({ fact, amount, holds }: CaseFactor, unit: string): string {
  if (amount !== null) return `${fact} ${amount} ${unit}`.trim()
  return `${fact}：${holds ? '是' : '否'}`
}

/** Whether the fact found meets the condition; null while nobody has said it. */
export function factorMet(factor: TierFactor, found: readonly CaseFactor[]): boolean | null {
  const known = found.find(({ fact }) => fact === factor.fact)
  if (!known) return null
  if ('holds' in factor) return known.holds === null ? null : known.holds === factor.holds
  if (known.amount === null) return null
  const { from = 0, below = Infinity } = factor
  return known.amount >= from && known.amount < below
}

/** A fact the benchmark asks about: counted in `unit`, or null where it holds or does not. */
export type AskedFact = { readonly fact: string; readonly unit: string | null }

type Factored = { readonly factors?: readonly TierFactor[] }

/** Every fact that the tiers and circumstances of a benchmark ask about, each once, in their order. */
export function askedFacts(
  tiers: readonly Factored[],
  circumstances: readonly BenchmarkCircumstance[] = [],
): AskedFact[] {
  const asked = new Map<string, AskedFact>()
  for (const factor of tiers.flatMap(({ factors = [] }) => factors)) {
    const unit = 'holds' in factor ? null : factor.unit
    if (!asked.has(factor.fact)) asked.set(factor.fact, { fact: factor.fact, unit })
  }
  for (const { fact } of circumstances) {
    if (!asked.has(fact)) asked.set(fact, { fact, unit: null })
  }
  return [...asked.values()]
}

const counted =
  /^(?:(\d{1,9}) ?([^\s\d、，：以]{1,6})以上)?(?:、|，)?(?:不满 ?(\d{1,9}) ?([^\s\d、，：以]{1,6}))?$/

/**
 * Reads one line of a table: “涉及车辆：3 辆以上、不满 10 辆”, “在期限内改正：是”. Null where it cannot be read; the
 * sentence of the refusal says how it is written.
 */
export function readFactor(line: string): TierFactor | null {
  const [fact = '', words = '', ...more] = line.split(/[：:]/).map((each) => each.trim())
  if (fact === '' || fact.length > 40 || words === '' || more.length > 0) return null
  if (words === '是' || words === '否') return { fact, holds: words === '是' }
  const [whole, from, fromUnit, below, belowUnit] = counted.exec(words) ?? []
  if (!whole || (fromUnit ?? belowUnit) !== (belowUnit ?? fromUnit)) return null
  const unit = fromUnit ?? belowUnit ?? ''
  return {
    fact,
    unit,
    ...(from !== undefined && { from: Number(from) }),
    ...(below !== undefined && { below: Number(below) }),
  }
}

/** The lines that cannot be read as a factor, in the words of a refusal. */
export const unreadFactor = (line: string): string =>
  `“${line}”读不出来，请写成“事实：3 张以上、不满 10 张”或者“事实：是”，一行一个`

/** The factors of `text`, a line each; lines that cannot be read are named. */
export function readFactors(text: string): { factors: TierFactor[]; unread: string[] } {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const read = lines.map((line) => ({ line, factor: readFactor(line) }))
  return {
    factors: read.flatMap(({ factor }) => factor ?? []),
    unread: read.flatMap(({ line, factor }) => (factor ? [] : [unreadFactor(line)])),
  }
}

/** Stored rows as what was found; rows of another shape say nothing. */
export function readCaseFactors(rows: unknown): CaseFactor[] {
  return (Array.isArray(rows) ? rows : []).filter(isPlainObject).flatMap((row) => {
    const { fact, amount, holds } = row
    if (typeof fact !== 'string') return []
    return [
      {
        fact,
        amount: typeof amount === 'number' ? amount : null,
        holds: typeof holds === 'boolean' ? holds : null,
      },
    ]
  })
}
