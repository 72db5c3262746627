import type { VisitPackView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { certificateCovers } from '@zhaofa/domain/authority/certificate.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { inspectionAlone } from '@zhaofa/domain/case/procedures/inspection/slice.ts'
import { packVisit } from '@zhaofa/domain/case/procedures/inspection/visit-pack.ts'
import { NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { activePeople } from '../desk/lookups.ts'
import { recordRead } from '../desk/read-restricted.ts'
import { loadCircumstances } from './circumstances.ts'
import { getOwnCase } from './perform-act.ts'

/**
 * 现场资料: what a phone takes along of one visit. The whole record leaves the house by it, the firm's telephone among
 * it, so every reading is recorded before a byte is given out.
 * @throws NotFoundError for a case that is no visit any more; ForbiddenError for another agency's.
 */
export async function viewPack(world: World, actor: Actor, caseId: string): Promise<VisitPackView> {
  return inAgency(world, actor, async (tx) => {
    const { file, events } = await getOwnCase(tx, actor, caseId)
    if (!inspectionAlone(file)) throw new NotFoundError('只有没有立案的检查可以带到现场办')
    if (!file.investigators.includes(actor.personId) && file.openedBy !== actor.personId)
      throw new NotFoundError('您不在这次检查的人员里，不能带到现场办')
    await recordRead(tx, world, actor, { agencyId: file.agencyId, caseId, subject: 'visit pack' })
    const people = await activePeople(tx, ['officer'])
    // Who is named at the door is looked up now: nobody can be asked there.
    const officers = [...new Set([...file.investigators, ...people.map(({ id }) => id)])]
    const at = await loadCircumstances(tx, world, { actor, file, input: { officers } })
    const inspecting = { at: at.now, category: '行政检查', region: at.rules.region } as const
    return {
      caseId,
      version: file.version,
      madeAt: at.now,
      title: caseTitle(file),
      officers: people.map(({ id, name, post }) => {
        const certificates = at.certificatesOf(id)
        const standing = certificateCovers({ personId: id, name, certificates }, inspecting)
        const certificate = certificates[0]?.number ?? null
        return { id, name, post, certificate, note: standing.met ? null : standing.reason }
      }),
      pack: packVisit({ file, events, people: people.map((each) => ({ ...each })) }, at),
    }
  })
}
