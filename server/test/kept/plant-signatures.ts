import { randomUUID } from 'node:crypto'
import { folderObjectStore } from '../../src/objects/object-store.ts'
import { clockOf } from '../../src/office/desk/clock.ts'
import { overAllCases } from '../../src/office/desk/in-agency.ts'
import { agencyKeys } from '../../src/office/signing/keys.ts'
import { rotateKeys } from '../../src/office/signing/rotate-keys.ts'
import { insertSignatures, registerSealUses } from '../../src/storage/signature-store.ts'
import type { World } from '../../src/world.ts'
import type { KeptInstallation } from './kept-installation.ts'

/**
 * Signatures on two papers of an installation that is older than signatures: rows and register as sealing writes them, a stamp
 * that came later, and a seal that was rotated.
 */
export async function plantSignatures(
  { db, objectsFolder }: KeptInstallation,
  agencyId: string,
  at: Date,
): Promise<void> {
  const sealingKey = new Uint8Array(32).fill(7)
  const { name } = await db.owner
    .selectFrom('identity.agency')
    .select('name')
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  const papers = await db.owner
    .selectFrom('casework.document')
    .select(['id', 'case_id', 'sha256', 'title', 'number'])
    .where('agency_id', '=', agencyId)
    .where('serial', 'is not', null)
    .orderBy('serial')
    .orderBy('id')
    .limit(2)
    .execute()
  const stamped = await (await folderObjectStore(objectsFolder)).put(Buffer.from('stamped later'))
  // Only the office is asked of it.
  const world = { office: db.office } as World
  await overAllCases(world, clockOf(agencyId), async (tx) => {
    const keys = await agencyKeys(tx, { sealingKey }, { agencyId, agencyName: name, at })
    const files = papers.map(({ id, case_id, sha256 }) => ({
      ...{ agencyId, caseId: case_id, documentId: id, digest: sha256 },
    }))
    for (const [index, file] of files.entries()) {
      const stamp = index === 0 ? { at, by: keys.timeStamps.name } : null
      const level = stamp ? 'B-LT' : 'B-B'
      const { id: certificateId, name: by } = keys.seal
      const row = { id: randomUUID(), place: 1, role: 'seal', name: by, certificateId, at } as const
      await insertSignatures(tx, file, [{ ...row, level, stamp }])
    }
    await registerSealUses(
      tx,
      2026,
      papers.flatMap(({ title, number }, index) => {
        const file = files[index]
        if (!file) return []
        return [
          {
            ...{ ...file, seal: 'papers', title, number, approvals: [], at },
            sealedBy: { id: clockOf(agencyId).personId, name: '某' },
            certificateId: keys.seal.id,
            sm2: {
              signature: keys.nationalSeal.sign(Buffer.from(title)),
              certificateId: keys.nationalSeal.id,
            },
          } as const,
        ]
      }),
    )
    const second = files[1]
    if (!second) throw new Error('two papers')
    await tx
      .insertInto('casework.paper_stamp')
      .values({
        ...{ document_id: second.documentId, agency_id: agencyId, case_id: second.caseId },
        ...{ digest: second.digest, sha256: stamped.sha256, bytes: stamped.bytes },
        ...{ stamped_at: at, stamper: 'tsa.example.gov.cn', at },
      })
      .execute()
  })
  await rotateKeys(
    { office: db.office, clock: { now: () => new Date(at.getTime() + 1) }, sealingKey },
    { id: agencyId, name },
    { what: 'seal', reason: 'superseded', because: '定期更换' },
  )
}
