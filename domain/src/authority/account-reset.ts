import type { PersonId, Recorded } from '../kernel/recorded.ts'
import { systemRule } from '../shared/basis.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { Refusal } from '../shared/refusal.ts'
import { isAdministrator, roles, type Administrator, type Role } from './roles.ts'

/** What somebody else may take from a person who can no longer use it. */
export const resettable = { password: '密码', 'second-factor': '动态码' } as const
export type Resettable = keyof typeof resettable

/** 重设密码、停用动态码: one of the three administrators proposes, one of another duty releases. */
export type ResetEvent =
  | {
      readonly type: 'ResetProposed'
      readonly what: Resettable
      readonly personId: PersonId
      readonly reason: string
      readonly duty: Administrator
    }
  | { readonly type: 'ResetReleased'; readonly confirmedBy: 'code' | 'password' }
  | { readonly type: 'ResetRefused'; readonly reason: string }

export type ResetFile = {
  readonly version: number
  readonly what: Resettable
  readonly personId: PersonId
  readonly reason: string
  readonly duty: Administrator
  readonly proposedBy: { readonly id: PersonId; readonly name: string }
  readonly proposedAt: string
  readonly state: 'open' | 'released' | 'refused'
}

/** @throws Error when the first event is not its proposal. */
export function foldReset(events: readonly Recorded<ResetEvent>[]): ResetFile {
  const [first] = events
  if (first?.event.type !== 'ResetProposed') throw new Error('a reset begins with its proposal')
  const { what, personId, reason, duty } = first.event
  const begun: ResetFile = {
    version: first.version,
    what,
    personId,
    reason,
    duty,
    proposedBy: first.by,
    proposedAt: first.at,
    state: 'open',
  }
  return events.slice(1).reduce(evolveReset, begun)
}

/** @throws Error for a second proposal in one series. */
export function evolveReset(file: ResetFile, { version, event }: Recorded<ResetEvent>): ResetFile {
  switch (event.type) {
    case 'ResetProposed':
      throw new Error('a reset is proposed once')
    case 'ResetReleased':
      return { ...file, version, state: 'released' }
    case 'ResetRefused':
      return { ...file, version, state: 'refused' }
  }
}

type Administering = { readonly id: PersonId; readonly roles: readonly Role[] }

/** Which of the three this person is, or null. */
export const administratorDuty = ({ roles: held }: Pick<Administering, 'roles'>) =>
  held.find(isAdministrator) ?? null

/** Nobody resets what is their own: a password is changed with the old one, a factor with its code. */
export function mayProposeReset(
  actor: Administering,
  { personId, what }: Pick<ResetFile, 'personId' | 'what'>,
): Outcome<null, Refusal> {
  if (personId !== actor.id) return accept(null)
  return refuse({
    reason: `自己的${resettable[what]}由另一位管理员提请重设；还记得的，在“我的”里修改`,
    basis: [systemRule('accounts')],
  })
}

/** 三员分立: whoever proposed does not release, nor anybody of the same duty, nor the person concerned. */
export function mayAnswerReset(
  actor: Administering,
  file: ResetFile,
): Outcome<Administrator, Refusal> {
  const not = (reason: string): Outcome<never, Refusal> =>
    refuse({ reason, basis: [systemRule('accounts')] })
  const duty = administratorDuty(actor)
  if (file.state !== 'open') return not('这次重设已经有人办过了')
  if (duty === null) return not('重设由管理员核准')
  if (file.personId === actor.id) return not('自己的密码、动态码不能由自己核准重设')
  if (file.proposedBy.id === actor.id || file.duty === duty) {
    return not(
      `由${roles[file.duty]}提请的，须由另一类管理员核准：三员分立，一个人、一类管理员不能单独重设`,
    )
  }
  return accept(duty)
}
