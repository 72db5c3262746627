import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  mayCollectAgain,
  mayReturn,
  nextStep,
  takeNext,
} from '@zhaofa/domain/publicity/chain/linear-chain.ts'
import type { CellProblem } from '@zhaofa/domain/publicity/lists/check-rows.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import {
  listChain,
  type ListEvent,
  type ListSubmission,
} from '@zhaofa/domain/publicity/lists/list-chain.ts'
import { recordKindOf } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import { guidance, systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../../faults.ts'
import type { Tx } from '../../../storage/database.ts'
import { publishListVersion } from '../../../storage/publication/lists/list-versions.ts'
import { append, find } from '../../../storage/stream.ts'
import {
  listStream,
  newestSubmissions,
  type StoredSubmission,
} from '../../../storage/streams/list-stream.ts'
import type { World } from '../../../world.ts'
import { authorOf } from '../../desk/author-of.ts'
import { inAgency } from '../../desk/in-agency.ts'
import {
  catalogueRowsRefusal,
  catalogueTakesEffect,
  effectOfPublishing,
  isCatalogueList,
} from '../../reference/publish-catalogue.ts'
import { checkList } from './check-list.ts'
import { dropListDraft } from './list-drafts.ts'
import { findListType } from './list-types.ts'
import { noteVisitsPublished } from './note-visits-published.ts'
import { publishRecords, usedNumbers } from '../records/publish-records.ts'

/** A longer list would be a series of records and not a list. */
export const maxListRows = 5_000

type CollectedList = {
  readonly item: string
  /** The version of the submission that this one continues; 0 for the first. */
  readonly version: number
  readonly rows: readonly Row[]
  /** Why the list changes (动态调整). */
  readonly reason: string
}

/** 采集: the rows of a list, checked column by column, begin their way to publication. */
export async function collectList(
  world: World,
  actor: Actor,
  { item, version, rows, reason }: CollectedList,
): Promise<Outcome<{ id: string; version: number }, Refusal>> {
  const type = findListType(item)
  if (!actor.roles.includes('disclosure-collector')) {
    throw new ForbiddenError('采集由公示采集人员办理')
  }
  const ready = { type, rows, reason }
  const formal = formalRefusal(ready)
  if (formal) return refuse(formal)
  // A long list takes half a minute, and no transaction waits for it.
  const checked = await checkList(type, rows)
  if (!checked.ok) return checked
  return inAgency(world, actor, async (tx) => {
    const refusal =
      (await rowsRefusal(tx, actor.agencyId, ready, checked.value)) ??
      (await notTheCatalogue(tx, world, actor, { item, rows }))
    if (refusal) return refuse(refusal)
    const [before] = await newestSubmissions(tx, { item })
    const chain = listChain(type)
    const open = before && nextStep(chain, before.file) ? before : null
    if ((open?.file.version ?? 0) !== version) throw new StaleError('清单')
    const again = open ? mayCollectAgain(chain, open.file) : accept(null)
    if (!again.ok) return again
    const { id, own, agencyId } = open ?? {
      id: randomUUID(),
      own: { item },
      agencyId: actor.agencyId,
    }
    const event: ListEvent = { type: 'ListCollected', rows, reason: reason.trim() }
    const stored = { id, own, agencyId, file: open?.file ?? null }
    const { file } = await appendTo(tx, world, actor, stored, event)
    await dropListDraft(tx, actor, item)
    return accept({ id, version: file.version })
  })
}

/** The list of the review catalogue is the catalogue itself, and nobody writes it. */
async function notTheCatalogue(
  tx: Tx,
  world: World,
  { agencyId }: Actor,
  listed: Pick<CollectedList, 'item' | 'rows'>,
): Promise<Refusal | null> {
  if (!isCatalogueList(listed.item)) return null
  const today = chinaDay(world.clock.now().toISOString())
  const { rules } = await world.reference.load(tx, agencyId, today)
  return catalogueRowsRefusal(tx, agencyId, listed, rules)
}

type Collected = {
  readonly type: DisclosureItemType
  readonly rows: readonly Row[]
  readonly reason: string
}

function formalRefusal({ rows, reason }: Collected): Refusal | null {
  if (reason.trim() === '') return fieldsRefused([withoutReason])
  if (rows.length === 0) return { reason: '清单是空的', basis: [systemRule('forms')] }
  if (rows.length > maxListRows) {
    return { reason: `清单最多 ${maxListRows} 行`, basis: [systemRule('forms')] }
  }
  return null
}

/** @param problems what checkList found in the rows. */
async function rowsRefusal(
  tx: Tx,
  agencyId: string,
  { type, rows }: Collected,
  problems: readonly CellProblem[],
): Promise<Refusal | null> {
  const kind = recordKindOf(type.id)
  const cells = [...problems, ...(kind ? await usedNumbers(tx, agencyId, { kind, rows }) : [])]
  const fields = cells.map(({ row, column, message }) => ({
    field: `rows.${row}.${column}`,
    message,
  }))
  return fields.length === 0 ? null : fieldsRefused(fields)
}

/** 动态调整: 根据法律法规及机构职能变化情况及时进行调整. */
const withoutReason = {
  field: 'reason',
  message: '请写明公布或者调整的理由',
  basis: guidance('二（四）'),
}

type ListStepRequest = {
  readonly submissionId: string
  readonly version: number
  readonly opinion: string
  /** 批复文号, where another authority answered on paper. */
  readonly reply: string | null
}

/** Takes the next step of the chain, if the actor may; the last step publishes. */
export async function takeListStep(
  world: World,
  actor: Actor,
  { submissionId, version, opinion, reply }: ListStepRequest,
): Promise<Outcome<{ version: number; published: boolean }, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const { stored, chain } = await open(tx, submissionId, version)
    const { file: submission, own } = stored
    const allowed = takeNext(chain, submission, who(actor), reply)
    if (!allowed.ok) return allowed
    const step = allowed.value
    const effect = await takesEffect(tx, world, stored, step.id)
    if (!effect.ok) return effect
    const event: ListEvent = { type: 'ListStepTaken', step: step.id, opinion, reply }
    const { file, at } = await appendTo(tx, world, actor, stored, event)
    const publishing = { agencyId: stored.agencyId, at }
    if (step.id === 'publish') {
      const { rows, reason } = submission
      const kind = recordKindOf(own.item)
      if (kind) {
        const published = await publishRecords(tx, { kind, rows, reason }, publishing)
        if (kind === 'inspection') await noteVisitsPublished(tx, world, actor, published)
      } else {
        const on = chinaDay(at)
        // Who reads the list learns from its reason from when on it counts.
        const from = effect.value ? `（自 ${effect.value.effectiveFrom} 起适用）` : ''
        const list = { item: own.item, rows, reason: `${reason}${from}`, publishedOn: on }
        const { version: listed } = await publishListVersion(tx, list, publishing)
        if (effect.value) {
          await catalogueTakesEffect(tx, actor, effect.value, {
            version: listed,
            on,
            ...publishing,
          })
        }
      }
    }
    return accept({ version: file.version, published: step.id === 'publish' })
  })
}

