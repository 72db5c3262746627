import { joinCalendarYears, type CalendarYear } from '@zhaofa/domain/deadline/calendar-year.ts'
import type { BenchmarkCircumstance } from '@zhaofa/domain/discretion/factors.ts'
import type { WorkCalendar } from '@zhaofa/domain/deadline/work-calendar.ts'
import type { DiscretionTier, Matter, ServiceMatter } from '@zhaofa/domain/reference/matter.ts'
import { asMatter, type FormerMatter } from '@zhaofa/domain/reference/former-matter.ts'
import { isPenaltyMatter } from '@zhaofa/domain/reference/matters.ts'
import type { ReviewCatalogue } from '@zhaofa/domain/review/catalogue.ts'
import { asGround, type StoredGround } from '@zhaofa/domain/review/former-ground.ts'
import type { AgencyRuleValues } from '@zhaofa/domain/rules/agency-rule-definition.ts'
import { agencyRuleDefinitions, isAgencyRuleName } from '@zhaofa/domain/rules/agency-rule-values.ts'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import type { RuleKind } from '@zhaofa/domain/rules/rule-kinds.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { keptDigests } from './digest.ts'
import { newestRowsOf } from '../../storage/publication/lists/newest-rows.ts'
import {
  afterPublication,
  referenceState,
  rulesOn,
  type RuleVersion,
} from '../../storage/rule-store.ts'
import type { Reference, World } from '../../world.ts'

/** What `rule_version.body` holds, by kind. Bodies are checked before they are written. */
export type RuleBodies = {
  readonly 'calendar-year': CalendarYear
  readonly matter: (Matter | FormerMatter | ServiceMatter) & { readonly active: boolean }
  readonly benchmark: {
    readonly tiers: readonly DiscretionTier[]
    /** Absent in benchmarks that weigh nothing within their tiers, and in those of before. */
    readonly circumstances?: readonly BenchmarkCircumstance[]
  }
  readonly 'review-catalogue': {
    readonly grounds: readonly StoredGround[]
    /** Set since 2026-12: the version counts only once it was made public. */
    readonly effect?: typeof afterPublication
  }
  readonly 'agency-rule': { readonly value: AgencyRuleValues[keyof AgencyRuleValues] }
}

/** The one review catalogue of an agency. */
export const catalogueCode = 'catalogue'

/**
 * Reads what applies to an agency on a day, and keeps it while nothing was added: an act asks once
 * and usually pays for one count.
 */
export function referenceStore(): World['reference'] {
  const kept = new Map<string, { state: string; reference: Reference }>()
  return {
    load: async (tx, agencyId, day) => {
      const key = `${agencyId} ${day}`
      const state = await referenceState(tx, agencyId)
      const known = kept.get(key)
      if (known?.state === state) return known.reference
      const reference = await loadReference(tx, agencyId, day)
      if (kept.size >= 64) kept.clear()
      kept.set(key, { state, reference })
      return reference
    },
  }
}

/** @throws NotFoundError when the agency has no reference data yet. */
export async function loadReference(tx: Tx, agencyId: string, day: PlainDate): Promise<Reference> {
  const versions = await rulesOn(tx, agencyId, day)
  const kept = penaltyMatters(versions)
  const published = await publishedBenchmarks(tx, agencyId)
  const byCode = new Map(kept.map(({ matter }) => [matter.code, withPublished(matter, published)]))
  return {
    calendar: calendarFrom(versions),
    rules: await agencyRulesFrom(tx, agencyId, versions),
    catalogue: catalogueFrom(versions),
    matters: kept.flatMap(({ matter, active }) => (active ? [matter] : [])),
    matterOf: (code) => byCode.get(code) ?? null,
    digestOfRules: keptDigests(),
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

type KeptMatter = { readonly matter: Matter; readonly active: boolean }

/** All matters an agency has kept, those it no longer carries out as well: cases rest on them. */
function penaltyMatters(versions: readonly RuleVersion[]): KeptMatter[] {
  const benchmarks = new Map(bodies(versions, 'benchmark').map((each) => [each.code, each]))
  return bodies(versions, 'matter').flatMap(({ body: { active, ...stored } }) => {
    if (!isPenaltyMatter(stored)) return []
    const benchmark = benchmarks.get(stored.code)
    const matter = {
      ...asMatter(stored),
      ...(benchmark && benchmarkOf(benchmark)),
    }
    return [{ matter: active ? matter : { ...matter, usable: stopped }, active }]
  })
}

const benchmarkOf = ({ body, source }: { body: RuleBodies['benchmark']; source: string }) => ({
  tiers: body.tiers,
  tierSource: source,
  ...(body.circumstances && { benchmarkCircumstances: body.circumstances }),
})

const stopped = { kind: 'no', reason: '本机关已停止执行本事项' } as const

/** Only a benchmark that was made public may be a ground for a fine (处罚法第34条). */
function withPublished(matter: Matter, published: ReadonlyMap<string, string>): Matter {
  if (published.get(matter.code) === tierNames(matter.tiers.map(({ name }) => name))) return matter
  const { benchmarkCircumstances: _unpublished, ...rest } = matter
  return { ...rest, tiers: [], tierSource: '' }
}

/** The names of the tiers of each matter as the newest published list of benchmarks has them. */
async function publishedBenchmarks(tx: Tx, agencyId: string): Promise<Map<string, string>> {
  const rows = await newestRowsOf(tx, agencyId, 'pre_benchmark')
  return new Map(
    [...Map.groupBy(rows, (row) => row['matterCode'] ?? '')].map(([code, tiers]) => [
      code,
      tierNames(tiers.map((row) => row['tier'] ?? '')),
    ]),
  )
}

const tierNames = (names: readonly string[]) => names.join('\n')

function catalogueFrom(versions: readonly RuleVersion[]): ReviewCatalogue {
  const [latest] = bodies(versions, 'review-catalogue')
  if (!latest) throw new NotFoundError('本机关还没有法制审核目录')
  return {
    version: String(latest.version),
    effectiveFrom: latest.effectiveFrom,
    grounds: latest.body.grounds.map(asGround),
    asStored: latest.body.grounds,
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
