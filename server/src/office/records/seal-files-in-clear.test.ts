import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { sequence, tamper } from '../../../test/ledger.ts'
import { verified } from '../../../test/verified.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { receiveLetter } from '../letters/receive-letter.ts'
import { readSealed, sealedStore } from '../../objects/sealed-objects.ts'
import { sealFilesInClear } from './seal-files-in-clear.ts'
import { scrubAll } from './scrub-share.ts'

const secret = Buffer.from('举报人的亲笔信 SECRET-INFORMANT-NAME')

/** Every byte that lies in the store. */
function onDisk({ dataDir }: TestWorld): string {
  const folder = join(dataDir, 'objects')
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    .join()
}

async function scrubbed(world: TestWorld) {
  const findings: object[] = []
  for await (const share of scrubAll(world)) findings.push(...share.findings)
  return findings
}

test('what a letter brings lies encrypted on the disk, and is read again with the key', () =>
  withWorld(async (world) => {
    const { sha256, bytes } = await sealedStore(world).put(secret)
    expect(bytes).toBe(secret.length)
    expect(onDisk(world)).not.toContain('SECRET')
    expect(await readSealed(world, sha256)).toEqual(secret)

    const other = { ...world, sealingKey: new Uint8Array(32).fill(8) }
    expect(await readSealed(other, sha256)).toBeNull()
    expect(await sealedStore(world).put(secret)).toEqual({ sha256, bytes })
  }))

test('a sealed file that is gone or changed is found by scrub and by verify-log', () =>
  withWorld(async (world) => {
    await sealedStore(world).put(secret)
    await sequence(world.db)
    expect(await scrubbed(world)).toEqual([])
    const { sha256 } = await world.db.owner
      .selectFrom('casework.sealed_object')
      .select('sha256')
      .executeTakeFirstOrThrow()

    rmSync(world.objects.path(sha256))
    const missing = { fault: 'object-missing', sha256, belongsTo: 'casework.sealed_object' }
    expect(await scrubbed(world)).toEqual([missing])
    expect(await verified(world.db, { objectsFolder: join(world.dataDir, 'objects') })).toEqual([
      missing,
    ])

    // Its row goes with it; the entry stays.
    await tamper(world.db, 'delete from casework.sealed_object')
    expect(await scrubbed(world)).toEqual([missing])
  }))

test('what an earlier program stored in clear is encrypted at the start', () =>
  withWorld(async (world) => {
    const { departmentHead: head } = await aCast(world)
    const file = await world.objects.put(secret)
    const body = {
      respondent: '某店',
      content: '见附件',
      files: [{ ...file, mediaType: 'image/jpeg', originalName: '信.jpg' }],
    }
    const id = '0198c0de-0000-4000-8000-00000000d0c1'
    const { agencyId } = head
    await receiveLetter(world, { id, agencyId, kind: 'report', sender: null, body })

    expect(await sealFilesInClear(world, world.db.owner)).toBe(1)
    expect(onDisk(world)).not.toContain('SECRET')
    expect(await readSealed(world, file.sha256)).toEqual(secret)
    expect(await sealFilesInClear(world, world.db.owner)).toBe(0)
    await sequence(world.db)
    expect(await verified(world.db, { objectsFolder: join(world.dataDir, 'objects') })).toEqual([])
  }))
