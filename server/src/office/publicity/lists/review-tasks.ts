import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { nextStep } from '@zhaofa/domain/publicity/chain/linear-chain.ts'
import { listChain } from '@zhaofa/domain/publicity/lists/list-chain.ts'
import { isSame, listDifference } from '@zhaofa/domain/publicity/lists/list-difference.ts'
import {
  organisationTriggers,
  type OrganisationChange,
} from '@zhaofa/domain/publicity/lists/organisation-triggers.ts'
import {
  lawTriggers,
  officerTriggers,
  type ReviewTrigger,
} from '@zhaofa/domain/publicity/lists/review-triggers.ts'
import { laws } from '@zhaofa/domain/reference/laws.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError, NotFoundError } from '../../../faults.ts'
import type { Tx } from '../../../storage/database.ts'
import { storeListReview } from '../../../storage/list-review-store.ts'
import { listLawEditions } from '../../../storage/publication/law-texts.ts'
import { wholeLists, type PublishedList } from '../../../storage/publication/lists/list-versions.ts'
import { newestSubmissions } from '../../../storage/streams/list-stream.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { deriveRows } from './derive-rows.ts'
import type { ListSources } from './list-sources.ts'
import { findListType } from './list-types.ts'
import { organisationChanges } from './organisation-changes.ts'

/** A published list that has to be looked at again, and why. */
type ReviewTask = {
  readonly item: string
  readonly title: string
  readonly triggers: readonly ReviewTrigger[]
}

/** What a list is held against: the facts of today, the laws, the certificates, the organisation, what was kept. */
type Facts = {
  readonly sources: ListSources
  readonly texts: Awaited<ReturnType<typeof listLawEditions>>
  readonly certified: ReadonlySet<string>
  readonly organisation: readonly OrganisationChange[]
  readonly kept: ReadonlySet<string>
}

/** 动态调整: the published lists that something moved on from. One that is being adjusted is no task. */
export async function reviewTasks(tx: Tx, world: World, actor: Actor): Promise<ReviewTask[]> {
  const open = new Set(
    (await newestSubmissions(tx, { unpublished: true })).flatMap(({ own: { item }, file }) => {
      const waits = nextStep(listChain(findListType(item)), file) && !file.returned
      return waits ? [item] : []
    }),
  )
  const facts = await factsOf(tx, world, actor)
  const tasks: ReviewTask[] = []
  for (const list of await wholeLists(tx, { agencyId: actor.agencyId })) {
    if (open.has(list.item)) continue
    const triggers = await triggersOf(list, facts)
    if (triggers.length === 0) continue
    tasks.push({ item: list.item, title: findListType(list.item).title, triggers })
  }
  return tasks
}

/** Why one published list has to be looked at again; empty when nothing moved on. */
export async function triggersFor(
  tx: Tx,
  world: World,
  { actor, list }: { actor: Actor; list: PublishedList },
): Promise<ReviewTrigger[]> {
  return triggersOf(list, await factsOf(tx, world, actor))
}

async function factsOf(tx: Tx, world: World, actor: Actor): Promise<Facts> {
  const { agencyId } = actor
  const today = chinaDay(world.clock.now().toISOString())
  const reference = await world.reference.load(tx, agencyId, today)
  const officers = await tx
    .selectFrom('publication.officer')
    .select('name')
    .where('agency_id', '=', agencyId)
    .where('status', '=', 'active')
    .where('valid_to', '>=', today)
    .execute()
  const reviews = await tx
    .selectFrom('casework.list_review')
    .select(['item', 'list_version', 'trigger'])
    .where('agency_id', '=', agencyId)
    .execute()
  return {
    sources: { tx, agencyId, reference, today },
    texts: await listLawEditions(tx),
    organisation: await organisationChanges(tx, agencyId),
    certified: new Set(officers.map(({ name }) => name)),
    kept: new Set(reviews.map((each) => keptKey(each.item, each.list_version, each.trigger))),
  }
}

const keptKey = (item: string, version: number, trigger: string) => `${item} ${version} ${trigger}`

async function triggersOf(
  { item, version, rows, publishedOn }: PublishedList,
  { sources, texts, certified, organisation, kept }: Facts,
): Promise<ReviewTrigger[]> {
  const { today } = sources
  const found = [...lawTriggers({ rows, publishedOn }, { texts, registry: laws, today })]
  found.push(...officerTriggers(item, rows, certified))
  const derived = await deriveRows(item, sources)
  // Derived lists show the change in their rows, unless people still write them; what is reported afterwards tells of its
  // own time.
  if (derived === null && findListType(item).stage !== 'post') {
    found.push(...organisationTriggers({ rows, publishedOn }, organisation))
  }
  const difference = derived && listDifference(item, rows, derived)
  if (difference && !isSame(difference)) {
    const { added, removed, changed } = difference
    const digest = createHash('sha256').update(JSON.stringify(derived)).digest('hex').slice(0, 16)
    const counts = `新增 ${added.length} 行，删去 ${removed.length} 行，改动 ${changed.length} 行`
    found.push({ key: `content ${digest}`, text: `${findListType(item).moved}：${counts}` })
  }
  return found.filter(({ key }) => !kept.has(keptKey(item, version, key)))
}

/**
 * 复核: the collector looked at what moved on, and the list stays as it is published.
 * @throws ForbiddenError; NotFoundError when nothing of that kind waits
 */
export async function keepList(
  world: World,
  actor: Actor,
  { item, trigger, opinion }: { item: string; trigger: string; opinion: string },
): Promise<void> {
  if (!actor.roles.includes('disclosure-collector')) {
    throw new ForbiddenError('复核由公示采集人员办理')
  }
  const { id } = findListType(item)
  await inAgency(world, actor, async (tx) => {
    const [list] = await wholeLists(tx, { agencyId: actor.agencyId, item: id })
    const waiting = list && (await triggersFor(tx, world, { actor, list }))
    if (!list || !waiting?.some(({ key }) => key === trigger)) {
      throw new NotFoundError('这一项已经无须复核')
    }
    await storeListReview(tx, {
      id: randomUUID(),
      agencyId: actor.agencyId,
      item: id,
      listVersion: list.version,
      trigger,
      opinion: opinion.trim(),
      at: world.clock.now().toISOString(),
      by: { id: actor.personId, name: actor.name },
    })
  })
}
