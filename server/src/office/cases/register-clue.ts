import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Circumstances } from '@zhaofa/domain/kernel/kernel.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { clueForm } from '@zhaofa/domain/case/procedures/ordinary-penalty/acts/clue.ts'
import { readForm } from '@zhaofa/domain/kernel/read-form.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { ForbiddenError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { giveAccess } from '../../storage/case-projection.ts'
import { append } from '../../storage/stream.ts'
import { caseStream } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import type { ActRefusal } from './act-refusal.ts'
import { loadCircumstances } from './circumstances.ts'
import { authorOf } from '../desk/author-of.ts'
import { inAgency } from '../desk/in-agency.ts'
import { sealInformant, type Informant } from './informant.ts'
import { project } from './save-events.ts'
import { sealPapers } from './seal-papers.ts'

/**
 * 登记线索: opens a file. The informant is stored apart and encrypted; only the fact that there is one
 * is part of the file.
 * @throws ForbiddenError for anybody but an officer.
 */
export async function registerClue(
  world: World,
  actor: Actor,
  { input, informant }: { input: unknown; informant: Informant | null },
): Promise<Outcome<CaseFile, ActRefusal>> {
  if (!actor.roles.includes('officer')) throw new ForbiddenError('线索由执法人员登记')
  const read = readForm(clueForm, input)
  if (!read.ok) return refuse({ kind: 'fields', problems: read.refusal })
  if (read.value.named && informant === null) {
    const message = '举报人实名的，请填写姓名和联系方式（另行加密保存）'
    return refuse({ kind: 'fields', problems: [{ field: 'named', message }] })
  }
  return inAgency(world, actor, async (tx) => {
    const at = await loadCircumstances(tx, world, { actor, file: null })
    if (read.value.receivedAt > at.now) {
      return refuse({
        kind: 'fields',
        problems: [{ field: 'receivedAt', message: '不能晚于现在' }],
      })
    }
    return accept(await openClue(tx, world, { actor, clue: read.value, informant, at }))
  })
}

type Clue = { readonly named: boolean } & Omit<
  Extract<CaseEvent, { type: 'ClueRegistered' }>,
  'type'
>

/** Opens the file of a clue whose form was read, in the caller's transaction. */
export async function openClue(
  tx: Tx,
  world: World,
  {
    actor,
    clue,
    informant,
    at,
  }: { actor: Actor; clue: Clue; informant: Informant | null; at: Circumstances },
): Promise<CaseFile> {
  const id = randomUUID()
  const events: CaseEvent[] = [{ type: 'ClueRegistered', ...clue }]
  const onto = { id, before: null, own: {}, row: null }
  const author = authorOf(actor, at.now)
  const { file, recorded } = await append(tx, caseStream, onto, events, author)
  await giveAccess(tx, file, [actor.personId], '登记线索', at.now)
  if (informant && clue.named) await sealInformant(tx, world, file, { informant, actor, at })
  await project(tx, file, at)
  await sealPapers(tx, world, {
    file,
    act: { papers: ['clue_register'] },
    recorded,
    events: recorded,
    at,
  })
  return file
}
