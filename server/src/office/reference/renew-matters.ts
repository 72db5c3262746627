import type { Kysely } from 'kysely'
import { isPenaltyMatter, penaltyMatters } from '@zhaofa/domain/reference/matters.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Database } from '../../storage/database.ts'
import {
  appendRuleVersions,
  rulesOn,
  type NewRuleVersion,
  type RuleVersion,
} from '../../storage/rule-store.ts'
import type { RuleBodies } from './load-reference.ts'

const reason = '事项库修订：一项一条违反的规定和一条罚则；旧目录一项包含几条规定的停止执行'

/**
 * Agencies that were set up with the catalogue of before, in which one code covered several rules, get the matters
 * of today; the old codes stop, and cases that rest on them stay readable. For the owner's role, at the start of a
 * new program; done once, it finds nothing more to do. Agencies without rules of their own are left alone.
 * @returns how many agencies were brought up to date.
 */
export async function renewMatters(owner: Kysely<Database>, at: Date): Promise<number> {
  const agencies = await owner
    .selectFrom('reference.rule')
    .where('kind', '=', 'matter')
    .select('agency_id')
    .distinct()
    .execute()
  let renewed = 0
  for (const { agency_id: agencyId } of agencies) {
    const author = { agencyId, personId: null, at: at.toISOString() }
    const added = await owner.transaction().execute(async (tx) => {
      const today = chinaDay(author.at)
      const kept = (await rulesOn(tx, agencyId, today)).filter(({ kind }) => kind === 'matter')
      const versions = [...missing(kept), ...outworn(kept)].map((each) => ({
        ...each,
        effectiveFrom: today,
      }))
      await appendRuleVersions(tx, versions, author)
      return versions.length
    })
    if (added > 0) renewed++
  }
  return renewed
}

type Renewed = Omit<NewRuleVersion, 'effectiveFrom'>

function missing(kept: readonly RuleVersion[]): Renewed[] {
  const known = new Set(kept.map(({ code }) => code))
  return penaltyMatters
    .filter(({ code }) => !known.has(code))
    .map((matter) => ({
      kind: 'matter',
      code: matter.code,
      after: 0,
      body: JSON.parse(JSON.stringify({ ...matter, active: true })) as NewRuleVersion['body'],
      source: matter.source,
      reason,
    }))
}

/** Penalty matters in the form of before that are still carried out. */
function outworn(kept: readonly RuleVersion[]): Renewed[] {
  return kept.flatMap(({ code, version, body, source }) => {
    const stored = body as RuleBodies['matter']
    if (!isPenaltyMatter(stored) || 'usable' in stored || !stored.active) return []
    const stopped = JSON.parse(JSON.stringify({ ...stored, active: false })) as Renewed['body']
    return [{ kind: 'matter' as const, code, after: version, body: stopped, source, reason }]
  })
}
