import type { Bases } from '../shared/basis.ts'
import { cite } from '../shared/citation.ts'
import { chinaDay, type PlainDate } from '../shared/plain-date.ts'
import type { Refusal } from '../shared/refusal.ts'

export const certificateStatuses = { active: '有效', suspended: '暂扣', revoked: '注销' } as const
export type CertificateStatus = keyof typeof certificateStatuses

/** 行政执法证件. */
export type Certificate = {
  readonly number: string
  /** 执法类别, such as 行政处罚; a certificate may name several. */
  readonly categories: readonly string[]
  /** 执法区域, by administrative division code; 220300 covers 220302. */
  readonly region: string
  readonly validFrom: PlainDate
  /** The last day on which it is valid, to its end (24:00 in China). */
  readonly validTo: PlainDate
  readonly status: CertificateStatus
  /**
   * What happened to it, oldest first: issue, suspension (暂扣), restoration, renewal, revocation
   * (注销). Given, they decide what held at an hour; without them, today's status and end do.
   */
  readonly changes?: readonly CertificateChange[]
}

/** The status and the last day that a certificate has from the instant `at` (ISO 8601) on. */
type CertificateChange = {
  readonly at: string
  readonly status: CertificateStatus
  readonly validTo: PlainDate
}

export type CertifiedPerson = {
  readonly personId: string
  readonly name: string
  readonly certificates: readonly Certificate[]
}

/** An act at one instant (ISO 8601), of one category, in one place (division code). */
type EnforcementAct = {
  readonly at: string
  readonly category: string
  readonly region: string
}

/** Entitled, or why not, in the law's words. */
export type Authorised = { readonly met: true } | Unauthorised
type Unauthorised = Refusal & { readonly met: false }

const qualified = cite('行政处罚法', 42)
const shown = cite('行政处罚法', 55)

/** The articles by which officers must be two, qualified, and show their certificates. */
const basesFor = (category: string): Bases =>
  category === '行政强制'
    ? [cite('行政强制法', 17, { paragraph: 3 }), cite('行政强制法', 18, { item: 2 })]
    : [qualified, shown]

export const authorised: Authorised = { met: true }
export const unauthorised = (reason: string, ...basis: Bases): Unauthorised => ({
  met: false,
  reason,
  basis,
})

/** Whether this person may do this act at that hour, and if not, why. */
export function certificateCovers(
  { certificates, name }: CertifiedPerson,
  act: EnforcementAct,
): Authorised {
  const refuse = (reason: string) => unauthorised(reason, ...basesFor(act.category))
  if (certificates.length === 0) return refuse(`${name}没有执法证`)
  const fits = certificates.filter(
    ({ categories, region }) =>
      categories.includes(act.category) && regionCovers(region, act.region),
  )
  if (fits.length === 0) return refuse(`${name}的执法证不含${act.category}，或者不在本执法区域`)
  const states = fits.map((each) => ({ ...each, ...stateAt(each, act.at) }))
  const active = states.filter(({ status }) => status === 'active')
  if (active.length === 0) {
    return refuse(
      states.some(({ status }) => status === 'suspended')
        ? `${name}的执法证已暂扣，恢复后才能执法`
        : `${name}的执法证已注销`,
    )
  }
  const day = chinaDay(act.at)
  return active.some((each) => isWithinTerm(each, day))
    ? authorised
    : refuse(`${name}的执法证${outsideText(active[0], day)}`)
}

/** Whether the day lies between the first and the last day of a certificate, both included. */
export function isWithinTerm(
  { validFrom, validTo }: Pick<Certificate, 'validFrom' | 'validTo'>,
  day: PlainDate,
): boolean {
  return validFrom <= day && day <= validTo
}

function outsideText(certificate: Certificate | undefined, day: PlainDate): string {
  if (!certificate) return '不在有效期内'
  return day < certificate.validFrom
    ? `从 ${certificate.validFrom} 起才有效`
    : `有效期到 ${certificate.validTo}，已经届满`
}

/** 220300 covers 220302 and itself: trailing pairs of zeros name the wider division. */
export function regionCovers(region: string, place: string): boolean {
  return place.startsWith(region.replace(/(?:00){1,3}$/, ''))
}

/** Status and last day as they were at an instant: what is changed later does not undo an act. */
function stateAt(
  { changes, status, validTo }: Certificate,
  at: string,
): { status: CertificateStatus; validTo: PlainDate } {
  if (!changes) return { status, validTo }
  const instant = Date.parse(at)
  const then = changes.findLast((change) => Date.parse(change.at) <= instant)
  // Before its issue a certificate is judged by its first day, which is part of validFrom.
  return then ?? changes[0] ?? { status, validTo }
}

/** 执法人员不得少于两人, each entitled at the hour of the act (处罚法第42条). No procedure is exempt. */
export function twoOfficers(people: readonly CertifiedPerson[], act: EnforcementAct): Authorised {
  const distinct = new Set(people.map(({ personId }) => personId))
  if (distinct.size < 2) {
    const two = act.category === '行政强制' ? cite('行政强制法', 18, { item: 2 }) : qualified
    return unauthorised('执法人员不得少于两人', two)
  }
  return (
    people.map((person) => certificateCovers(person, act)).find(({ met }) => !met) ?? authorised
  )
}
