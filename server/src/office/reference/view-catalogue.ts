import type { CatalogueDesk } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import { matterName } from '@zhaofa/domain/reference/matters.ts'
import { matterStanding } from '@zhaofa/domain/reference/matter-standing.ts'
import {
  groundBasisText,
  groundsInForce,
  type CatalogueGround,
  type ReviewCatalogue,
} from '@zhaofa/domain/review/catalogue.ts'
import { judgeGround } from '@zhaofa/domain/review/judge-rule.ts'
import { sentenceText } from '@zhaofa/domain/review/rule-sentence.ts'
import { ruleKeeping } from '@zhaofa/domain/rules/rule-kinds.ts'
import { chinaDay, plainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { effectOfVersion } from '../../storage/catalogue-effect-store.ts'
import { listAsOf } from '../../storage/publication/lists/list-versions.ts'
import { triedCases } from '../../storage/review-facts-store.ts'
import type { Reference, World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { ruleWorldOf } from './measure-impact.ts'
import { newestCatalogue } from './publish-catalogue.ts'

const keeping = ruleKeeping('review-catalogue')

/** Why this person may not draw up a change of the catalogue; null where they may. */
export function proposingBlocked(actor: Pick<Actor, 'roles'>): string | null {
  return holdsOneOf(actor, keeping.proposes)
    ? null
    : `由${keeping.proposes.map((role) => roles[role]).join('或者')}起草`
}

/** 法制审核目录 for everybody of the agency: what counts, how often, what is under way, what slots offer. */
export async function viewCatalogue(world: World, actor: Actor): Promise<CatalogueDesk> {
  const today = chinaDay(world.clock.now().toISOString())
  return inAgency(world, actor, async (tx) => {
    const reference = await world.reference.load(tx, actor.agencyId, today)
    const newest = await newestCatalogue(tx, actor.agencyId)
    if (!newest) throw new NotFoundError('本机关还没有法制审核目录')
    const { catalogue, rules } = reference
    const counted = await countsOf(tx, { rules, catalogue: newest }, today)
    const counting = idsInForce(catalogue)
    const agreed = idsInForce(newest)
    const item = keeping.publishedAs ?? ''
    const published = await listAsOf(tx, { agencyId: actor.agencyId, item }, today)
    return {
      inForce: { version: Number(catalogue.version), since: catalogue.effectiveFrom },
      newest: newest.version,
      // Changes are written against the newest version; those of an unpublished one stand with it.
      grounds: newest.grounds.map((ground) => ({
        id: ground.id,
        text: ground.text,
        sentence: sentenceText(ground, matterName),
        basis: groundBasisText(ground),
        acts: ground.acts === 'every' ? ('every' as const) : [...ground.acts],
        rule: ground.rule,
        note: ground.note,
        mandatory: ground.mandatory,
        counts: agreed.has(ground.id),
        countsToday: counting.has(ground.id),
        thisYear: counted.get(ground.id) ?? 0,
      })),
      here: counting.size,
      published: published
        ? {
            version: published.version,
            on: published.publishedOn,
            grounds: published.rows.length,
          }
        : null,
      waiting: await waitingOf(tx, actor, newest, today),
      notice: {
        days: rules.catalogueNoticeDays,
        source: rules.sources['catalogueNoticeDays'] ?? '',
      },
      blocked: proposingBlocked(actor),
      ...choicesOf(reference),
    }
  })
}

const idsInForce = (catalogue: Pick<ReviewCatalogue, 'grounds'>): ReadonlySet<string> =>
  new Set(groundsInForce(catalogue).map(({ id }) => id))

async function waitingOf(
  tx: Tx,
  { agencyId }: Actor,
  newest: NonNullable<Awaited<ReturnType<typeof newestCatalogue>>>,
  today: PlainDate,
): Promise<CatalogueDesk['waiting']> {
  if (!newest.waits) return null
  const { effect } = await effectOfVersion(tx, agencyId, newest)
  if (effect && effect.effectiveFrom <= today) return null
  const { version } = newest
  return {
    version,
    publishedOn: effect?.publishedOn ?? null,
    from: effect?.effectiveFrom ?? null,
  }
}

/** How many proposals of this year each ground holds for. */
async function countsOf(
  tx: Tx,
  { catalogue, rules }: Pick<Reference, 'rules'> & { catalogue: Pick<ReviewCatalogue, 'grounds'> },
  today: PlainDate,
): Promise<ReadonlyMap<string, number>> {
  const since = plainDate(`${today.slice(0, 4)}-01-01`)
  const cases = await triedCases(tx, since, new Set(), catalogue.grounds)
  const held = (ground: CatalogueGround) =>
    cases.filter(({ facts }) => judgeGround(ground, facts, rules) !== 'no').length
  return new Map(catalogue.grounds.map((ground) => [ground.id, held(ground)]))
}

function choicesOf(reference: Reference): Pick<CatalogueDesk, 'matters' | 'fields'> {
  const usable = reference.matters.filter((each) => matterStanding(each).kind !== 'unusable')
  return {
    matters: usable.map(({ code, name }) => ({ value: code, title: `${code} ${name}` })),
    fields: [...ruleWorldOf(reference).fields].map(([law, matters]) => ({
      value: law,
      title: `《${law}》（${matters.length} 个事项）`,
    })),
  }
}