/** What comes to count when this step publishes the list; null for every other step and list. */
async function takesEffect(
  tx: Tx,
  world: World,
  { agencyId, own: { item }, file: { rows } }: StoredSubmission,
  step: string,
) {
  if (step !== 'publish' || !isCatalogueList(item)) return accept(null)
  const today = chinaDay(world.clock.now().toISOString())
  const reference = await world.reference.load(tx, agencyId, today)
  return effectOfPublishing(tx, agencyId, { item, rows }, { reference, today })
}

/** 退回: a person who may take the next step may send the list back to its collector instead, with a reason. */
export async function returnList(
  world: World,
  actor: Actor,
  { submissionId, version, opinion }: Omit<ListStepRequest, 'reply'>,
): Promise<Outcome<{ version: number }, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const { stored, chain } = await open(tx, submissionId, version)
    const allowed = mayReturn(chain, stored.file, who(actor), opinion)
    if (!allowed.ok) return allowed
    const event: ListEvent = { type: 'ListReturned', step: allowed.value.id, opinion }
    const { file } = await appendTo(tx, world, actor, stored, event)
    return accept({ version: file.version })
  })
}

async function open(tx: Tx, submissionId: string, version: number) {
  const stored = await find(tx, listStream, submissionId)
  if (!stored) throw new NotFoundError('没有这份清单')
  if (stored.file.version !== version) throw new StaleError('清单')
  return { stored, chain: listChain(findListType(stored.own.item)) }
}

type Submission = Pick<StoredSubmission, 'id' | 'agencyId' | 'own'> & {
  readonly file: ListSubmission | null
}

/** Another authority that judges a list writes into the records of the agency whose list it is. */
async function appendTo(
  tx: Tx,
  world: World,
  actor: Actor,
  { id, agencyId, own, file: before }: Submission,
  event: ListEvent,
): Promise<{ file: ListSubmission; at: string }> {
  const at = world.clock.now().toISOString()
  const author = authorOf(actor, at, agencyId)
  const { file } = await append(tx, listStream, { id, before, own, row: null }, [event], author)
  return { file, at }
}

const who = ({ personId, roles }: Actor) => ({ id: personId, roles })
