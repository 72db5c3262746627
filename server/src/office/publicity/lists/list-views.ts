import type { ListDesk, ListView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { columnsOf, type Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import {
  asksReply,
  mayCollectAgain,
  mayTakeNext,
  nextStep,
} from '@zhaofa/domain/publicity/chain/linear-chain.ts'
import { listChain, type ListEvent } from '@zhaofa/domain/publicity/lists/list-chain.ts'
import { listDifference } from '@zhaofa/domain/publicity/lists/list-difference.ts'
import { recordKindOf } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import type { Recorded } from '@zhaofa/domain/kernel/recorded.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../../storage/database.ts'
import { newestSubmissions, type StoredSubmission } from '../../../storage/streams/list-stream.ts'
import {
  listAsOf,
  newestLists,
  versionsOf,
  type ListVersion,
} from '../../../storage/publication/lists/list-versions.ts'
import type { World } from '../../../world.ts'
import { refusalView } from '../../desk/citations.ts'
import { agencyNames, inAgency } from '../../desk/in-agency.ts'
import { deriveRows, isDerived } from './derive-rows.ts'
import { draftsOf } from './list-drafts.ts'
import type { ListSources } from './list-sources.ts'
import { findListType, isList } from './list-types.ts'
import { reviewTasks, triggersFor } from './review-tasks.ts'
import { shownRecords } from '../records/publish-records.ts'

const listTypes = disclosureItemTypes.filter(isList)

/** 清单公示台: every list, what is published, what waits for whom, what has moved on since. */
export async function viewListDesk(world: World, actor: Actor): Promise<ListDesk> {
  return inAgency(world, actor, async (tx) => {
    const open = await newestSubmissions(tx, { unpublished: true })
    if (supervises(actor)) return { lists: await judgedLines(tx, open, actor) }
    const submissions = new Map(open.map((each) => [each.own.item, each]))
    const published = new Map(
      (await newestLists(tx, { agencyId: actor.agencyId })).map((each) => [each.item, each]),
    )
    const tasks = await reviewTasks(tx, world, actor)
    const triggers = new Map(tasks.map((each) => [each.item, each.triggers]))
    const lists = listTypes.map((type) =>
      deskLine(type, {
        version: published.get(type.id),
        waiting: waitingOf(type, submissions.get(type.id), actor),
        agency: null,
        triggers: (triggers.get(type.id) ?? []).map(({ text }) => text),
      }),
    )
    return { lists }
  })
}

type DeskLine = ListDesk['lists'][number]

function deskLine(
  type: DisclosureItemType,
  {
    version,
    ...known
  }: Pick<DeskLine, 'waiting' | 'agency' | 'triggers'> & { version: ListVersion | undefined },
): DeskLine {
  return {
    item: type.id,
    title: type.title,
    stage: type.stage,
    within: type.within,
    derived: isDerived(type.id),
    published: version ? { version: version.version, on: version.publishedOn } : null,
    ...known,
  }
}

/** Who supervises sees what is theirs to judge now, of each agency its own line. */
async function judgedLines(
  tx: Tx,
  open: readonly StoredSubmission[],
  actor: Actor,
): Promise<DeskLine[]> {
  const names = await agencyNames(tx)
  const published = await newestLists(tx)
  return open.flatMap((stored) => {
    const type = findListType(stored.own.item)
    const waiting = waitingOf(type, stored, actor)
    if (!waiting?.mine) return []
    const version = published.find(
      ({ item, agencyId }) => item === stored.own.item && agencyId === stored.agencyId,
    )
    const agency = names.get(stored.agencyId) ?? ''
    return [deskLine(type, { version, waiting, agency, triggers: [] })]
  })
}

/** Where an open submission waits, and whether for this person. */
export function waitingOf(
  type: DisclosureItemType,
  stored: StoredSubmission | undefined,
  actor: Actor,
): ListDesk['lists'][number]['waiting'] {
  if (!stored) return null
  const chain = listChain(type)
  const submission = stored.file
  const next = nextStep(chain, submission)
  if (!next) return null
  const mine = mayTakeNext(chain, submission, who(actor), '批复').ok
  return { submissionId: stored.id, step: next.title, mine }
}

/**
 * One list: rows to go on with, the difference they make, and the way they have to go. Who judges the
 * lists of several agencies names the submission.
 */
export async function viewList(
  world: World,
  actor: Actor,
  item: string,
  submissionId?: string,
  /** How many of the records that are public. */
  shown?: number,
): Promise<ListView> {
  const type = findListType(item)
  return inAgency(world, actor, async (tx) => {
    const only = submissionId === undefined ? { item } : { item, id: submissionId }
    const found = await newestSubmissions(tx, only)
    const stored = supervises(actor)
      ? found.find((each) => isJudgedBy(type, each, actor))
      : found[0]
    const agencyId = stored?.agencyId ?? actor.agencyId
    const published = await listAsOf(tx, { agencyId, item }, '9999-12-31')
    const chain = listChain(type)
    const submission = stored?.file
    const isOpen = submission !== undefined && nextStep(chain, submission) !== undefined
    const rows: readonly Row[] = isOpen
      ? submission.rows
      : ((supervises(actor) ? null : await deriveRows(item, await sourcesOf(tx, world, actor))) ??
        published?.rows ??
        [])
    const versions = await versionsOf(tx, { agencyId, item })
    const collects = actor.roles.includes('disclosure-collector')
    const triggers =
      collects && published ? await triggersFor(tx, world, { actor, list: published }) : []
    const kind = recordKindOf(item)
    const records = kind && (await shownRecords(tx, actor.agencyId, kind, shown))
    const drafts = await draftsOf(tx, actor, item)
    return {
      item,
      title: type.title,
      agency: supervises(actor) ? ((await agencyNames(tx)).get(agencyId) ?? null) : null,
      within: type.within,
      channels: [...type.channels],
      shownFor: type.shownFor,
      columns: columnsOf(type).map((each) => ({ ...each, options: [...each.options] })),
      derived: isDerived(item),
      published: published
        ? { version: published.version, on: published.publishedOn, reason: published.reason }
        : null,
      rows: rows.map((row) => ({ ...row })),
      publishedRows: (published?.rows ?? []).map((row) => ({ ...row })),
      difference: differenceView(item, published?.rows ?? [], rows),
      chain: chain.map(({ id, title }) => ({ id, title })),
      submission: stored && isOpen ? submissionView(type, stored, actor) : null,
      triggers: triggers.map((each) => ({ ...each })),
      records: records
        ? {
            shown: records.rows.map((each) => ({ ...each })),
            left: records.left,
            mayWithdraw: actor.roles.includes('disclosure-publisher'),
          }
        : null,
      mayCollect: collects && (submission === undefined || mayCollectAgain(chain, submission).ok),
      draft: drafts.own && { ...drafts.own, rows: drafts.own.rows.map((row) => ({ ...row })) },
      others: drafts.others.map((other) => ({ ...other })),
      history: (stored?.events ?? []).map((each) => historyLine(type, each)),
      versions: versions.map(({ version, publishedOn, reason }) => ({
        version,
        on: publishedOn,
        reason,
      })),
    }
  })
}

/** What waits for the supervisor, or what they have judged. */
function isJudgedBy(type: DisclosureItemType, stored: StoredSubmission, actor: Actor): boolean {
  const judged = stored.events.some(
    ({ by, event }) => event.type !== 'ListCollected' && by.id === actor.personId,
  )
  return judged || waitingOf(type, stored, actor)?.mine === true
}

function differenceView(item: string, before: readonly Row[], after: readonly Row[]) {
  const { added, removed, changed } = listDifference(item, before, after)
  return {
    added: added.map((row) => ({ ...row })),
    removed: removed.map((row) => ({ ...row })),
    changed: changed.map(({ before, after, columns }) => ({
      before: { ...before },
      after: { ...after },
      columns: [...columns],
    })),
  }
}

function submissionView(
  type: DisclosureItemType,
  { id, file: submission }: StoredSubmission,
  actor: Actor,
): ListView['submission'] {
  const chain = listChain(type)
  const { version, reason, taken, returned } = submission
  const next = nextStep(chain, submission)
  if (!next) return null
  const allowed = mayTakeNext(chain, submission, who(actor), '批复')
  return {
    id,
    version,
    reason,
    taken: taken.length,
    returned,
    next: {
      title: next.title,
      mine: allowed.ok && taken.length > 0,
      why: allowed.ok ? null : refusalView(allowed.refusal),
      asksReply: asksReply(next, actor),
    },
  }
}

export function historyLine(type: DisclosureItemType, { at, by, event }: Recorded<ListEvent>) {
  const titleOf = (id: string) => listChain(type).find((step) => step.id === id)?.title ?? id
  switch (event.type) {
    case 'ListCollected':
      return { at, by: by.name, title: `采集 ${event.rows.length} 行`, opinion: event.reason }
    case 'ListStepTaken': {
      const reply = event.reply === null ? '' : `（批复：${event.reply}）`
      return { at, by: by.name, title: titleOf(event.step), opinion: `${event.opinion}${reply}` }
    }
    case 'ListReturned':
      return { at, by: by.name, title: `退回（${titleOf(event.step)}）`, opinion: event.opinion }
  }
}

async function sourcesOf(tx: Tx, world: World, actor: Actor): Promise<ListSources> {
  const today = chinaDay(world.clock.now().toISOString())
  const reference = await world.reference.load(tx, actor.agencyId, today)
  return { tx, agencyId: actor.agencyId, reference, today }
}

const who = ({ personId, roles }: Actor) => ({ id: personId, roles })
const supervises = ({ roles }: Actor) => roles.includes('supervisor')
