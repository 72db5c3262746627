import type { PersonId } from '../kernel/recorded.ts'
import { regionName } from '../reference/regions.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { CertificateCategory } from './certificate-categories.ts'
import { certificateStatuses, type CertificateStatus } from './certificate.ts'
import { personStatuses, type PersonStatus } from './person-states.ts'
import { roles as roleTitles, type Administrator, type Role } from './roles.ts'

/** Business, or one of the three administrators, for as long as the account lasts. */
export type Duty = 'business' | Administrator

/** What somebody else may take from a person who can no longer use it. */
export const resettable = { password: '密码', 'second-factor': '动态码' } as const
export type Resettable = keyof typeof resettable

type Details = {
  readonly name: string
  readonly department: { readonly id: string; readonly name: string }
  readonly post: string
}

type Qualification = {
  readonly legalQualificationNo: string | null
  readonly firstReviewOn: PlainDate | null
  /** The day on which the qualification was granted; since migration 0400, like the days of the appointment. */
  readonly qualifiedOn?: PlainDate | null
  readonly reviewFrom?: PlainDate | null
  /** The last day of the appointment; null is until further notice. */
  readonly reviewUntil?: PlainDate | null
}

type Standing = { readonly status: CertificateStatus; readonly validTo: PlainDate }

/** What was true when the change was written, and what is to be true. */
type From<T> = { readonly before: T; readonly after: T }

/**
 * 人员变更: whatever decides who may do what, or who signs. It names what it was written against, so that
 * nobody agrees to something else than was asked.
 */
export type PersonnelChange =
  | (Details & {
      readonly kind: 'join'
      readonly account: string
      readonly duty: Duty
      readonly roles: readonly Role[]
    })
  | ({ readonly kind: 'details' } & From<Details>)
  | ({ readonly kind: 'state' } & From<PersonStatus>)
  | ({ readonly kind: 'roles' } & From<readonly Role[]>)
  | ({ readonly kind: 'qualification' } & From<Qualification>)
  | {
      readonly kind: 'certificate'
      readonly certificateId: string
      readonly number: string
      readonly categories: readonly CertificateCategory[]
      readonly region: string
      readonly issuer: string
      readonly validFrom: PlainDate
      readonly validTo: PlainDate
    }
  | ({
      readonly kind: 'certificate-change'
      readonly certificateId: string
      readonly number: string
    } & From<Standing>)
  | { readonly kind: 'reset'; readonly what: Resettable }

export type PersonnelChangeKind = PersonnelChange['kind']

const accounts = ['system-admin'] as const satisfies Administrator[]
const authority = ['security-admin'] as const satisfies Administrator[]
const both = ['system-admin', 'security-admin'] as const satisfies Administrator[]

/** 三员分立: accounts are the system administrator's to ask for, authority the security administrator's. */
export const asksFor: Readonly<Record<PersonnelChangeKind, readonly Administrator[]>> = {
  join: accounts,
  details: accounts,
  state: both,
  roles: authority,
  qualification: authority,
  certificate: authority,
  'certificate-change': authority,
  reset: both,
}

const worth: Readonly<Record<CertificateStatus, number>> = { revoked: 0, suspended: 1, active: 2 }

/**
 * Whether it needs two administrators: whatever lets somebody do more, or sign, or appear as somebody else.
 * What only takes away is done by one at once, because it may be urgent, and the others are told. Nobody
 * alone takes anything from another administrator, who is the one to stop them.
 */
export function needsTwo(change: PersonnelChange, duty: Duty): boolean {
  switch (change.kind) {
    case 'join':
    case 'details':
    case 'certificate':
    case 'reset':
      return true
    case 'state':
      return change.after === 'active' || duty !== 'business'
    case 'roles':
      return change.after.some((role) => !change.before.includes(role)) || duty !== 'business'
    case 'qualification': {
      const { before, after } = change
      const gains = <T>(was: T | null, is: T | null) => is !== null && is !== was
      return (
        gains(before.legalQualificationNo, after.legalQualificationNo) ||
        gains(before.firstReviewOn, after.firstReviewOn) ||
        gains(before.qualifiedOn ?? null, after.qualifiedOn ?? null) ||
        longerAppointed(before, after)
      )
    }
    case 'certificate-change':
      return (
        worth[change.after.status] > worth[change.before.status] ||
        change.after.validTo > change.before.validTo
      )
  }
}

