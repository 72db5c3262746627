import { randomUUID } from 'node:crypto'
import type { Informant, InformantView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { mayReadInformant } from '@zhaofa/domain/case/parts/clue/informant.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { encrypt } from '../../storage/sealed.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { recordRead } from '../desk/read-restricted.ts'
import { contextOf, informantMissing, openInformant } from './informant.ts'
import { getCase, getOwnCase } from './perform-act.ts'

/**
 * Seals who reported anew, for an act that puts it right; it holds once that act took effect. Bound to its own id and
 * to the case, so that it can be put into no other row.
 * @throws NotFoundError, ForbiddenError
 */
export async function sealInformantAnew(
  world: World,
  actor: Actor,
  { caseId, informant }: { caseId: string; informant: Informant },
): Promise<Outcome<{ id: string }, Refusal>> {
  const missing = informantMissing(informant, '')
  if (missing.length > 0) return refuse(fieldsRefused(missing))
  return inAgency(world, actor, async (tx) => {
    const { file } = await getOwnCase(tx, actor, caseId)
    requireReporter(file, actor)
    const id = randomUUID()
    const plain = { name: informant.name.trim(), contact: informant.contact.trim() }
    await tx
      .insertInto('casework.informant_version')
      .values({
        id,
        case_id: file.id,
        agency_id: file.agencyId,
        sealed: encrypt(JSON.stringify(plain), world.sealingKey, contextOf(file.id, id)),
        registered_by: actor.personId,
        at: world.clock.now().toISOString(),
      })
      .execute()
    return accept({ id })
  })
}

/**
 * 举报人 as it reads now, with what was registered before. Every reading is recorded before a word is given out.
 * @throws NotFoundError; ForbiddenError for anybody who neither took the report nor handles it.
 */
export async function readInformant(
  world: World,
  actor: Actor,
  caseId: string,
): Promise<InformantView> {
  return inAgency(world, actor, async (tx) => {
    const { file } = await getCase(tx, caseId)
    requireReporter(file, actor)
    if (!file.clue) throw new NotFoundError('本案没有线索登记，没有举报人')
    await recordRead(tx, world, actor, { agencyId: file.agencyId, caseId, subject: 'informant' })
    const sealed = await ownInformants(tx, world, caseId)
    const [first] = file.history
    const registered = { id: caseId, at: first?.at ?? '', by: first?.by.name ?? '', reason: null }
    const later = file.history.flatMap(({ event, at, by }) =>
      event.type === 'InformantAmended' && event.informant !== null
        ? [{ id: event.informant, at, by: by.name, reason: event.reason }]
        : [],
    )
    const held = [registered, ...later].flatMap(({ id, ...said }) => {
      const informant = sealed.get(id)
      return informant ? [{ ...said, ...informant }] : []
    })
    const now = file.clue.named ? held.at(-1) : undefined
    return {
      named: file.clue.named,
      informant: now ? { name: now.name, contact: now.contact } : null,
      earlier: held.filter((each) => each !== now),
    }
  })
}

/** As the person of the transaction may read them: row-level security decides. */
async function ownInformants(tx: Tx, world: World, caseId: string) {
  const first = await tx
    .selectFrom('casework.informant')
    .select(['case_id as id', 'sealed'])
    .where('case_id', '=', caseId)
    .execute()
  const later = await tx
    .selectFrom('casework.informant_version')
    .select(['id', 'sealed'])
    .where('case_id', '=', caseId)
    .execute()
  return new Map(
    [...first, ...later].map(({ id, sealed }) => [
      id,
      openInformant(sealed, world, contextOf(caseId, id)),
    ]),
  )
}

function requireReporter(file: CaseFile, actor: Actor): void {
  if (file.agencyId === actor.agencyId && mayReadInformant(file, actor.personId)) return
  throw new ForbiddenError('举报人信息只有登记、核查线索和承办案件的人能够查看、更正')
}
