import type { RuleView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  agencyRuleDefinitions,
  agencyRuleNames,
  isAgencyRuleName,
} from '@zhaofa/domain/rules/agency-rule-values.ts'
import type { RuleKind } from '@zhaofa/domain/rules/rule-kinds.ts'
import { chinaDay, plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { historyOf, rulesOn, type RuleVersion } from '../../storage/rule-store.ts'
import { approversOf } from '../../storage/streams/rule-proposal-stream.ts'
import { loadStaff } from '../../storage/staff-store.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'

/** What applies today, of one kind. Everybody of the agency may read the rules they work under. */
export async function listRules(world: World, actor: Actor, kind: RuleKind): Promise<RuleView[]> {
  const today = chinaDay(world.clock.now().toISOString())
  return inAgency(world, actor, async (tx) => {
    const versions = (await rulesOn(tx, actor.agencyId, today)).filter((each) => each.kind === kind)
    return inWords(tx, kind === 'agency-rule' ? [...versions, ...notSetYet(versions)] : versions)
  })
}

/** Rules that came with a later program: each applies as it comes, and can be changed like the others. */
function notSetYet(versions: readonly RuleVersion[]): RuleVersion[] {
  return agencyRuleNames
    .filter((name) => !versions.some(({ code }) => code === name))
    .map((name) => ({
      ...{ kind: 'agency-rule', code: name, version: 0, byPerson: null, proposalId: null },
      effectiveFrom: plainDate('2000-01-01'),
      body: { value: agencyRuleDefinitions[name].initial },
      source: agencyRuleDefinitions[name].source,
      reason: '随程序提供的初始值',
      at: '2000-01-01T00:00:00.000Z',
    }))
}

/** Every version of one item, oldest first, those that start in the future included. */
export async function ruleHistory(
  world: World,
  actor: Actor,
  kind: RuleKind,
  code: string,
): Promise<RuleView[]> {
  return inAgency(world, actor, async (tx) =>
    inWords(tx, await historyOf(tx, actor.agencyId, kind, code)),
  )
}

async function inWords(tx: Tx, versions: readonly RuleVersion[]): Promise<RuleView[]> {
  const staff = await loadStaff(tx)
  const approvers = await approversOf(
    tx,
    versions.flatMap(({ proposalId }) => proposalId ?? []),
  )
  return versions.map(({ byPerson, proposalId, ...version }) => ({
    ...version,
    title: titleOf(version),
    by: byPerson === null ? null : (staff.get(byPerson)?.name ?? '（已离任人员）'),
    approvedBy: proposalId === null ? null : (approvers.get(proposalId) ?? null),
  }))
}

/** How an item is called: 代收罚款银行, CF-001 裁量基准. */
export function titleOf({ kind, code, body }: Pick<RuleVersion, 'kind' | 'code' | 'body'>): string {
  switch (kind) {
    case 'calendar-year':
      return `${code} 年放假安排`
    case 'matter':
      return (body as { name: string }).name
    case 'benchmark':
      return `${code} 裁量基准`
    case 'review-catalogue':
      return '重大执法决定法制审核目录'
    case 'agency-rule':
      return isAgencyRuleName(code) ? agencyRuleDefinitions[code].title : code
  }
}
