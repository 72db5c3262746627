import type { RuleBodyChange, RuleChange, RuleKind } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { calendarYearProblems } from '@zhaofa/domain/deadline/calendar-year.ts'
import { benchmarkProblems } from '@zhaofa/domain/discretion/benchmark-problems.ts'
import type { DiscretionTier } from '@zhaofa/domain/reference/matter.ts'
import { isPenaltyMatter } from '@zhaofa/domain/reference/matters.ts'
import { changeGrounds, type GroundChange } from '@zhaofa/domain/review/change-catalogue.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import { chinaDay, plainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError, MalformedRequestError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { JsonValue } from '../../storage/ledger/record.ts'
import { appendRuleVersions, historyOf, type RuleVersion } from '../../storage/rule-store.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { catalogueCode, type RuleBodies } from './load-reference.ts'

/** Who keeps what: the calendar is a matter of administration, everything else of law. */
const keepers: Record<RuleKind, readonly Role[]> = {
  'calendar-year': ['system-admin', 'legal-reviewer'],
  matter: ['legal-reviewer', 'agency-head'],
  benchmark: ['legal-reviewer', 'agency-head'],
  'review-catalogue': ['legal-reviewer', 'agency-head'],
  'agency-rule': ['legal-reviewer', 'agency-head'],
}

/**
 * Adds a version of an item of reference data, with its leaf, in one transaction. Nothing already
 * decided changes: a version counts from its own day on.
 *
 * @throws ForbiddenError for somebody who does not keep this list; MalformedRequestError naming what
 *   is wrong; StaleError when it was changed meanwhile.
 */
export async function changeRule(
  world: World,
  actor: Actor,
  { after, effectiveFrom, source, reason, change }: RuleChange,
): Promise<{ version: number }> {
  const { kind } = change
  if (!holdsOneOf(actor, keepers[kind])) {
    throw new ForbiddenError(`由${keepers[kind].map((role) => roles[role]).join('或者')}维护`)
  }
  const at = world.clock.now().toISOString()
  const from = plainDate(effectiveFrom)
  if (kind !== 'calendar-year' && from < chinaDay(at)) {
    throw wrong('effectiveFrom', '规则不溯及既往，生效日不能早于今天')
  }
  return inAgency(world, actor, async (tx) => {
    const code = codeOf(change)
    const current = (await historyOf(tx, actor.agencyId, kind, code)).at(-1)
    const body = await nextBody(tx, { ...actor, today: chinaDay(at) }, change, current)
    const added = {
      kind,
      code,
      after,
      effectiveFrom: from,
      body,
      source,
      reason,
    } as const
    await appendRuleVersions(tx, [added], { ...actor, at })
    return { version: after + 1 }
  })
}

function codeOf(change: RuleBodyChange): string {
  switch (change.kind) {
    case 'calendar-year':
      return String(change.year)
    case 'matter':
    case 'benchmark':
      return change.code
    case 'review-catalogue':
      return catalogueCode
    case 'agency-rule':
      return change.rule.name
  }
}

/** @throws MalformedRequestError when the change may not be made; NotFoundError for an unknown matter. */
async function nextBody(
  tx: Tx,
  by: Actor & { readonly today: PlainDate },
  change: RuleBodyChange,
  current: RuleVersion | undefined,
): Promise<JsonValue> {
  switch (change.kind) {
    case 'calendar-year': {
      const { kind: _, ...year } = change
      refuseIf('change', calendarYearProblems(year))
      return withoutUndefined<JsonValue>(year)
    }
    case 'matter': {
      const { kind: _, code: __, coercionConfirmed, ...changed } = change
      const body = { ...bodyOf(current, 'matter'), ...changed }
      if (coercionConfirmed === undefined) return withoutUndefined<JsonValue>(body)
      const power = isPenaltyMatter(body) ? body.coercivePower : undefined
      if (!power) throw wrong('change.coercionConfirmed', '这个事项没有登记查封、扣押的依据')
      if (!by.roles.includes('legal-reviewer')) {
        throw new ForbiddenError('查封、扣押的依据由法制机构确认')
      }
      const confirmedBy = coercionConfirmed ? { name: by.name, on: by.today } : null
      return withoutUndefined<JsonValue>({ ...body, coercivePower: { ...power, confirmedBy } })
    }
    case 'benchmark': {
      const matter = (await historyOf(tx, by.agencyId, 'matter', change.code)).at(-1)
      const body = bodyOf(matter, 'matter')
      if (!isPenaltyMatter(body)) throw wrong('change.code', '不是处罚事项')
      refuseIf(
        'change.tiers',
        benchmarkProblems(body, withoutUndefined<DiscretionTier[]>(change.tiers)),
      )
      return withoutUndefined<JsonValue>({ tiers: change.tiers })
    }
    case 'review-catalogue': {
      const changes = withoutUndefined<GroundChange[]>(change.changes)
      const grounds = changeGrounds(bodyOf(current, 'review-catalogue').grounds, changes)
      if (!grounds.ok) throw wrong('change.changes', grounds.refusal.reason)
      return withoutUndefined<JsonValue>({ grounds: grounds.value })
    }
    case 'agency-rule': {
      const { name, value } = change.rule
      const definition = agencyRuleDefinitions[name] as {
        problem(value: unknown): string | null
      }
      const problem = definition.problem(value)
      if (problem !== null) throw wrong('change.rule.value', problem)
      return withoutUndefined<JsonValue>({ value })
    }
  }
}

function bodyOf<K extends RuleKind>(current: RuleVersion | undefined, _kind: K): RuleBodies[K] {
  if (!current) throw new NotFoundError('没有这一项')
  return current.body as RuleBodies[K]
}

/** The value as JSON keeps it. An option that was not given is absent. */
function withoutUndefined<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function refuseIf(field: string, problems: readonly string[]): void {
  if (problems.length > 0) throw wrong(field, problems.join('；'))
}

function wrong(field: string, message: string): MalformedRequestError {
  return new MalformedRequestError(message, [{ field, message }])
}
