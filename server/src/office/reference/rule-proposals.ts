import { randomUUID } from 'node:crypto'
import type { RuleBodyChange, RuleChange } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import type { Confirmation } from '@zhaofa/domain/kernel/recorded.ts'
import { matterName } from '@zhaofa/domain/reference/matters.ts'
import { changeGrounds, type GroundChange } from '@zhaofa/domain/review/change-catalogue.ts'
import { asGround } from '@zhaofa/domain/review/former-ground.ts'
import { ruleKeeping, type RuleKind } from '@zhaofa/domain/rules/rule-kinds.ts'
import {
  dayOfEffect,
  mayAnswerRuleProposal,
  mayCheckRuleProposal,
  mayReturnRuleProposal,
  mayWithdrawRuleProposal,
  type ProposedImpact,
  type RuleProposal,
  type RuleProposalEvent,
} from '@zhaofa/domain/rules/rule-proposal.ts'
import { ruleDifferences } from '@zhaofa/domain/rules/rule-words.ts'
import { basesOf, systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay, plainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { loadRoles } from '../../storage/identity/people-store.ts'
import type { JsonValue } from '../../storage/ledger/record.ts'
import { appendRuleVersions, historyOf } from '../../storage/rule-store.ts'
import { append, find } from '../../storage/stream.ts'
import {
  openRuleProposals,
  ruleProposalStream,
  type StoredRuleProposal,
} from '../../storage/streams/rule-proposal-stream.ts'
import type { World } from '../../world.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'
import { addressProblem } from '../publicity/double-publicity/outside-address.ts'
import type { RuleBodies } from './load-reference.ts'
import { impactKept, measure, ruleWorldOf } from './measure-impact.ts'
import { codeOf, nextBody } from './rule-bodies.ts'

/**
 * 提请变更 of an item of 基础数据与规则. Nothing changes until another person has approved it, and then from its
 * day of effect on; what was decided before stays decided.
 * @throws ForbiddenError for somebody who does not keep this list; MalformedRequestError naming what is wrong;
 *   StaleError when it was changed meanwhile.
 */
export async function proposeRuleChange(
  world: World,
  actor: Actor,
  { after, effectiveFrom, source, reason, change }: RuleChange,
): Promise<Outcome<{ proposalId: string }, Refusal>> {
  const { kind } = change
  const { proposes } = ruleKeeping(kind)
  if (!holdsOneOf(actor, proposes)) {
    throw new ForbiddenError(`由${proposes.map((role) => roles[role]).join('或者')}提请`)
  }
  const at = world.clock.now().toISOString()
  const today = chinaDay(at)
  const code = codeOf(change)
  const proposal: RuleProposal = {
    ...{ kind, code, after, source, reason, change },
    effectiveFrom: plainDate(effectiveFrom),
  }
  const day = dayOfEffect(proposal, today)
  if (!day.ok) return day
  const forbidden = forbiddenAddress(change, world)
  if (forbidden) return refuse(forbidden)
  return inAgency(world, actor, async (tx) => {
    const measured = await measuredImpact(tx, world, actor, { after, change, today })
    if (!measured.ok) return measured
    const { differences, version } = await difference(tx, { ...actor, today }, proposal)
    if (version !== after) throw new StaleError('规则')
    if (differences.length === 0) return refuse(nothing('和现在的一样，没有要变更的内容'))
    const open = await openRuleProposals(tx)
    if (open.some(({ file }) => file.proposal.kind === kind && file.proposal.code === code)) {
      return refuse(nothing('这一条已经有变更等待批准；要改的，请提请人先撤回'))
    }
    const id = randomUUID()
    const event: RuleProposalEvent = {
      type: 'RuleChangeProposed',
      ...proposal,
      ...(measured.value && { impact: measured.value }),
    }
    const onto = { id, before: null, own: {}, row: null }
    await append(tx, ruleProposalStream, onto, [event], authorOf(actor, at))
    return accept({ proposalId: id })
  })
}

/**
 * What a change of the review catalogue would have caught, as its author saw it: asked for again here, and refused
 * where it is no longer what was seen. Null for other kinds.
 */
async function measuredImpact(
  tx: Tx,
  world: World,
  actor: Actor,
  { after, change, today }: { after: number; change: RuleBodyChange; today: PlainDate },
): Promise<Outcome<ProposedImpact | null, Refusal>> {
  if (change.kind !== 'review-catalogue') return accept(null)
  const reference = await world.reference.load(tx, actor.agencyId, today)
  const measured = await measure(
    tx,
    actor,
    { after, changes: change.changes },
    { reference, today },
  )
  const [problem, ...others] = measured.problems
  if (problem) {
    const reason = [problem, ...others].map((each) => each.reason).join('；')
    return refuse({
      reason,
      basis: basesOf(
        [problem, ...others].flatMap(({ basis }) => basis),
        systemRule('order'),
      ),
    })
  }
  if (change.measured !== measured.digest) {
    return refuse(
      nothing(
        change.measured === undefined
          ? '还没有影响测算：先看清这项变更会涉及哪些案件，再提请'
          : '影响测算和现在的内容、案件不一致，请重新测算后再提请',
      ),
    )
  }
  if (measured.catchesNothing && change.whyNone === undefined) {
    return refuse(nothing('五年没有一件案件符合，请写明为什么仍然需要这一条'))
  }
  return accept(impactKept(measured, change.whyNone ?? null))
}

/** What has come to be wrong with a change of the catalogue since it was proposed: a matter that stopped. */
async function catalogueRefusal(
  tx: Tx,
  world: World,
  { agencyId }: Actor,
  { proposal: { kind, code, change }, today }: { proposal: RuleProposal; today: PlainDate },
): Promise<Refusal | null> {
  if (kind !== 'review-catalogue') return null
  const current = (await historyOf(tx, agencyId, kind, code)).at(-1)
  const { grounds = [] } = (current?.body ?? {}) as Partial<RuleBodies['review-catalogue']>
  const { changes } = change as { changes: readonly GroundChange[] }
  const reference = await world.reference.load(tx, agencyId, today)
  const next = changeGrounds(grounds.map(asGround), changes, ruleWorldOf(reference))
  return next.ok ? null : next.refusal
}

const nothing = (reason: string): Refusal => ({ reason, basis: [systemRule('order')] })

/** Nobody should agree to an address to which this server then sends nothing. */
function forbiddenAddress(change: RuleBodyChange, { pushNetworks }: World): Refusal | null {
  if (change.kind !== 'agency-rule' || change.rule.name !== 'pushAddress') return null
  const { value } = change.rule
  const message = value === '' ? null : addressProblem(value, pushNetworks)
  return message === null ? null : fieldsRefused([{ field: 'change.rule.value', message }])
}

type Answering = { readonly proposalId: string; readonly version: number }

/**
 * 批准, by another person who has proved who they are: adds the version, by its author and from its day, in the
 * same transaction. What was agreed to is what is added: an item that changed meanwhile goes back.
 * @throws StaleError, NotFoundError
 */
export async function approveRuleChange(
  world: World,
  actor: Actor,
  {
    proposalId,
    version,
    opinion,
    confirmedBy,
  }: Answering & { readonly opinion: string; readonly confirmedBy: Confirmation },
): Promise<Outcome<{ version: number }, Refusal>> {
  const at = world.clock.now().toISOString()
  const today = chinaDay(at)
  return inAgency(world, actor, async (tx) => {
    const stored = await getProposal(tx, { proposalId, version })
    const { proposal, proposedBy } = stored.file
    const allowed = mayAnswerRuleProposal(stored.file, personOf(actor))
    if (!allowed.ok) return allowed
    // What counts only from its publication on cannot count too early; a late approval does no harm.
    const published = ruleKeeping(proposal.kind).publishedAs !== undefined
    const day = published ? accept(null) : dayOfEffect(proposal, today)
    if (!day.ok) return refuse({ reason: day.refusal.reason, basis: day.refusal.basis })
    const wrong = await catalogueRefusal(tx, world, actor, { proposal, today })
    if (wrong) return refuse(wrong)
    const { kind, code, after, effectiveFrom, source, reason } = proposal
    const held = (await loadRoles(tx, [proposedBy.id])).get(proposedBy.id) ?? []
    const by = { agencyId: actor.agencyId, name: proposedBy.name, roles: held, today }
    const next = await difference(tx, by, proposal)
    if (next.version !== after) {
      const now = `提请以后这一条又改过，现在是第 ${next.version} 版`
      return refuse(nothing(`${now}，批准的不是您看到的变更。请退回，由提请人重新提请`))
    }
    const agreed = published ? { agreed: next.body } : {}
    const event: RuleProposalEvent = { type: 'RuleChangeApproved', opinion, confirmedBy, ...agreed }
    await answer(tx, stored, event, { actor, at })
    await appendRuleVersions(
      tx,
      [{ kind, code, after, effectiveFrom, body: next.body, source, reason }],
      {
        agencyId: actor.agencyId,
        personId: proposedBy.id,
        at,
        proposalId,
      },
    )
    return accept({ version: after + 1 })
  })
}

/** 核对 by a third person, where the kind asks for it. @throws StaleError, NotFoundError */
export async function checkRuleChange(
  world: World,
  actor: Actor,
  { opinion, ...answering }: Answering & { readonly opinion: string },
): Promise<Outcome<null, Refusal>> {
  const at = world.clock.now().toISOString()
  return inAgency(world, actor, async (tx) => {
    const stored = await getProposal(tx, answering)
    const allowed = mayCheckRuleProposal(stored.file, personOf(actor))
    if (!allowed.ok) return allowed
    await answer(tx, stored, { type: 'RuleChangeChecked', opinion }, { actor, at })
    return accept(null)
  })
}

/** 退回, with a reason, by a person who might check or approve. @throws StaleError, NotFoundError */
export const returnRuleChange = (
  world: World,
  actor: Actor,
  request: Answering & { readonly reason: string },
): Promise<Outcome<null, Refusal>> =>
  endProposal(world, actor, request, mayReturnRuleProposal, 'RuleChangeReturned')

/** 撤回, by its author, while nobody has answered. @throws StaleError, NotFoundError */
export const withdrawRuleChange = (
  world: World,
  actor: Actor,
  request: Answering & { readonly reason: string },
): Promise<Outcome<null, Refusal>> =>
  endProposal(world, actor, request, mayWithdrawRuleProposal, 'RuleChangeWithdrawn')

async function endProposal(
  world: World,
  actor: Actor,
  { reason, ...answering }: Answering & { readonly reason: string },
  may: typeof mayReturnRuleProposal,
  type: 'RuleChangeReturned' | 'RuleChangeWithdrawn',
): Promise<Outcome<null, Refusal>> {
  const at = world.clock.now().toISOString()
  return inAgency(world, actor, async (tx) => {
    const stored = await getProposal(tx, answering)
    const allowed = may(stored.file, personOf(actor))
    if (!allowed.ok) return allowed
    await answer(tx, stored, { type, reason }, { actor, at })
    return accept(null)
  })
}

/**
 * What a proposal would make of the item as it is now, and where that differs from it.
 * @throws MalformedRequestError, NotFoundError, ForbiddenError as nextBody does
 */
export async function difference(
  tx: Tx,
  by: Pick<Actor, 'agencyId' | 'name' | 'roles'> & { readonly today: PlainDate },
  { kind, code, change, source }: { kind: RuleKind; code: string; change: unknown; source: string },
): Promise<{
  readonly body: JsonValue
  readonly version: number
  readonly differences: ReturnType<typeof ruleDifferences>
}> {
  const current = (await historyOf(tx, by.agencyId, kind, code)).at(-1)
  // It was checked by the contract when it was proposed.
  const body = await nextBody(tx, by, { change: change as RuleBodyChange, source }, current)
  const differences = ruleDifferences(kind, code, current?.body ?? null, body, matterName)
  return { body, version: current?.version ?? 0, differences }
}

async function getProposal(
  tx: Tx,
  { proposalId, version }: Answering,
): Promise<StoredRuleProposal> {
  const stored = await find(tx, ruleProposalStream, proposalId)
  if (!stored) throw new NotFoundError('没有这项变更')
  if (stored.file.version !== version) throw new StaleError('规则变更')
  return stored
}

function answer(
  tx: Tx,
  { id, file: before }: StoredRuleProposal,
  event: RuleProposalEvent,
  { actor, at }: { actor: Actor; at: string },
) {
  const onto = { id, before, own: {}, row: null }
  return append(tx, ruleProposalStream, onto, [event], authorOf(actor, at))
}

const personOf = ({ personId: id, roles: held }: Actor) => ({ id, roles: held })
