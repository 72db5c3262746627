import type { Confirmation, PersonId, Recorded } from '../kernel/recorded.ts'
import { systemRule, type Bases } from '../shared/basis.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { Refusal } from '../shared/refusal.ts'
import { changeTitle, type PersonnelChange, type Resettable } from './personnel-change.ts'
import { isAdministrator, roles, type Administrator, type Role } from './roles.ts'

type Written = {
  readonly personId: PersonId
  readonly change: PersonnelChange
  readonly reason: string
  /** Which of the three administrators wrote it. */
  readonly duty: Administrator
}

/** 人员变更: proposed by one administrator and decided by one of another duty, or done by one and told to the others. */
export type PersonnelEvent =
  | ({ readonly type: 'PersonnelChangeProposed' } & Written)
  | ({ readonly type: 'PersonnelChangeDone' } & Written)
  | { readonly type: 'PersonnelChangeAgreed'; readonly confirmedBy: Confirmation }
  | { readonly type: 'PersonnelChangeRefused'; readonly reason: string }
  | { readonly type: 'PersonnelChangeWithdrawn'; readonly reason: string }
  | { readonly type: 'PersonnelChangeSeen' }
  | EarlierReset

/** Before there were other changes that need two, a reset had events of its own; they are read as what they were. */
type EarlierReset =
  | (Omit<Written, 'change'> & { readonly type: 'ResetProposed'; readonly what: Resettable })
  | { readonly type: 'ResetReleased'; readonly confirmedBy: Confirmation }
  | { readonly type: 'ResetRefused'; readonly reason: string }

type Hand = { readonly id: PersonId; readonly name: string }

export type PersonnelFile = Written & {
  readonly version: number
  readonly by: Hand
  readonly at: string
  /** done: by one administrator, at once. */
  readonly state: 'open' | 'done' | 'agreed' | 'refused' | 'withdrawn'
  /** Administrators who have taken note of what one did at once. */
  readonly seenBy: readonly PersonId[]
}

/** @throws Error when the first event is neither a proposal nor what one did at once. */
export function foldPersonnel(events: readonly Recorded<PersonnelEvent>[]): PersonnelFile {
  const [first] = events
  const begun = first && writtenIn(first.event)
  if (!first || !begun) throw new Error('a personnel change begins with what is to change')
  const { version, by, at, event } = first
  const state = event.type === 'PersonnelChangeDone' ? 'done' : 'open'
  const file: PersonnelFile = { ...begun, version, by, at, state, seenBy: [] }
  return events.slice(1).reduce(evolvePersonnel, file)
}

function writtenIn(event: PersonnelEvent): Written | null {
  switch (event.type) {
    case 'PersonnelChangeProposed':
    case 'PersonnelChangeDone': {
      const { type: _, ...written } = event
      return written
    }
    case 'ResetProposed': {
      const { type: _, what, ...written } = event
      return { ...written, change: { kind: 'reset', what } }
    }
    case 'PersonnelChangeAgreed':
    case 'PersonnelChangeRefused':
    case 'PersonnelChangeWithdrawn':
    case 'PersonnelChangeSeen':
    case 'ResetReleased':
    case 'ResetRefused':
      return null
  }
}

/** @throws Error for a second beginning in one series. */
export function evolvePersonnel(
  file: PersonnelFile,
  { version, by, event }: Recorded<PersonnelEvent>,
): PersonnelFile {
  switch (event.type) {
    case 'PersonnelChangeProposed':
    case 'PersonnelChangeDone':
    case 'ResetProposed':
      throw new Error('a personnel change is written once')
    case 'PersonnelChangeAgreed':
    case 'ResetReleased':
      return { ...file, version, state: 'agreed' }
    case 'PersonnelChangeRefused':
    case 'ResetRefused':
      return { ...file, version, state: 'refused' }
    case 'PersonnelChangeWithdrawn':
      return { ...file, version, state: 'withdrawn' }
    case 'PersonnelChangeSeen':
      return { ...file, version, seenBy: [...file.seenBy, by.id] }
  }
}

type Administering = { readonly id: PersonId; readonly roles: readonly Role[] }

/** Which of the three this person is, or null. */
export const administratorDuty = ({ roles: held }: Pick<Administering, 'roles'>) =>
  held.find(isAdministrator) ?? null

const accounts: Bases = [systemRule('accounts')]
const not = (reason: string): Outcome<never, Refusal> => refuse({ reason, basis: accounts })

/** Nobody asks for what is their own, be it only a new password. */
export function mayAskForChange(
  actor: Administering,
  { personId, change }: Pick<Written, 'personId' | 'change'>,
): Outcome<null, Refusal> {
  if (personId !== actor.id) return accept(null)
  return not(
    change.kind === 'reset'
      ? '自己的密码、动态码由另一位管理员提请重设；还记得的，在“我的”里修改'
      : `自己的账号不能由自己${changeTitle(change)}，请另一位管理员办理`,
  )
}

/**
 * 三员分立: whoever proposed does not decide, nor anybody of the same duty, nor the person concerned. While
 * `missing` names administrators who have not taken over their accounts, nobody does.
 */
export function mayDecideChange(
  actor: Administering,
  file: PersonnelFile,
  missing: readonly string[],
): Outcome<Administrator, Refusal> {
  const duty = administratorDuty(actor)
  if (file.state !== 'open') return not('这一项已经有人办过了')
  if (duty === null) return not('由管理员核准')
  if (file.personId === actor.id) return not('自己的账号、权限不能由自己核准')
  if (file.by.id === actor.id || file.duty === duty) {
    return not(
      `由${roles[file.duty]}提请的，须由另一类管理员核准：三员分立，一个人、一类管理员不能单独办`,
    )
  }
  const all = allThere(missing)
  return all.ok ? accept(duty) : all
}

/** Two administrators are two people only once each of the three has set the own password. */
export function allThere(missing: readonly string[]): Outcome<null, Refusal> {
  if (missing.length === 0) return accept(null)
  return not(`${missing.join('、')}还没有领取账号、设好自己的密码；三员到齐以前，须两人办的不能办`)
}

/** Who wrote it takes it back while nobody has answered. */
export const mayWithdrawChange = (actor: Administering, { by, state }: PersonnelFile): boolean =>
  state === 'open' && by.id === actor.id

/** What one did at once is taken note of by the other administrators, each once. */
export const mustNoteChange = (
  actor: Administering,
  { by, state, seenBy }: PersonnelFile,
): boolean => state === 'done' && by.id !== actor.id && !seenBy.includes(actor.id)
