import type { RuleBodyChange } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { calendarYearProblems } from '@zhaofa/domain/deadline/calendar-year.ts'
import {
  benchmarkProblems,
  circumstanceProblems,
} from '@zhaofa/domain/discretion/benchmark-problems.ts'
import { factorLine } from '@zhaofa/domain/discretion/factors.ts'
import { confirmText, type OfficialTexts } from '@zhaofa/domain/reference/confirm-text.ts'
import { asMatter } from '@zhaofa/domain/reference/former-matter.ts'
import type { DiscretionTier } from '@zhaofa/domain/reference/matter.ts'
import { isPenaltyMatter } from '@zhaofa/domain/reference/matters.ts'
import { nextGrounds, type GroundChange } from '@zhaofa/domain/review/change-catalogue.ts'
import { asGround } from '@zhaofa/domain/review/former-ground.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import type { RuleKind } from '@zhaofa/domain/rules/rule-kinds.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError, MalformedRequestError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { JsonValue } from '../../storage/ledger/record.ts'
import { afterPublication, historyOf, type RuleVersion } from '../../storage/rule-store.ts'
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

type Keeper = Pick<Actor, 'agencyId' | 'name' | 'roles'> & { readonly today: PlainDate }

/** 法制机构 says whether the provision named for the matter gives the power to seize (强制法第22条). */
function withPower(
  body: RuleBodies['matter'],
  confirmed: boolean,
  by: Keeper,
): RuleBodies['matter'] {
  const power = isPenaltyMatter(body) ? body.coercivePower : undefined
  if (!power) throw wrong('change.coercionConfirmed', '这个事项没有登记查封、扣押的依据')
  onlyLegalUnit(by, '查封、扣押的依据')
  const confirmedBy = confirmed ? { name: by.name, on: by.today } : null
  return { ...body, coercivePower: { ...power, confirmedBy } }
}

/** 法制机构 compares the matter with the official text, or takes its comparison back. */
function withText(
  body: RuleBodies['matter'],
  text: OfficialTexts | null,
  by: Keeper & { readonly source: string },
): RuleBodies['matter'] {
  if (!isPenaltyMatter(body)) throw wrong('change.text', '只有处罚事项须核对条文')
  onlyLegalUnit(by, '事项的条文')
  const matter = { ...asMatter(body), active: body.active }
  if (text === null) return { ...matter, textConfirmed: null }
  const { name, today: on, source } = by
  const confirmed = confirmText(matter, text, { name, on, source })
  if (!confirmed.ok) {
    throw new MalformedRequestError(
      (confirmed.refusal.fields ?? []).map(({ message }) => message).join('；'),
      (confirmed.refusal.fields ?? []).map(({ message }) => ({ field: 'change.text', message })),
    )
  }
  return { ...confirmed.value, active: body.active }
}

function onlyLegalUnit({ roles: held }: Keeper, what: string): void {
  if (!held.includes('legal-reviewer')) throw new ForbiddenError(`${what}由法制机构确认`)
}

/**
 * What the item says after the change, which rests on `source`. `by` is who drew it up; `today` the day of their
 * confirmation.
 * @throws MalformedRequestError naming what is wrong; NotFoundError for an unknown matter; ForbiddenError where
 *   only the legal unit may answer.
 */
export async function nextBody(
  tx: Tx,
  by: Keeper,
  { change, source }: { readonly change: RuleBodyChange; readonly source: string },
  current: RuleVersion | undefined,
): Promise<JsonValue> {
  switch (change.kind) {
    case 'calendar-year': {
      const { kind: _, ...year } = change
      refuseIf('change', calendarYearProblems(year))
      return withoutUndefined<JsonValue>(year)
    }
    case 'matter': {
      const { kind: _, code: __, coercionConfirmed, text, ...changed } = change
      let body: RuleBodies['matter'] = { ...bodyOf(current, 'matter'), ...changed }
      if (coercionConfirmed !== undefined) body = withPower(body, coercionConfirmed, by)
      if (text !== undefined) body = withText(body, text, { ...by, source })
      return withoutUndefined<JsonValue>(body)
    }
    case 'benchmark': {
      const matter = (await historyOf(tx, by.agencyId, 'matter', change.code)).at(-1)
      const body = bodyOf(matter, 'matter')
      if (!isPenaltyMatter(body)) throw wrong('change.code', '不是处罚事项')
      const tiers = withoutUndefined<DiscretionTier[]>(change.tiers).map(withCondition)
      const { circumstances = [] } = change
      refuseIf('change.tiers', benchmarkProblems(asMatter(body), tiers))
      refuseIf('change.circumstances', circumstanceProblems(circumstances, tiers))
      const named = circumstances.length > 0 && { circumstances }
      return withoutUndefined<JsonValue>({ tiers, ...named })
    }
    case 'review-catalogue': {
      // Whether it may be proposed and approved is asked with the cases beside it (measure-impact.ts).
      const changes = withoutUndefined<GroundChange[]>(change.changes)
      const grounds = bodyOf(current, 'review-catalogue').grounds.map(asGround)
      return withoutUndefined<JsonValue>({
        grounds: nextGrounds(grounds, changes),
        effect: afterPublication,
      })
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

/** A condition that is facts alone is published in the words of the facts. */
function withCondition(tier: DiscretionTier): DiscretionTier {
  if (tier.condition.trim() !== '') return tier
  const lines = (tier.factors ?? []).map((factor) => factorLine(factor))
  return { ...tier, condition: lines.join(tier.need === 'any' ? '；或者' : '；') }
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
