import { cite } from '../shared/citation.ts'
import { chinaDay, type PlainDate } from '../shared/plain-date.ts'

/** 行政执法证件. */
export type Certificate = {
  readonly number: string
  /** 执法类别, such as 行政处罚; a certificate may name several. */
  readonly categories: readonly string[]
  /** 执法区域, by administrative division code; 220300 covers 220302. */
  readonly region: string
  readonly validFrom: PlainDate
  /** The last day on which it is valid. */
  readonly validTo: PlainDate
  readonly status: 'active' | 'suspended' | 'revoked'
}

export type CertifiedPerson = {
  readonly personId: string
  readonly name: string
  readonly certificates: readonly Certificate[]
}

/** An act at one instant (ISO 8601), of one category, in one place. */
export type EnforcementAct = {
  readonly at: string
  readonly category: string
  readonly region: string
}

export type Authorised =
  | { readonly met: true }
  | {
      readonly met: false
      readonly reason: string
      readonly basis: readonly ReturnType<typeof cite>[]
    }

const qualified = cite('行政处罚法', 42)

/** Why this person may not do this act at that hour, or that nothing stands against it. */
export function certificateCovers(person: CertifiedPerson, act: EnforcementAct): Authorised {
  const day = chinaDay(act.at)
  const { certificates, name } = person
  const refuse = (reason: string): Authorised => ({ met: false, reason, basis: [qualified] })
  if (certificates.length === 0) return refuse(`${name}没有执法证`)
  const fits = certificates.filter(
    ({ categories, region }) =>
      categories.includes(act.category) && act.region.startsWith(region.replace(/0+$/, '')),
  )
  if (fits.length === 0) return refuse(`${name}的执法证不含${act.category}，或者不在本执法区域`)
  const active = fits.filter(({ status }) => status === 'active')
  if (active.length === 0) return refuse(`${name}的执法证已暂扣或者注销`)
  return active.some(({ validFrom, validTo }) => validFrom <= day && day <= validTo)
    ? { met: true }
    : refuse(`${name}的执法证在 ${day} 不在有效期内`)
}

/** 执法人员不得少于两人, each entitled at the hour of the act (处罚法第42条). No procedure is exempt. */
export function twoOfficers(people: readonly CertifiedPerson[], act: EnforcementAct): Authorised {
  const distinct = new Set(people.map(({ personId }) => personId))
  if (distinct.size < 2) return { met: false, reason: '执法人员不得少于两人', basis: [qualified] }
  return (
    people.map((person) => certificateCovers(person, act)).find(({ met }) => !met) ?? { met: true }
  )
}
