import type { MyWork } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { type BookFile, mayAnswerProposal } from '@zhaofa/domain/kernel/book.ts'
import { daysToEnd } from '@zhaofa/domain/legal-unit/counsel.ts'
import { hoursStanding, stillMissing } from '@zhaofa/domain/legal-unit/training/training-hours.ts'
import type { TrainingYear } from '@zhaofa/domain/legal-unit/training/training-year.ts'
import { daysBetween, yearOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { registeredCounsel } from '../../storage/streams/counsel-stream.ts'
import { findLegalUnit } from '../../storage/streams/legal-unit-stream.ts'
import { findTraining } from '../../storage/streams/training-stream.ts'
import { unitMembers, type UnitMember } from './unit-people.ts'

type Alert = MyWork['alerts'][number]

/** What the books of the legal unit ask of this person today: hours, an answer, a contract that ends. */
export async function legalUnitAlerts(
  tx: Tx,
  actor: Actor,
  today: PlainDate,
): Promise<MyWork['alerts']> {
  const training = await findTraining(tx, actor.agencyId, yearOf(today))
  const own = training ? ownHours(training.file, actor, today) : []
  if (!holdsOneOf(actor, ['legal-head', 'agency-head', 'department-head', 'legal-reviewer'])) {
    return own
  }
  const unit = await findLegalUnit(tx, actor.agencyId)
  const counsel = await registeredCounsel(tx, actor.agencyId)
  const members = await unitMembers(tx, actor.agencyId)
  return [
    ...own,
    ...waiting(actor, unit?.file, '法制审核机构', pages.unit),
    ...counsel.flatMap(({ file }) => waiting(actor, file, '法律顾问、公职律师', pages.counsel)),
    ...waiting(actor, training?.file, '年度培训', pages.training),
    ...counsel.flatMap(({ file }) => {
      const left = daysToEnd(file, today)
      if (left === null || !actor.roles.includes('legal-head')) return []
      const days = left === 0 ? '今天到期' : `还有 ${left} 天到期`
      return [
        {
          text: `${file.engaged?.name ?? ''}的聘任${days}`,
          effect: '续聘的由机关负责人同意；不续聘的，到期次日起不能再邀请。',
          ...{ href: pages.counsel, tone: 'amber' as const },
        },
      ]
    }),
    ...appointments(actor, members, today),
    ...(training ? ofOthers(training.file, actor, members, today) : []),
  ]
}

const pages = {
  unit: '/office/legal-unit/unit',
  counsel: '/office/legal-unit/counsel',
  training: '/office/legal-unit/training',
} as const

/** From the day of the plan on, until the target is reached or the year is over. */
function ownHours(file: TrainingYear, { personId: id, roles }: Actor, today: PlainDate): Alert[] {
  const [missing] = stillMissing(file, [{ id, roles }], today)
  if (!missing) return []
  const { hours, target } = hoursStanding(file, { id, roles })
  return [
    {
      text: `${file.year} 年培训还差 ${missing.missing} 学时`,
      effect: `已经参加 ${hours} 学时，应达 ${target ?? 0} 学时，12 月 31 日前完成。`,
      ...{ href: '/office/me/training', tone: 'amber' as const },
    },
  ]
}

/** Heads are told who of theirs is missing hours: of their department, or of the whole agency. */
function ofOthers(
  file: TrainingYear,
  actor: Actor,
  members: readonly UnitMember[],
  today: PlainDate,
): Alert[] {
  const whole = holdsOneOf(actor, ['legal-head', 'agency-head'])
  if (!whole && !actor.roles.includes('department-head')) return []
  const theirs = members.filter(
    ({ id, active, department }) =>
      active && id !== actor.personId && (whole || department.id === actor.departmentId),
  )
  const missing = stillMissing(file, theirs, today)
  if (missing.length === 0) return []
  const names = missing.map(({ name, missing: hours }) => `${name}差 ${hours}`)
  return [
    {
      text: `${file.year} 年培训还有 ${missing.length} 人没有达到学时`,
      effect: `${shortened(names)}。达标人数列入统计年报。`,
      ...{ href: pages.training, tone: 'amber' as const },
    },
  ]
}

/** More names than these make nobody read them; the page lists all. */
const namesAtOnce = 8

const shortened = (names: readonly string[]) =>
  names.length <= namesAtOnce
    ? names.join('，')
    : `${names.slice(0, namesAtOnce).join('，')}等 ${names.length} 人`

function waiting(
  { personId: id, roles }: Actor,
  file: BookFile | undefined,
  what: string,
  href: string,
): Alert[] {
  if (!file?.proposal || !mayAnswerProposal({ id, roles }, file.proposal).ok) return []
  return [
    {
      text: `${what}：${file.proposal.by.name}提请，等您同意`,
      effect: '看过以后同意或者退回。',
      ...{ href, tone: 'amber' },
    },
  ]
}

/** The head of the unit is told of an appointment that ends within the time in which it is prolonged. */
function appointments(actor: Actor, members: readonly UnitMember[], today: PlainDate): Alert[] {
  if (!actor.roles.includes('legal-head')) return []
  return members.flatMap(({ name, active, roles, reviewUntil }) => {
    if (!active || reviewUntil === null || !roles.includes('legal-reviewer')) return []
    const left = daysBetween(today, reviewUntil)
    if (left < 0 || left > remindedAppointmentDays) return []
    return [
      {
        text: `${name}从事法制审核的聘任到 ${reviewUntil} 为止`,
        effect: '续聘由管理员提请、核准；届满次日起不能再审核。',
        ...{ href: pages.unit, tone: 'amber' as const },
      },
    ]
  })
}

const remindedAppointmentDays = 30
