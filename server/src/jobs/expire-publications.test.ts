import { expect, test, vi } from 'vitest'
import { sampleNotice } from '../../test/notices.ts'
import { publishing, withPortal } from '../../test/portal.ts'
import { publishNotice } from '../storage/publication/publish-notice.ts'
import { expirePublications, startExpiry } from './expire-publications.ts'

test('a notice whose display period is over is ended once, the others stay', () =>
  withPortal(async ({ world, office, page }) => {
    await office(async (tx) => {
      const last = { publicId: 'notice-01', serial: 1, expiresOn: '2026-11-23' }
      await publishNotice(tx, sampleNotice(last), publishing)
      await publishNotice(tx, sampleNotice({ publicId: 'notice-02', serial: 2 }), publishing)
    })
    expect(await expirePublications(world)).toBe(0)
    world.setTime('2026-11-23T16:00:00.000Z')
    expect(await expirePublications(world)).toBe(1)
    expect(await expirePublications(world)).toBe(0)
    await vi.waitFor(async () => {
      expect((await page('/decisions')).body).toContain('共 <b>1</b> 件')
    })
  }))

test('a database that does not answer is reported and tried again, not thrown', () =>
  withPortal(async ({ world }) => {
    const faults: Error[] = []
    const broken = { ...world, office: world.db.portal }
    const job = await startExpiry(broken, { report: (fault) => faults.push(fault) })
    await job.stop()
    expect(faults.map(({ message }) => message)).toEqual(['permission denied for table entry'])
  }))
