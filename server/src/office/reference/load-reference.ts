import { joinCalendarYears, type CalendarYear } from '@zhaofa/domain/deadline/calendar-year.ts'
import type { WorkCalendar } from '@zhaofa/domain/deadline/work-calendar.ts'
import type { DiscretionTier, Matter, ServiceMatter } from '@zhaofa/domain/reference/matter.ts'
import { isPenaltyMatter } from '@zhaofa/domain/reference/matters.ts'
import type { ReviewCatalogue } from '@zhaofa/domain/review/catalogue.ts'
import {
  agencyRuleDefinitions,
  isAgencyRuleName,
  type AgencyRuleValues,
} from '@zhaofa/domain/rules/agency-rule-values.ts'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import type { RuleKind } from '@zhaofa/domain/rules/rule-kinds.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { countRuleVersions, rulesOn, type RuleVersion } from '../../storage/rule-store.ts'
import type { Reference, World } from '../../world.ts'

/** What `rule_version.body` holds, by kind. Bodies are checked before they are written. */
export type RuleBodies = {
  readonly 'calendar-year': CalendarYear
  readonly matter: (Matter | ServiceMatter) & { readonly active: boolean }
  readonly benchmark: { readonly tiers: readonly DiscretionTier[] }
  readonly 'review-catalogue': Omit<ReviewCatalogue, 'version' | 'effectiveFrom'>
  readonly 'agency-rule': { readonly value: AgencyRuleValues[keyof AgencyRuleValues] }
}

/** The one review catalogue of an agency. */
export const catalogueCode = 'catalogue'

/**
 * Reads what applies to an agency on a day, and keeps it while nothing was added: an act asks once
 * and usually pays for one count.
 */
export function referenceStore(): World['reference'] {
  const kept = new Map<string, { count: number; reference: Reference }>()
  return {
    load: async (tx, agencyId, day) => {
      const key = `${agencyId} ${day}`
      const count = await countRuleVersions(tx, agencyId)
      const known = kept.get(key)
      if (known?.count === count) return known.reference
      const reference = await loadReference(tx, agencyId, day)
      if (kept.size >= 64) kept.clear()
      kept.set(key, { count, reference })
      return reference
    },
  }
}

/** @throws NotFoundError when the agency has no reference data yet. */
export async function loadReference(tx: Tx, agencyId: string, day: PlainDate): Promise<Reference> {
  const versions = await rulesOn(tx, agencyId, day)
  const matters = penaltyMatters(versions)
  const byCode = new Map(matters.map((each) => [each.code, each]))
  return {
    calendar: calendarFrom(versions),
    rules: await agencyRulesFrom(tx, agencyId, versions),
    catalogue: catalogueFrom(versions),
    matters,
    matterOf: (code) => byCode.get(code) ?? null,
  }
}

function bodies<K extends RuleKind>(
  versions: readonly RuleVersion[],
  kind: K,
): (Omit<RuleVersion, 'body'> & { body: RuleBodies[K] })[] {
  return versions
    .filter((each) => each.kind === kind)
    .map((each) => ({ ...each, body: each.body as RuleBodies[K] }))
}

function calendarFrom(versions: readonly RuleVersion[]): WorkCalendar {
  return joinCalendarYears(bodies(versions, 'calendar-year').map(({ body }) => body))
}

function activeMatters(versions: readonly RuleVersion[]): (Matter | ServiceMatter)[] {
  return bodies(versions, 'matter')
    .filter(({ body }) => body.active)
    .map(({ body: { active: _, ...matter } }) => matter)
}

function penaltyMatters(versions: readonly RuleVersion[]): Matter[] {
  const benchmarks = new Map(bodies(versions, 'benchmark').map((each) => [each.code, each]))
  return activeMatters(versions)
    .filter(isPenaltyMatter)
    .map((matter) => {
      const benchmark = benchmarks.get(matter.code)
      return benchmark
        ? { ...matter, tiers: benchmark.body.tiers, tierSource: benchmark.source }
        : matter
    })
}

function catalogueFrom(versions: readonly RuleVersion[]): ReviewCatalogue {
  const [latest] = bodies(versions, 'review-catalogue')
  if (!latest) throw new NotFoundError('本机关还没有法制审核目录')
  return {
    version: String(latest.version),
    effectiveFrom: latest.effectiveFrom,
    grounds: latest.body.grounds,
  }
}

async function agencyRulesFrom(
  tx: Tx,
  agencyId: string,
  versions: readonly RuleVersion[],
): Promise<AgencyRules> {
  const agency = await tx
    .selectFrom('identity.agency')
    .where('id', '=', agencyId)
    .select(['name', 'region_code', 'number_word', 'address', 'phone'])
    .executeTakeFirst()
  if (!agency) throw new NotFoundError('没有这个机关')
  const values: Record<string, unknown> = {}
  const sources: Record<string, string> = {}
  for (const [name, { initial, source }] of Object.entries(agencyRuleDefinitions)) {
    values[name] = initial
    sources[name] = source
  }
  for (const { code, body, source } of bodies(versions, 'agency-rule')) {
    if (!isAgencyRuleName(code)) continue
    values[code] = body.value
    sources[code] = source
  }
  return {
    ...(values as AgencyRuleValues),
    region: agency.region_code,
    agencyName: agency.name,
    numberWord: agency.number_word,
    address: agency.address,
    phone: agency.phone,
    sources,
  }
}
