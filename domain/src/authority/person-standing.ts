import type { FieldProblem } from '../kernel/field-problem.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { CertificateStatus } from './certificate.ts'
import { personStatuses, type PersonStatus } from './person-states.ts'
import type { Duty, PersonnelChange } from './personnel-change.ts'
import { isAdministrator, roleConflicts, roles as titles, type Role } from './roles.ts'

/** A person as an administrator changes them: all that a change may be written against. */
export type PersonStanding = {
  readonly duty: Duty
  readonly status: PersonStatus
  readonly details: {
    readonly name: string
    readonly department: { readonly id: string; readonly name: string }
    readonly post: string
  }
  /** In the order of their names. */
  readonly roles: readonly Role[]
  readonly qualification: {
    readonly legalQualificationNo: string | null
    readonly firstReviewOn: PlainDate | null
    readonly qualifiedOn: PlainDate | null
    readonly reviewFrom: PlainDate | null
    readonly reviewUntil: PlainDate | null
  }
  readonly certificates: readonly {
    readonly id: string
    readonly number: string
    readonly status: CertificateStatus
    readonly validFrom: PlainDate
    readonly validTo: PlainDate
  }[]
}

/**
 * What the change was written against, as it is now: null where nothing was, undefined where it is gone. A
 * proposal whose `before` is something else is stale.
 */
export function presentOf(change: PersonnelChange, standing: PersonStanding | null): unknown {
  switch (change.kind) {
    case 'join':
    case 'certificate':
    case 'reset':
      return null
    case 'details':
      return standing?.details
    case 'state':
      return standing?.status
    case 'roles':
      return standing?.roles
    case 'qualification':
      return standing && ofThoseMembers(change.before, standing.qualification)
    case 'certificate-change': {
      const held = standing?.certificates.find(({ id }) => id === change.certificateId)
      return held && { status: held.status, validTo: held.validTo }
    }
  }
}

/** A proposal of before there were days of appointment was not written against them. */
const ofThoseMembers = <T extends object>(before: Partial<T>, now: T) =>
  Object.fromEntries(Object.entries(now).filter(([name]) => name in before))

/** What is wrong with the change, field by field; asked when it is written and again when it is agreed to. */
export function changeProblems(
  change: PersonnelChange,
  standing: PersonStanding | null,
): FieldProblem[] {
  switch (change.kind) {
    case 'join':
      return roleProblems(change.duty, change.roles)
    case 'details':
      return unchanged('name', change.before, change.after)
    case 'state':
      return stateProblems(change, standing)
    case 'roles':
      return [
        ...unchanged('roles', change.before, change.after),
        ...roleProblems(standing?.duty ?? 'business', change.after),
      ]
    case 'qualification':
      return [
        ...unchanged('legalQualificationNo', change.before, change.after),
        ...appointmentProblems(change.after),
      ]
    case 'certificate':
      return [
        ...termProblems(change.validFrom, change.validTo),
        ...(standing?.duty === 'business'
          ? []
          : [{ field: 'number', message: '管理员账号不办理业务，不能登记执法证' }]),
      ]
    case 'certificate-change': {
      const { before, after } = change
      if (before.status === 'revoked') {
        return [{ field: 'status', message: '已注销的执法证不能再变更；请登记新证' }]
      }
      const held = standing?.certificates.find(({ id }) => id === change.certificateId)
      return [
        ...unchanged('status', before, after),
        ...(held ? termProblems(held.validFrom, after.validTo) : []),
      ]
    }
    case 'reset':
      return []
  }
}

function stateProblems(
  { before, after }: Extract<PersonnelChange, { kind: 'state' }>,
  standing: PersonStanding | null,
): FieldProblem[] {
  if (before === after) return [{ field: 'status', message: `已经是${personStatuses[after]}` }]
  const held = standing?.certificates.some(({ status }) => status !== 'revoked')
  if (after !== 'left' || !held) return []
  const message = '名下还有未注销的执法证，请安全管理员注销后再办离任'
  return [{ field: 'status', message }]
}

/** An administrator's role comes and goes with the account, so that both duties stay apart for good. */
function roleProblems(duty: Duty, wanted: readonly Role[]): FieldProblem[] {
  const messages = roleConflicts(wanted).map(({ reason }) => reason)
  if (duty !== 'business' && (wanted.length !== 1 || wanted[0] !== duty)) {
    messages.push(`这是${titles[duty]}账号，不能担任其他角色；请另建账号`)
  } else if (duty === 'business' && wanted.some(isAdministrator)) {
    messages.push('业务账号不能担任管理员；请另建管理员账号')
  }
  return [...new Set(messages)].map((message) => ({ field: 'roles', message }))
}

const termProblems = (validFrom: PlainDate, validTo: PlainDate): FieldProblem[] =>
  validTo < validFrom ? [{ field: 'validTo', message: '有效期的最后一天不能早于第一天' }] : []

const appointmentProblems = ({
  reviewFrom,
  reviewUntil,
}: Extract<PersonnelChange, { kind: 'qualification' }>['after']): FieldProblem[] =>
  reviewFrom && reviewUntil && reviewUntil < reviewFrom
    ? [{ field: 'reviewUntil', message: '聘任的最后一天不能早于第一天' }]
    : []

/** Both sides were written by the program in one order of members, so their text tells them apart. */
const unchanged = (field: string, before: unknown, after: unknown): FieldProblem[] =>
  JSON.stringify(before) === JSON.stringify(after) ? [{ field, message: '没有要变更的内容' }] : []