/** An earlier first day, or a later last day or none, lets somebody review on days on which they could not. */
function longerAppointed(before: Qualification, after: Qualification): boolean {
  const starts = ({ reviewFrom }: Qualification) => reviewFrom ?? ''
  const ends = ({ reviewUntil }: Qualification) => reviewUntil ?? '9999-12-31'
  return starts(after) < starts(before) || ends(after) > ends(before)
}

/** What the change is about, of its person: two open proposals about one thing could not both be agreed to. */
function topicOf(change: PersonnelChange): string {
  switch (change.kind) {
    case 'join':
      return change.account
    case 'reset':
      return change.what
    case 'certificate':
      return change.number
    case 'certificate-change':
      return change.certificateId
    case 'details':
    case 'state':
    case 'roles':
    case 'qualification':
      return ''
  }
}

/** One thing of one person; somebody who is to join is known by the account alone. */
type About = { readonly personId: PersonId; readonly change: PersonnelChange }

export const isSameMatter = (a: About, b: About): boolean =>
  a.change.kind === b.change.kind &&
  topicOf(a.change) === topicOf(b.change) &&
  (a.change.kind === 'join' || a.personId === b.personId)

/** What it is called on screens and in the record, after 提请 or 同意. */
export function changeTitle(change: PersonnelChange): string {
  switch (change.kind) {
    case 'join':
      return '登记人员'
    case 'details':
      return '修改姓名、机构、职务'
    case 'state':
      return { active: '恢复在岗', suspended: '停用账号', left: '办理离任' }[change.after]
    case 'roles':
      return change.after.some((role) => !change.before.includes(role)) ? '授予角色' : '收回角色'
    case 'qualification':
      return '登记审核资格、聘任'
    case 'certificate':
      return '登记执法证'
    case 'certificate-change':
      return '变更执法证'
    case 'reset':
      return `重设${resettable[change.what]}`
  }
}

/** One line of what is to change, in words; before is null for what was not there. */
export type ChangedLine = {
  readonly label: string
  readonly before: string | null
  readonly after: string
}

/** The change as whoever agrees to it reads it: only what differs. */
export function changedLines(change: PersonnelChange): ChangedLine[] {
  const fresh = (label: string, after: string): ChangedLine => ({ label, before: null, after })
  switch (change.kind) {
    case 'join': {
      const { name, account, department, post, duty, roles } = change
      return [
        fresh('姓名', name),
        fresh('账号', account),
        fresh('机构', department.name),
        fresh('职务', post || '无'),
        fresh('岗位', duty === 'business' ? '业务人员' : roleTitles[duty]),
        fresh('角色', roleNames(roles)),
      ]
    }
    case 'details':
      return differing(change, [
        ['姓名', ({ name }) => name],
        ['机构', ({ department }) => department.name],
        ['职务', ({ post }) => post || '无'],
      ])
    case 'state':
      return differing(change, [['状态', (status) => personStatuses[status]]])
    case 'roles':
      return differing(change, [['角色', roleNames]])
    case 'qualification':
      return differing(change, [
        ['法律职业资格证书', ({ legalQualificationNo }) => legalQualificationNo ?? '无'],
        ['资格取得之日', ({ qualifiedOn }) => qualifiedOn ?? '未登记'],
        ['初次从事法制审核', ({ firstReviewOn }) => firstReviewOn ?? '未登记'],
        ['聘任从', ({ reviewFrom }) => reviewFrom ?? '未登记'],
        ['聘任到', ({ reviewUntil }) => reviewUntil ?? '另行通知为止'],
      ])
    case 'certificate': {
      const { number, categories, region, issuer, validFrom, validTo } = change
      return [
        fresh('证号', number),
        fresh('执法类别', categories.join('、')),
        fresh('执法区域', regionName(region)),
        fresh('发证机关', issuer),
        fresh('有效期', `${validFrom} 至 ${validTo}`),
      ]
    }
    case 'certificate-change':
      return [
        fresh('证号', change.number),
        ...differing(change, [
          ['状态', ({ status }) => certificateStatuses[status]],
          ['有效期至', ({ validTo }) => validTo],
        ]),
      ]
    case 'reset':
      return [fresh('作废', `原来的${resettable[change.what]}，由本人重新设置`)]
  }
}

function differing<T>(
  { before, after }: From<T>,
  facts: readonly (readonly [label: string, of: (from: T) => string])[],
): ChangedLine[] {
  return facts
    .map(([label, of]) => ({ label, before: of(before), after: of(after) }))
    .filter((line) => line.before !== line.after)
}

const roleNames = (held: readonly Role[]) => held.map((role) => roleTitles[role]).join('、') || '无'
