import type { SourceTag } from '../deadline/limit-rule.ts'
import { getLimit, limitIds } from '../deadline/limits.ts'
import { limitWords } from '../deadline/limit-words.ts'
import { disclosureItemTypes } from '../reference/disclosure-item-types.ts'
import { laws } from '../reference/laws.ts'
import { articleWords, citationText, type Citation } from '../shared/citation.ts'
import { addDays, type PlainDate } from '../shared/plain-date.ts'
import { proposedDisclosureRules } from './disclosure-rules.ts'
import {
  creditClasses,
  creditRules,
  monthsText,
  type CreditClass,
} from './notice/display-period.ts'
import { secretKinds } from './redaction/grounds.ts'
import { withholdingGrounds } from './notice/withheld.ts'

/** What a rule of publicity is about. */
export const ruleParts = {
  scope: '公示的内容、审核人和期限',
  limit: '办理时限',
  period: '公示期限',
  redaction: '隐去的内容',
  withholding: '整件不公开的情形',
} as const
export type RulePart = keyof typeof ruleParts

/** One rule of publicity, in the words a reader gets, with the days on which it holds. */
export type PublicityRule = {
  readonly part: RulePart
  readonly subject: string
  /** For a 公示条目 its 内容; for other parts the rule itself. */
  readonly rule: string
  /** The next four (时限, 程序, 方式, 期限) are only set for the part `scope`. */
  readonly within: string | null
  readonly procedure: string | null
  readonly channels: string | null
  readonly shownFor: string | null
  /** The first day on which the rule holds; null where the source names none. */
  readonly from: PlainDate | null
  readonly until: PlainDate | null
  readonly basis: string
  /** Neither read in the source itself nor confirmed by the agency yet. */
  readonly unconfirmed: boolean
}

/**
 * 公示的范围、内容、方式、时限、程序、期限: what the deciding code uses, written out. Nothing here is a
 * second copy: every line is made from the definition that decides.
 */
export function publicityRules(): readonly PublicityRule[] {
  return [...scopeRules(), ...limitRules(), ...periodRules(), ...redactionRules(), ...withholding()]
}

/** The rules that hold on a day. A rule whose first day is not known is taken to hold. */
export function publicityRulesOn(day: PlainDate): readonly PublicityRule[] {
  return publicityRules().filter(
    ({ from, until }) => (from === null || from <= day) && (until === null || until >= day),
  )
}

const bare = {
  within: null,
  procedure: null,
  channels: null,
  shownFor: null,
  from: null,
  until: null,
} as const

function scopeRules(): PublicityRule[] {
  return disclosureItemTypes.map((type) => ({
    ...bare,
    part: 'scope',
    subject: type.title,
    rule: type.columns.map(({ title }) => title).join('、'),
    within: type.within,
    procedure: type.chain.join('→'),
    channels: type.channels.join('、'),
    shownFor: type.shownFor,
    ...sourceOf(type.source),
  }))
}

/** What binds the agency; what is left are lists other places have published. */
const binding = /四平|国办发|118号|司法部|行政处罚法|信息公开条例|48条/
const elsewhere = '参照其他地方公布的同类清单，本机关可以另定'

/**
 * `S:四平市商务局三项制度工作方案；K:118号`: the tag of each source says how sure it is. Other places
 * are examples, not a basis, and are not named as one.
 */
function sourceOf(source: string): Pick<PublicityRule, 'basis' | 'unconfirmed'> {
  if (source === 'T') return { basis: '', unconfirmed: false }
  const parts = source
    .split(/[；;]/)
    .map((part) => part.trim())
    .filter((part) => binding.test(part))
  if (parts.length === 0) return { basis: elsewhere, unconfirmed: true }
  const tags = parts.map((part) => /^(K\??|S|T)(?::|$)/.exec(part)?.[1])
  const words = parts.map((part) =>
    part
      .replace(/^(K\??|S|T)(:|$)|（K）|^字段K$/g, '')
      .replace(/^118号$/, '国办发〔2018〕118号')
      .replace(/^信息公开条例/, '政府信息公开条例')
      .replace(/^48条$/, '行政处罚法48')
      .replace(
        /^(行政处罚法|政府信息公开条例)(\d+)$/,
        (_, law: string, article: string) => `${law}${articleWords({ article: Number(article) })}`,
      ),
  )
  return {
    basis: words.filter((word) => word !== '').join('；'),
    unconfirmed: !tags.some((tag) => tag === 'T' || tag === 'S'),
  }
}

function limitRules(): PublicityRule[] {
  const ids = limitIds.filter((id) => getLimit(id).area === '公示')
  return ids.map((id) => {
    const { action, basis, source, citations } = getLimit(id)
    return {
      ...bare,
      part: 'limit',
      subject: action,
      rule: limitWords(id),
      basis,
      unconfirmed: isUnconfirmed(source),
      ...termOf(citations),
    }
  })
}

function periodRules(): PublicityRule[] {
  const classes = Object.keys(creditClasses) as CreditClass[]
  const dated = creditRules.flatMap(({ from, basis, months }, i) =>
    classes.map((each) => ({
      ...bare,
      part: 'period' as const,
      subject: `${creditClasses[each]}失信信息（行政处罚决定）`,
      rule: periodWords(months[each]),
      from,
      until: lastDayBefore(creditRules[i - 1]),
      basis,
      unconfirmed: false,
    })),
  )
  const { smallFineMonths, noPenaltyMonths, sources } = proposedDisclosureRules
  const own = [
    ['低于“较大数额”的罚款（普通程序）', smallFineMonths, sources['smallFineMonths']],
    ['不予行政处罚决定', noPenaltyMonths, sources['noPenaltyMonths']],
  ] as const
  return [
    ...dated,
    ...own.map(([subject, months, basis = '']) => ({
      ...bare,
      part: 'period' as const,
      subject,
      rule: `自决定作出之日起公示${monthsText(months)}`,
      basis,
      unconfirmed: true,
    })),
  ]
}

/** A rule ends the day before the next newer one begins. */
function lastDayBefore(newer: { from: PlainDate } | undefined): PlainDate | null {
  return newer ? addDays(newer.from, -1) : null
}

function periodWords({ least, most }: { least: number | null; most: number }): string {
  const longest = `自决定作出之日起最长公示${monthsText(most)}`
  return least === null
    ? `${longest}，可以随时申请信用修复`
    : `${longest}，满${monthsText(least)}可以申请信用修复`
}

function redactionRules(): PublicityRule[] {
  return Object.values(secretKinds).map(({ title, grounds }) => ({
    ...bare,
    part: 'redaction',
    subject: title,
    rule: '公示时隐去，写明依据',
    basis: grounds.map(citationText).join('、'),
    unconfirmed: false,
    ...termOf(grounds),
  }))
}

function withholding(): PublicityRule[] {
  return Object.values(withholdingGrounds).map(({ title, because }) => ({
    ...bare,
    part: 'withholding',
    subject: title,
    rule: '经机关负责人批准，只公开机关、月份和依据的条文',
    basis: citationText(because),
    unconfirmed: false,
    ...termOf([because]),
  }))
}

/** The days of the law's version in force; of several laws the youngest. */
function termOf(citations: readonly Citation[]): Pick<PublicityRule, 'from' | 'until'> {
  const known = citations.flatMap(({ instrument }) => laws.get(instrument)?.versions.at(-1) ?? [])
  const [youngest] = known.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return { from: youngest?.validFrom ?? null, until: youngest?.validTo ?? null }
}

const isUnconfirmed = (source: SourceTag) => source === 'K' || source === 'K?'
