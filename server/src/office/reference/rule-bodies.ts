import type { RuleBodyChange } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { calendarYearProblems } from '@zhaofa/domain/deadline/calendar-year.ts'
import { benchmarkProblems } from '@zhaofa/domain/discretion/benchmark-problems.ts'
import type { DiscretionTier } from '@zhaofa/domain/reference/matter.ts'
import { isPenaltyMatter } from '@zhaofa/domain/reference/matters.ts'
import { changeGrounds, type GroundChange } from '@zhaofa/domain/review/change-catalogue.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import type { RuleKind } from '@zhaofa/domain/rules/rule-kinds.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError, MalformedRequestError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { JsonValue } from '../../storage/ledger/record.ts'
import { historyOf, type RuleVersion } from '../../storage/rule-store.ts'
import { catalogueCode, type RuleBodies } from './load-reference.ts'

/** The item a change is about: a year, a matter, the catalogue, the name of a rule. */
export function codeOf(change: RuleBodyChange): string {
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

/**
 * What the item says after the change. `by` is who drew it up; `today` the day of their confirmation.
 * @throws MalformedRequestError naming what is wrong; NotFoundError for an unknown matter; ForbiddenError where
 *   only the legal unit may answer.
 */
export async function nextBody(
  tx: Tx,
  by: Pick<Actor, 'agencyId' | 'name' | 'roles'> & { readonly today: PlainDate },
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
