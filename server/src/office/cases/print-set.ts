import { buffer } from 'node:stream/consumers'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { NotFoundError } from '../../faults.ts'
import { papersToSign } from '../../storage/document-store.ts'
import type { World } from '../../world.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import { inAgency } from '../desk/in-agency.ts'
import { recordSupervision } from '../desk/read-restricted.ts'
import { getCase } from './perform-act.ts'

/** In the order in which they are handed over and written on. */
const order = ['inspection_notice', 'inspection_record_sheet', 'evidence_extract_sheet'] as const

/**
 * 检查材料: everything a visit without a phone needs, as one PDF: the sealed notice, and the sheets that are written on.
 * Each page is the sealed one and bears its own code, so that a scan finds its paper.
 * @throws NotFoundError where nothing was printed for this visit.
 */
export async function readPrintSet(
  world: World,
  actor: Actor,
  caseId: string,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const { title, digests } = await inAgency(world, actor, async (tx) => {
    const { file } = await getCase(tx, caseId)
    if (file.visit?.sheetsMadeIn == null) throw new NotFoundError('这次检查没有打印手写材料')
    const { agencyId } = file
    await recordSupervision(tx, world, actor, { agencyId, caseId, subject: 'visit print set' })
    const papers = (await papersToSign(tx, caseId)).filter(({ voided }) => !voided)
    return {
      title: caseTitle(file),
      digests: order.flatMap((type) => papers.findLast((each) => each.type === type)?.sha256 ?? []),
    }
  })
  const files = await Promise.all(digests.map((sha256) => buffer(world.objects.read(sha256))))
  const joined = await readUntrusted({ kind: 'join-pdfs', files })
  if (!joined.ok) throw new Error(`the print set of ${caseId} was not joined: ${joined.refusal}`)
  return { bytes: joined.value, name: `${title} 检查材料.pdf` }
}
