import sharp from 'sharp'
import { expect, test } from 'vitest'
import { anOffice, certificate, granted, threeAdministrators } from '../../../test/an-office.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { createApp } from '../app.ts'
import { makeOfficerCode } from '../officer-code.ts'

const { number } = certificate

type Hands = {
  world: TestWorld
  personId: string
  certificateId: string
  security: Browser
  officer: Browser
  suspend: () => Promise<void>
  upload: (by: Browser, bytes: Uint8Array) => ReturnType<Browser['request']>
  scan: () => ReturnType<Browser['request']>
}

async function withOfficer(work: (hands: Hands) => Promise<void>): Promise<void> {
  await withWorld(async (world) => {
    const office = await anOffice(world)
    const chen = await office.person('chen', '陈立新', ['officer'])
    const { personId } = chen
    const certificateId = await office.certify(chen, { ...certificate, validTo: '2026-12-31' })
    await world.db.owner
      .deleteFrom('identity.credential')
      .where('person_id', '=', personId)
      .execute()
    await aPassword(world.db, chen, 'Siping-2026-chen')
    const app = await createApp(world)
    const signedIn = async (account: string, password: string) => {
      const browser = aBrowser(app)
      expect((await browser.signIn({ account, password })).statusCode).toBe(201)
      return browser
    }
    const { account, password } = threeAdministrators['security-admin']
    try {
      await work({
        world,
        personId,
        certificateId,
        security: await signedIn(account, password),
        officer: await signedIn('chen', 'Siping-2026-chen'),
        suspend: async () => {
          const change = { kind: 'certificate-change', certificateId, status: 'suspended' } as const
          granted(await office.byTwo(personId, { ...change, reason: '遗失' }))
        },
        upload: (by, bytes) =>
          by.request({
            method: 'PUT',
            url: `/api/administration/people/${personId}/photo`,
            ...formOf(bytes),
          }),
        scan: () => {
          const code = makeOfficerCode(number, world.clock.now(), world.sealingKey)
          return app.inject({ url: `/officers/scan/${code}`, headers: { accept: 'text/html' } })
        },
      })
    } finally {
      await app.close()
    }
  })
}

function formOf(bytes: Uint8Array) {
  const boundary = 'a-boundary-of-the-test'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="p.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return {
    payload,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(payload.length),
    },
  }
}

const aFace = () =>
  sharp({ create: { width: 600, height: 800, channels: 3, background: '#c9d8e8' } })
    .jpeg()
    .toBuffer()
const picture = /src="data:image\/jpeg;base64,([^"]+)"/

test('the photo is shown to whoever scans, in the page itself, for as long as the certificate holds', () =>
  withOfficer(async ({ world, security, officer, suspend, upload, scan }) => {
    expect((await scan()).body).not.toMatch(picture)
    expect((await upload(security, await aFace())).statusCode).toBe(204)

    const page = await scan()
    expect(page.statusCode).toBe(200)
    expect(page.headers['cache-control']).toContain('no-store')
    expect(page.headers['content-security-policy']).toContain("img-src 'self' data:")
    expect(page.body.length).toBeLessThan(60_000)
    expect(page.body).toContain('alt="陈立新的证件照片"')
    const shown = Buffer.from(picture.exec(page.body)?.[1] ?? '', 'base64')
    expect(await sharp(shown).metadata()).toMatchObject({ format: 'jpeg', width: 240, height: 320 })

    const own = await officer.request({ url: '/api/officer-photo' })
    expect(own.rawPayload.equals(shown)).toBe(true)
    expect(own.headers['cache-control']).toBe('private, no-store')
    expect(own.headers['content-type']).toBe('image/jpeg')
    const code = await officer.request({ url: '/api/officer-code' })
    expect(code.json<{ photo: string }>().photo).toMatch(/^[0-9a-f]{64}$/)

    await suspend()
    const suspended = await scan()
    expect(suspended.body).toContain('暂扣')
    expect(suspended.body).not.toMatch(picture)
    expect((await officer.request({ url: '/api/officer-photo' })).statusCode).toBe(404)
    const published = await world.db.owner
      .selectFrom('publication.officer')
      .select('photo')
      .execute()
    expect(published).toEqual([{ photo: null }])
  }))

test('on the day after its last day nobody sees it', () =>
  withOfficer(async ({ world, security, upload, scan }) => {
    expect((await upload(security, await aFace())).statusCode).toBe(204)
    world.setTime('2026-12-31T15:59:00.000Z')
    expect((await scan()).body).toMatch(picture)
    world.setTime('2026-12-31T16:00:00.000Z')
    const { body } = await scan()
    expect(body).toContain('已经过期')
    expect(body).not.toMatch(picture)
  }))

test('is kept by the security administrator, in history, and taken down again', () =>
  withOfficer(async ({ world, personId, security, officer, upload, scan }) => {
    const face = await aFace()
    expect((await upload(officer, face)).statusCode).toBe(403)
    expect((await upload(security, face)).statusCode).toBe(204)
    const url = `/api/administration/people/${personId}/photo`
    expect((await security.request({ url })).statusCode).toBe(200)
    expect((await officer.request({ url })).statusCode).toBe(403)
    expect((await officer.request({ method: 'DELETE', url })).statusCode).toBe(403)
    expect((await security.request({ method: 'DELETE', url })).statusCode).toBe(204)
    expect((await security.request({ url })).statusCode).toBe(404)
    expect((await scan()).body).not.toMatch(picture)
    const history = await world.db.owner
      .selectFrom('identity.change')
      .select('action')
      .where('subject_id', '=', personId)
      .where('action', 'like', '%照片')
      .orderBy('sequence')
      .execute()
    expect(history.map(({ action }) => action)).toEqual(['登记证件照片', '撤下证件照片'])
  }))

test('50 MB, and what is no picture, are refused with a sentence and nothing is stored', () =>
  withOfficer(async ({ world, security, upload }) => {
    const large = await upload(security, Buffer.alloc(50 * 1024 ** 2))
    expect(large.statusCode).toBe(413)
    const over = await upload(security, Buffer.alloc(5 * 1024 ** 2 + 1))
    expect(over.statusCode).toBe(413)
    expect(over.json<{ title: string }>().title).toContain('5 MB')
    const program = await upload(security, Buffer.from('MZ this is a program'))
    expect(program.statusCode).toBe(415)
    expect(program.json<{ title: string }>().title).toContain('只收 JPEG、PNG 和 WebP')
    const rows = await world.db.owner
      .selectFrom('identity.person')
      .select('id')
      .where('photo_sha256', 'is not', null)
      .execute()
    expect(rows).toEqual([])
  }))
