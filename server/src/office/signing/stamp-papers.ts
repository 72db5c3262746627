import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { stampPdf } from '../../signatures/sign-pdf.ts'
import { TimeStampError, type TimeStamp } from '../../signatures/time-stamps.ts'
import type { SealedFile } from '../../storage/signature-store.ts'
import type { World } from '../../world.ts'
import { clockOf } from '../desk/clock.ts'
import { overAllCases } from '../desk/in-agency.ts'
import { agencyKeys, revocationList } from './keys.ts'
import { ownStamper } from './sign-paper.ts'

/**
 * 补盖时间戳: papers that were sealed while the time stamp authority was away get a stamp of the whole file behind what
 * was sealed, which itself stays as it is. Returns how many; the first that fails ends the round.
 * @throws TimeStampError
 */
export async function stampPapers(world: World): Promise<number> {
  const { rows } = await sql<{
    agency_id: string
    case_id: string
    document_id: string
    digest: string
  }>`select * from casework.papers_to_stamp()`.execute(world.office)
  let stamped = 0
  for (const { agency_id: agencyId, case_id: caseId, document_id: documentId, digest } of rows) {
    await stampPaper(world, { agencyId, caseId, documentId, digest })
    stamped++
  }
  return stamped
}

async function stampPaper(
  world: World,
  { agencyId, caseId, documentId, digest }: SealedFile,
): Promise<void> {
  const at = world.clock.now()
  await overAllCases(world, clockOf(agencyId), async (tx) => {
    const { name: agencyName } = await tx
      .selectFrom('identity.agency')
      .select('name')
      .where('id', '=', agencyId)
      .executeTakeFirstOrThrow()
    const agency = { agencyId, agencyName, at }
    const keys = await agencyKeys(tx, world, agency)
    const stamper = world.timeStamps ?? ownStamper(keys, at)
    let stamp: TimeStamp | null = null
    const sealed = await buffer(world.objects.read(digest))
    const bytes = await stampPdf(sealed, {
      name: '时间戳',
      validation: {
        certificates: [],
        revocationLists: [await revocationList(tx, keys.root, agency)],
      },
      room: 16_384,
      stamp: async (of) => (stamp = await stamper.stamp(of)).token,
    })
    const { at: stampedAt } = stamp ?? noStamp()
    const stored = await world.objects.put(bytes)
    await tx
      .insertInto('casework.paper_stamp')
      .values({
        ...{ document_id: documentId, agency_id: agencyId, case_id: caseId, digest },
        ...{ sha256: stored.sha256, bytes: stored.bytes, stamped_at: stampedAt, at },
        stamper: stamper.name,
      })
      // Another server was faster.
      .onConflict((conflict) => conflict.column('document_id').doNothing())
      .execute()
  })
}

const noStamp = (): never => {
  throw new TimeStampError('没有取得时间戳')
}
