import type { MyWork, RuleProposalList, RuleProposalView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { matterName } from '@zhaofa/domain/reference/matters.ts'
import {
  awaitsCheck,
  mayAnswerRuleProposal,
  mayCheckRuleProposal,
  mayReturnRuleProposal,
} from '@zhaofa/domain/rules/rule-proposal.ts'
import { ruleDifferences } from '@zhaofa/domain/rules/rule-words.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { loadRoles } from '../../storage/identity/people-store.ts'
import { historyOf } from '../../storage/rule-store.ts'
import {
  answeredRuleProposals,
  openRuleProposals,
  type StoredRuleProposal,
} from '../../storage/streams/rule-proposal-stream.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { titleOf } from './list-rules.ts'
import { difference } from './rule-proposals.ts'

/** How many answered ones are shown. The whole history of an item is told by its versions. */
const maxAnswered = 20

/** 规则变更, for everybody of the agency: what waits and what became of the last ones. */
export async function listRuleProposals(world: World, actor: Actor): Promise<RuleProposalList> {
  const today = chinaDay(world.clock.now().toISOString())
  return inAgency(world, actor, async (tx) => {
    const open: RuleProposalView[] = []
    for (const stored of await openRuleProposals(tx)) {
      open.push(await viewOf(tx, actor, stored, await openDifferences(tx, actor, stored, today)))
    }
    const answered: RuleProposalView[] = []
    const newest = await answeredRuleProposals(tx, maxAnswered)
    for (const stored of newest.rows) {
      answered.push(await viewOf(tx, actor, stored, await doneDifferences(tx, actor, stored)))
    }
    return { open, answered, answeredLeft: newest.left }
  })
}

/** What this person is asked to agree to. */
export async function ruleProposalAlerts(tx: Tx, actor: Actor): Promise<MyWork['alerts']> {
  const person = { id: actor.personId, roles: actor.roles }
  const mine = (await openRuleProposals(tx)).filter(
    ({ file }) => mayReturnRuleProposal(file, person).ok,
  )
  const alerts: MyWork['alerts'] = []
  for (const { file } of mine) {
    const title = await titleIn(tx, actor.agencyId, file.proposal)
    alerts.push({
      text: `${file.proposedBy.name}提请变更${title}`,
      effect: `拟自 ${file.proposal.effectiveFrom} 起适用，等您${awaitsCheck(file) ? '核对' : '批准'}。`,
      href: '/office/administration/proposals',
      tone: 'amber',
    })
  }
  return alerts
}

type Differences = ReturnType<typeof ruleDifferences>

async function openDifferences(
  tx: Tx,
  { agencyId }: Actor,
  { file: { proposal, proposedBy } }: StoredRuleProposal,
  today: PlainDate,
): Promise<Differences> {
  const held = (await loadRoles(tx, [proposedBy.id])).get(proposedBy.id) ?? []
  const by = { agencyId, name: proposedBy.name, roles: held, today }
  return (await difference(tx, by, proposal)).differences
}

/** Of an approved one, what its version changed; of the others nothing came. */
async function doneDifferences(
  tx: Tx,
  { agencyId }: Actor,
  { file: { proposal, state } }: StoredRuleProposal,
): Promise<Differences> {
  if (state !== 'approved') return []
  const { kind, code, after } = proposal
  const versions = await historyOf(tx, agencyId, kind, code)
  const bodyOf = (version: number) => versions.find((each) => each.version === version)?.body
  return ruleDifferences(kind, code, bodyOf(after) ?? null, bodyOf(after + 1), matterName)
}

async function viewOf(
  tx: Tx,
  actor: Actor,
  { id, file }: StoredRuleProposal,
  differences: Differences,
): Promise<RuleProposalView> {
  const { proposal, proposedBy, checked, answered, state, version } = file
  const { kind, code, effectiveFrom, source, reason, impact } = proposal
  const person = { id: actor.personId, roles: actor.roles }
  return {
    ...{ id, version, kind, code, effectiveFrom, source, reason, state, differences },
    title: await titleIn(tx, actor.agencyId, proposal),
    proposedBy: proposedBy.name,
    proposedAt: proposedBy.at,
    impact: impact ? { ...impact, years: impact.years.map((year) => ({ ...year })) } : null,
    checked: checked && { by: checked.name, at: checked.at, words: checked.words },
    check: awaitsCheck(file) ? { blocked: reasonOf(mayCheckRuleProposal(file, person)) } : null,
    answered: answered && { by: answered.name, at: answered.at, words: answered.words },
    blocked: reasonOf(mayAnswerRuleProposal(file, person)),
    returnBlocked: reasonOf(mayReturnRuleProposal(file, person)),
    own: proposedBy.id === actor.personId,
  }
}

const reasonOf = (allowed: Outcome<null, Refusal>): string | null =>
  allowed.ok ? null : allowed.refusal.reason

async function titleIn(
  tx: Tx,
  agencyId: string,
  { kind, code }: Pick<StoredRuleProposal['file']['proposal'], 'kind' | 'code'>,
): Promise<string> {
  const current = (await historyOf(tx, agencyId, kind, code)).at(-1)
  return titleOf({ kind, code, body: current?.body ?? { name: code } })
}
