import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { heicPhoto } from '../../../test/heic-photo.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { sequence } from '../../../test/ledger.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { title } from '../../../test/sign-in-office.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { verified } from '../../../test/verified.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import type { Acting } from '../../storage/as-person.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-copies'

let world: TestWorld
let as: (account: string) => Promise<Browser>
let anybody: () => Browser
let caseId: string
let otherCase: string
let evidence: Record<'photo' | 'paper' | 'broken', string>
let foreign: string
let finish: () => void
let closed: Promise<void>

/** Everybody who asks, by account. */
async function askers(cast: Stage['cast']): Promise<Record<string, Acting>> {
  const [chen, wang] = cast.officers
  const own = { id: chen.agencyId, departmentId: chen.departmentId }
  const elsewhere = await anAgency(world.db, '长春市商务局')
  const { db } = world
  return {
    ...{ chen, wang, zhao: cast.departmentHead, liu: cast.reviewer, gao: cast.agencyHead },
    ...{ he: cast.collector, lin: cast.publisher, tang: cast.archivist },
    song: await aPerson(db, own, { account: 'song', name: '宋海峰', roles: ['officer'] }),
    xu: await aPerson(db, own, { account: 'xu', name: '许明', roles: ['system-admin'] }),
    other: await aPerson(db, elsewhere, { account: 'other', roles: ['agency-head'] }),
  }
}

beforeAll(async () => {
  await new Promise<void>((ready, failed) => {
    closed = withWorld(async (made) => {
      world = made
      const story = stories.find(
        ({ until, matter }) => until === 'served' && matter === 'CF-034-04',
      )
      if (!story) throw new Error('no story')
      const stage = new Stage(
        { ...world, printer: plainPrinter },
        await aCast(world),
        story.startsOn,
      )
      caseId = await playCase(stage, { ...story, until: 'evidence' })
      otherCase = await playCase(stage, { ...story, until: 'evidence' })
      const add = async (to: string, name: string, bytes: Uint8Array) => {
        const evidenceId = await stage.upload(to, name, bytes)
        await stage.act(to, stage.cast.officers[0], 'add-evidence', {
          ...{ evidenceId, kind: 'document', name, purpose: '证明现场情况' },
        })
        return evidenceId
      }
      evidence = {
        photo: await add(caseId, '现场.heic', heicPhoto),
        paper: await add(caseId, '合同.txt', Buffer.from('销售合同')),
        broken: await add(caseId, '坏的.heic', heicPhoto.subarray(0, 430)),
      }
      foreign = await add(otherCase, '别处.heic', heicPhoto)
      const app = await createApp(stage.world)
      const everybody = await askers(stage.cast)
      const signedIn = new Map<string, Browser>()
      anybody = () => aBrowser(app)
      as = async (account) => {
        const known = signedIn.get(account)
        if (known) return known
        const person = everybody[account]
        if (!person) throw new Error(`nobody is called ${account}`)
        await aPassword(world.db, person, password)
        const browser = aBrowser(app)
        expect((await browser.signIn({ account, password })).statusCode).toBe(201)
        signedIn.set(account, browser)
        return browser
      }
      const end = new Promise<void>((done) => (finish = done))
      ready()
      await end
      await app.close()
    })
    closed.catch(failed)
  })
}, 180_000)

afterAll(async () => {
  finish()
  await closed
  await closeReaders()
})

const copyOf = (id: string, of = caseId) => `/api/cases/${of}/evidence/${id}/copy`

/** Who has read this evidence, as the file tells it. */
const readersOf = async (id: string) => {
  const rows = await world.db.owner
    .selectFrom('casework.restricted_read')
    .select('person_name')
    .where('subject', '=', `evidence ${id}`)
    .orderBy('at')
    .execute()
  return rows.map(({ person_name }) => person_name)
}

test('an investigator sees the copy: a picture of points, named as none of the original, kept by nobody', async () => {
  const answer = await (await as('chen')).request({ url: copyOf(evidence.photo) })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('复制件，非原件-现场.heic.jpg')}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
  const { format, width, height, exif } = await sharp(answer.rawPayload).metadata()
  expect({ format, width, height, exif }).toEqual({ format: 'jpeg', width: 64, height: 48 })
})

test('every look is recorded with the case and in the log, like one at the original', async () => {
  const wang = await as('wang')
  const seen = (await readersOf(evidence.photo)).length
  expect((await wang.request({ url: copyOf(evidence.photo) })).statusCode).toBe(200)
  expect((await wang.request({ url: copyOf(evidence.photo) })).statusCode).toBe(200)
  expect((await readersOf(evidence.photo)).slice(seen)).toEqual(['王晓雯', '王晓雯'])
  await sequence(world.db)
  expect(await verified(world.db, { objectsFolder: `${world.dataDir}/objects` })).toEqual([])
})

test.each([
  ['the head of the department', 'zhao', 200],
  ['the legal reviewer', 'liu', 200],
  ['the head of the agency', 'gao', 200],
  ['who collects what is published', 'he', 200],
  ['who publishes', 'lin', 200],
  ['the archivist', 'tang', 200],
  ['an officer of other cases', 'song', 404],
  ['the system administrator', 'xu', 404],
  ['the head of another agency', 'other', 404],
])('%s: %s is answered %i', async (_, account, status) => {
  const seen = (await readersOf(evidence.photo)).length
  const answer = await (await as(account)).request({ url: copyOf(evidence.photo) })
  expect(answer.statusCode).toBe(status)
  expect((await readersOf(evidence.photo)).length - seen).toBe(status === 200 ? 1 : 0)
})

test('nobody who has not signed in', async () => {
  const seen = (await readersOf(evidence.photo)).length
  expect((await anybody().request({ url: copyOf(evidence.photo) })).statusCode).toBe(401)
  expect(await readersOf(evidence.photo)).toHaveLength(seen)
})

test('evidence of another case, or of none, is not there', async () => {
  const chen = await as('chen')
  for (const id of [foreign, randomUUID()]) {
    const answer = await chen.request({ url: copyOf(id) })
    expect([answer.statusCode, title(answer)]).toEqual([404, '没有这件证据'])
  }
  expect(await readersOf(foreign)).toEqual([])
  expect((await chen.request({ url: copyOf(foreign, otherCase) })).statusCode).toBe(200)
  expect((await chen.request({ url: copyOf('none') })).statusCode).toBe(422)
})

test('what has no copy says so and points to the original', async () => {
  const chen = await as('chen')
  const paper = await chen.request({ url: copyOf(evidence.paper) })
  expect(paper.statusCode).toBe(415)
  expect(title(paper)).toBe('“合同.txt”不做复制件。请下载原件，用能打开它的软件查看。')
  const broken = await chen.request({ url: copyOf(evidence.broken) })
  expect(broken.statusCode).toBe(415)
  expect(title(broken)).toMatch(/请下载原件，用能打开它的软件查看。$/)
  const original = await chen.request({ url: copyOf(evidence.broken).replace(/copy$/, 'file') })
  expect(original.rawPayload).toEqual(heicPhoto.subarray(0, 430))
})
