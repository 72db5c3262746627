import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
import { mayKeepFirms } from '@zhaofa/domain/inspection/register/firm-import.ts'
import type { CallKind, FirmEvent } from '@zhaofa/domain/inspection/register/firm-event.ts'
import { kindOfCode } from '@zhaofa/domain/inspection/register/firm-row.ts'
import {
  firmDifferences,
  type FirmData,
  type FirmSource,
  type RegisteredFirm,
} from '@zhaofa/domain/inspection/register/firm.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { NotFoundError, StaleError } from '../../faults.ts'
import { appendToFirm, findFirm, lockFirm, type FirmNow } from '../../storage/firm-store.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'
import { licenceOf } from './firm-views.ts'

/** What is typed of a firm; its kind follows from the code. */
type TypedFirm = Omit<FirmData, 'kind'>

/** 登记 of a firm that the register does not know. */
export async function addFirm(
  world: World,
  actor: Actor,
  { code, ...typed }: TypedFirm & { readonly code: string },
): Promise<Outcome<null, Refusal>> {
  const wrong = usccProblem(code)
  if (wrong !== null) return refuse({ reason: wrong, basis: [systemRule('forms')] })
  return keeping(world, actor, code, (known) => {
    if (known) {
      return outOfOrder(`名录里已经有这个代码：“${known.firm.name}”。要改的，打开它再变更`)
    }
    const firm: RegisteredFirm = {
      ...{ ...typed, code, kind: kindOfCode(code) },
      ...{ status: 'open', statusReason: '', since: chinaDay(world.clock.now().toISOString()) },
    }
    return accept({ type: 'FirmAdded', revision: 1, firm, source: 'officer', caseId: null })
  })
}

type Revised = { readonly code: string; readonly revision: number }
type WithReason = Revised & { readonly reason: string }

/** 变更 of what the register says. @throws StaleError, NotFoundError */
export const changeFirm = (
  world: World,
  actor: Actor,
  { code, revision, reason, ...typed }: TypedFirm & WithReason,
) =>
  revising(world, actor, { code, revision }, ({ firm }) => {
    const after = { ...firm, ...typed }
    return firmDifferences(firm, after).length === 0
      ? outOfOrder('没有改动，不用保存')
      : accept(firmChange(revision, after, 'officer', { type: 'FirmChanged', reason }))
  })

/** 登记为注销、吊销: it is no object of an inspection any more. @throws StaleError, NotFoundError */
export const strikeOffFirm = (world: World, actor: Actor, { code, revision, reason }: WithReason) =>
  revising(world, actor, { code, revision }, ({ firm }) =>
    firm.status === 'struck-off'
      ? outOfOrder('名录里已经是注销、吊销')
      : accept(
          firmChange(
            revision,
            { ...firm, status: 'struck-off', statusReason: reason },
            ...(['officer', { type: 'FirmStruckOff', reason }] as const),
          ),
        ),
  )

/** 恢复在业 of a firm that was struck off by mistake. @throws StaleError, NotFoundError */
export const reopenFirm = (world: World, actor: Actor, { code, revision, reason }: WithReason) =>
  revising(world, actor, { code, revision }, ({ firm }) =>
    firm.status === 'open'
      ? outOfOrder('名录里是在业，不用恢复')
      : accept(
          firmChange(
            revision,
            { ...firm, status: 'open', statusReason: reason },
            ...(['officer', { type: 'FirmReopened', reason }] as const),
          ),
        ),
  )

/** 采用 what the licence of a newer case says, in one press. @throws StaleError, NotFoundError */
export const acceptLicence = (
  world: World,
  actor: Actor,
  { code, revision, at }: Revised & { readonly at: string },
) =>
  revising(world, actor, { code, revision }, async (known, tx) => {
    const licence = await licenceOf(tx, known)
    if (licence?.at !== at) return outOfOrder('案件所载的内容又有变化，请刷新后核对')
    const reason = `案件所载营业执照（${chinaDay(licence.at)}）`
    return accept(firmChange(revision, licence.firm, 'licence', { type: 'FirmChanged', reason }))
  })

/** 核对无误: the register stays as it is, whatever the licence says. @throws StaleError, NotFoundError */
export const confirmFirm = (world: World, actor: Actor, { code, revision, reason }: WithReason) =>
  revising(world, actor, { code, revision }, ({ firm }) =>
    accept(firmChange(revision, firm, 'officer', { type: 'FirmConfirmed', reason })),
  )

type Called = {
  readonly code: string
  readonly kind: CallKind
  readonly on: PlainDate
  readonly people: string
  readonly purpose: string
}

/** 走访记录: a visit that is no inspection. @throws NotFoundError */
export const recordCall = (world: World, actor: Actor, { code, ...call }: Called) =>
  keeping(world, actor, code, (known) => {
    if (!known) throw new NotFoundError('名录里没有这个单位')
    return call.on > chinaDay(world.clock.now().toISOString())
      ? outOfOrder('走访日期还没有到，走访以后再记')
      : accept({ type: 'FirmCalledOn', ...call })
  })

type Said = Pick<Extract<FirmEvent, { reason: string }>, 'type' | 'reason'>

/** The event of a change that keeps the whole of the firm. */
const firmChange = (
  revision: number,
  firm: RegisteredFirm,
  source: FirmSource,
  said: Said,
): FirmEvent => ({ ...said, revision: revision + 1, firm, source })

export const outOfOrder = (reason: string): Outcome<never, Refusal> =>
  refuse({ reason, basis: [systemRule('order')] })

/** One change of a firm as this person saw it. @throws StaleError, NotFoundError */
const revising = (
  world: World,
  actor: Actor,
  { code, revision }: Revised,
  decide: (
    known: FirmNow,
    tx: Tx,
  ) => Outcome<FirmEvent, Refusal> | Promise<Outcome<FirmEvent, Refusal>>,
) =>
  keeping(world, actor, code, (known, tx) => {
    if (!known) throw new NotFoundError('名录里没有这个单位')
    if (known.revision !== revision) throw new StaleError('检查对象')
    return decide(known, tx)
  })

async function keeping(
  world: World,
  actor: Actor,
  code: string,
  decide: (
    known: FirmNow | null,
    tx: Tx,
  ) => Outcome<FirmEvent, Refusal> | Promise<Outcome<FirmEvent, Refusal>>,
): Promise<Outcome<null, Refusal>> {
  const allowed = mayKeepFirms(actor)
  if (!allowed.ok) return allowed
  return inAgency(world, actor, async (tx) => {
    await lockFirm(tx, actor.agencyId, code)
    const decided = await decide(await findFirm(tx, actor.agencyId, code), tx)
    if (!decided.ok) return decided
    const author = authorOf(actor, world.clock.now().toISOString())
    await appendToFirm(tx, code, decided.value, author)
    return accept(null)
  })
}
