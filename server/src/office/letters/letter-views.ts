import type { LetterDesk, LetterSender, LetterSet, LetterView, MyWork } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { letterKinds, openLetterActions } from '@zhaofa/domain/publicity/letters/letter.ts'
import { actionOf, unhandled } from '@zhaofa/domain/publicity/letters/letter-chain.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { sql } from 'kysely'
import { ForbiddenError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { decrypt } from '../../storage/sealed.ts'
import { shownPart } from '../../storage/shown-part.ts'
import { load } from '../../storage/stream.ts'
import { letterStream } from '../../storage/streams/letter-stream.ts'
import { inAgency } from '../desk/in-agency.ts'
import { readSealed } from '../../objects/sealed-objects.ts'
import { recordReading } from '../desk/read-restricted.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { firmsCalled } from './firm-of-letter.ts'
import { inSet, overseenLetters, overseesLetters, letterStandingOf } from './letter-standing.ts'
import type { LetterBody } from './receive-letter.ts'

/** Letters that have been dealt with: the desk shows the newest. */
const shownEnded = 200

/** @throws ForbiddenError for anybody but a head of the handling department. */
export function requireLetterDesk({ roles }: Actor): void {
  if (!roles.includes('department-head')) throw new ForbiddenError('来信由承办机构负责人办理')
}

/**
 * 来信: every letter of the agency that waits, the earliest first because its limit ends first, then the
 * newest of those dealt with; or one set of those that wait. The head of the agency reads how they stand only.
 */
export async function viewLetters(
  world: World,
  actor: Actor,
  set: LetterSet | null = null,
  shown = shownEnded,
): Promise<LetterDesk> {
  if (!overseesLetters(actor)) requireLetterDesk(actor)
  return inAgency(world, actor, async (tx) => {
    const at = await loadCircumstances(tx, world, { actor, file: null })
    const { today } = at
    if (!actor.roles.includes('department-head')) {
      const letters = inSet(await overseenLetters(tx, at), set, today)
      return {
        ...{ today, reads: false, left: 0 },
        letters: letters.map((line) => ({ ...line, respondent: '' })),
      }
    }
    const open = await letterRows(tx, await openLetters(tx))
    const over = set === null ? await newestEnded(tx, shown) : { rows: [], left: 0 }
    const ended = await letterRows(
      tx,
      over.rows.map(({ id }) => id),
    )
    const letters = [...open, ...ended].map((row) => lineOf(row, world, at))
    return { today, reads: true, letters: inSet(letters, set, today), left: over.left }
  })
}

/** Refused or answered: nothing is left to be done. */
const ended = sql<boolean>`exists (select from casework.letter_event e
  where e.letter_id = l.id and e.type in ('LetterRefused', 'LetterAnswered'))`

/** Every letter that still waits for something, whichever its age, the earliest first. */
async function openLetters(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('casework.letter as l')
    .select('l.id')
    .where(({ not }) => not(ended))
    .orderBy('l.received_at')
    .execute()
  return rows.map(({ id }) => id)
}

const newestEnded = (tx: Tx, most: number) =>
  shownPart(
    tx
      .selectFrom('casework.letter as l')
      .select('l.id')
      .where(ended)
      .orderBy('l.received_at', 'desc'),
    most,
  )

async function letterRows(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  const found = await tx
    .selectFrom('casework.letter')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(found.map((letter) => [letter.id, letter]))
  const letters = ids.flatMap((id) => byId.get(id) ?? [])
  const handled = await load(
    tx,
    letterStream,
    letters.map(({ id }) => id),
  )
  return letters.map((letter) => ({
    ...letter,
    handled: handled.get(letter.id) ?? { file: unhandled, events: [] },
  }))
}
export type LetterRow = Awaited<ReturnType<typeof letterRows>>[number]

/** @throws NotFoundError also for a person who may not see it. */
export async function getLetter(tx: Tx, id: string): Promise<LetterRow> {
  const [row] = await letterRows(tx, [id])
  if (!row) throw new NotFoundError('没有这封来信')
  return row
}

function letterBody(row: LetterRow, { sealingKey }: World): LetterBody {
  return JSON.parse(decrypt(row.body_sealed, sealingKey, `letter ${row.id}`)) as LetterBody
}

/** Who wrote; null when anonymous. A person reads it by `readSender` only, which leaves a record. */
export function letterSender(row: LetterRow, { sealingKey }: World): LetterSender | null {
  if (!row.sender_sealed) return null
  return JSON.parse(decrypt(row.sender_sealed, sealingKey, `sender ${row.id}`)) as LetterSender
}

function lineOf(row: LetterRow, world: World, at: Circumstances) {
  const { taken } = row.handled.file
  return {
    ...letterStandingOf({ ...row, taken }, at),
    respondent: letterBody(row, world).respondent,
  }
}

export async function viewLetter(world: World, actor: Actor, id: string): Promise<LetterView> {
  requireLetterDesk(actor)
  return inAgency(world, actor, async (tx) => {
    const at = await loadCircumstances(tx, world, { actor, file: null })
    const row = await getLetter(tx, id)
    const body = letterBody(row, world)
    const reads = await tx
      .selectFrom('casework.letter_read')
      .select(['person_name', 'at'])
      .where('letter_id', '=', id)
      .orderBy('at', 'desc')
      .execute()
    return {
      ...lineOf(row, world, at),
      today: at.today,
      content: body.content,
      anonymous: row.sender_sealed === null,
      files: body.files.map(({ originalName: name, sha256, bytes }) => ({ name, sha256, bytes })),
      actions: [...openLetterActions(row.kind, row.handled.file.taken)],
      steps: row.handled.events.map(({ event, by, at: when }) => ({
        action: actionOf[event.type],
        words: event.words,
        by: by.name,
        at: when,
        caseId: event.type === 'LetterTransferred' ? event.caseId : null,
      })),
      reads: reads.map(({ person_name: by, at: when }) => ({ by, at: when.toISOString() })),
      officers: await officersOf(tx, actor),
      firms: await firmsCalled(tx, row.agency_id, body.respondent),
    }
  })
}

/** Officers of the agency, who can take a clue on. */
export async function officersOf(tx: Tx, { agencyId }: Actor) {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.id, p.name from identity.person p
      join identity.person_role r on r.person_id = p.id
     where r.agency_id = ${agencyId} and r.role = 'officer' order by p.name`.execute(tx)
  return rows
}

/** 写信人身份, recorded with a leaf before it is given out. @throws NotFoundError when anonymous. */
export async function readSender(world: World, actor: Actor, id: string): Promise<LetterSender> {
  requireLetterDesk(actor)
  return inAgency(world, actor, async (tx) => {
    const sender = letterSender(await getLetter(tx, id), world)
    if (!sender) throw new NotFoundError('这封来信是匿名的')
    const reader = { world, actor, agencyId: actor.agencyId }
    await recordReading(tx, reader, { letterId: id, subject: 'letter sender' }, (read) =>
      tx
        .insertInto('casework.letter_read')
        .values({ ...read, letter_id: id })
        .execute(),
    )
    return sender
  })
}

/** An attachment and what it says, for download only. @throws NotFoundError */
export async function readLetterFile(
  world: World,
  actor: Actor,
  { id, sha256 }: { id: string; sha256: string },
): Promise<{ readonly file: StoredFile; readonly content: Buffer }> {
  requireLetterDesk(actor)
  const found = await inAgency(world, actor, async (tx) => {
    const { files } = letterBody(await getLetter(tx, id), world)
    const file = files.find((each) => each.sha256 === sha256)
    if (!file) throw new NotFoundError('没有这个附件')
    return file
  })
  const content = await readSealed(world, found.sha256)
  if (!content) throw new NotFoundError('这个附件已经找不到，请运行 zhaofa scrub --all 查明')
  return { file: found, content }
}

/** Letters that wait, in the head's own work; the limit in words. */
export async function letterAlerts(
  tx: Tx,
  world: World,
  actor: Actor,
  at: Circumstances,
): Promise<MyWork['alerts']> {
  if (!actor.roles.includes('department-head')) return []
  return (await letterRows(tx, await openLetters(tx))).flatMap((row) => {
    const { open, limit, state, number, kind } = lineOf(row, world, at)
    if (!open) return []
    const due = limit?.dueOn ? `，最后一日 ${limit.dueOn}` : ''
    return [
      {
        text: `来信（${letterKinds[kind]}）${number}：${state}`,
        effect: limit ? `${limit.title}：${limit.chip}${due}` : '没有法定期限，请及时办理。',
        href: `/office/letters/${row.id}`,
        tone: limit?.tone === 'over' ? ('red' as const) : ('amber' as const),
      },
    ]
  })
}
