import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { insertUpload } from '../../storage/upload-store.ts'
import { scrubNextShare, scrubShare, type ScrubbedShare } from './scrub-share.ts'

const agencyId = '00000000-0000-4000-8000-000000000001'
const personId = '00000000-0000-4000-8000-0000000000aa'
const uploadId = '0198c0de-0000-4000-8000-00000000d0c0'

/** A photograph of a case, stored. */
async function anUpload(world: TestWorld) {
  const stored = await world.objects.put(Buffer.from('a photograph'))
  await asPerson(world.office, { agencyId, personId }, (tx) =>
    insertUpload(tx, {
      id: uploadId,
      caseId: uploadId,
      agencyId,
      by: personId,
      at: '2026-11-23T01:00:00.000Z',
      ...stored,
      mediaType: 'image/jpeg',
      originalName: '现场.jpg',
    }),
  )
  return {
    share: parseInt(stored.sha256.slice(0, 2), 16),
    sha256: stored.sha256,
    path: world.objects.path(stored.sha256),
  }
}

async function today(world: TestWorld): Promise<ScrubbedShare[]> {
  const done: ScrubbedShare[] = []
  for (;;) {
    const share = await scrubNextShare(world)
    if (!share) return done
    done.push(share)
  }
}

describe('回读校验', () => {
  test('takes nine shares a day, those read longest ago first, and comes round in 29 days', () =>
    withWorld(async (world) => {
      const seen = new Set<number>()
      for (let day = 1; day <= 29; day++) {
        world.setTime(new Date(Date.UTC(2026, 10, 23 + day, 1)).toISOString())
        for (const { share } of await today(world)) seen.add(share)
        expect(seen.size).toBe(Math.min(day * 9, 256))
      }
      const [first] = await today(world)
      expect(first).toBeUndefined()
    }))

  test('a flipped byte and a missing file are found and named by path and record', () =>
    withWorld(async (world) => {
      const { share, sha256, path } = await anUpload(world)
      const belongsTo = `casework.upload ${uploadId}`
      const findings = async () => (await scrubShare(world, share)).findings
      expect(await scrubShare(world, share)).toEqual({ share, files: 1, findings: [] })

      const whole = readFileSync(path)
      writeFileSync(
        path,
        whole.map((byte, i) => (i === 3 ? byte ^ 1 : byte)),
      )
      expect(await findings()).toEqual([{ fault: 'object-changed', path, belongsTo }])

      rmSync(path)
      expect(await findings()).toEqual([{ fault: 'object-missing', sha256, belongsTo }])
    }))

  test('a share that was cut off is the first of the next day', () =>
    withWorld(async (world) => {
      await world.db.owner
        .updateTable('platform.scrub_share')
        .set({ begun_at: new Date('2026-11-22T01:00:00Z') })
        .where('share', '=', 200)
        .execute()
      await world.db.owner
        .updateTable('platform.scrub_share')
        .set({ finished_at: new Date('2026-11-20T01:00:00Z') })
        .where('share', '<>', 200)
        .execute()

      expect((await scrubNextShare(world))?.share).toBe(200)
    }))
})
