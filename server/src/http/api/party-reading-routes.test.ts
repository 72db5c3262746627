import { afterAll, expect, test } from 'vitest'
import type { PartyReading, Problem } from '@zhaofa/contract'
import { openOnTheSpot } from '@zhaofa/domain/case/procedures/summary-penalty/acts/opening.ts'
import { granted } from '../../../test/an-office.ts'
import { aCast } from '../../../test/cast.ts'
import { drawPicture } from '../../../test/credentials/trial.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { testMorning, withWorld, type TestWorld } from '../../../test/world.ts'
import type { Cast } from '../../demo/stage.ts'
import { openCase } from '../../office/cases/open-case.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-officer'

type Office = {
  world: TestWorld
  cast: Cast
  as: (account: 'chen' | 'wang' | 'liu') => Promise<Browser>
}

afterAll(closeReaders)

const inOffice = (work: (office: Office) => Promise<void>) =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const app = await createApp(world)
    const [chen, wang] = cast.officers
    const people = { chen, wang, liu: cast.reviewer }
    await work({
      world,
      cast,
      as: async (account) => {
        await aPassword(world.db, people[account], password)
        const browser = aBrowser(app)
        await browser.signIn({ account, password })
        return browser
      },
    })
    await app.close()
  })

function send(browser: Browser, bytes: Buffer, name = '执照.jpg') {
  const boundary = 'zhaofa-picture'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`
  return browser.request({
    method: 'POST',
    url: '/api/party-readings',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
}

const uscc = '91350100M000100Y43'
const found = ({ officers }: Cast, party: Record<string, unknown> = {}) => ({
  officers: officers.map(({ personId }) => personId),
  certificatesShown: true,
  foundAt: testMorning,
  place: '四平市铁东区一马路128号',
  party: {
    ...{ kind: 'organisation', name: '四平市恒路汽车销售有限公司', uscc, phone: '0434-0000001' },
    ...{ legalRepresentative: '孙德昌', address: '四平市铁东区一马路128号', ...party },
  },
  matterCode: 'CF-034-03',
  facts: '向消费者销售小型汽车1辆，没有签订销售合同。',
})

test('a picture of a licence is read for an officer, and kept nowhere', { timeout: 120_000 }, () =>
  inOffice(async ({ world, as }) => {
    const { jpeg, holder } = await drawPicture(7, 0)
    const browser = await as('chen')
    const response = await send(browser, jpeg)
    expect(response.statusCode).toBe(200)
    const { read, message } = response.json<PartyReading>()
    expect(read?.fields.find(({ name }) => name === 'uscc')?.value).toBe(holder.code)
    expect(read?.known).toBeNull()
    expect(message).toMatch(/^从营业执照读出 4 项/)
    const uploads = await world.db.owner.selectFrom('casework.upload').selectAll().execute()
    expect(uploads).toEqual([])
  }),
)

test('what is no picture is answered in a sentence; a reviewer is refused', () =>
  inOffice(async ({ as }) => {
    const none = await send(await as('chen'), Buffer.from('一份文字'))
    expect(none.json<PartyReading>()).toEqual({
      read: null,
      message: '只收 JPEG、PNG 和 WebP 照片。可以换一张，或者直接手工填写，已经填的都还在。',
    })
    const reviewer = await as('liu')
    const refused = await send(reviewer, Buffer.from('x'))
    expect(refused.statusCode).toBe(403)
    expect((await reviewer.request({ method: 'GET', url: `/api/firms/${uscc}` })).statusCode).toBe(
      403,
    )
  }))

test('a firm is known from the cases of colleagues, and nothing of the case is told', () =>
  inOffice(async ({ world, cast, as }) => {
    const [chen] = cast.officers
    const alone = { ...found(cast), officers: cast.officers.map(({ personId }) => personId) }
    granted(await openCase(world, chen, openOnTheSpot, alone))
    const browser = await as('wang')
    const ask = async (code: string) =>
      (await browser.request({ method: 'GET', url: `/api/firms/${code}` })).json<unknown>()
    expect(await ask(uscc)).toEqual({
      firm: {
        ...{ code: uscc, kind: 'organisation', name: '四平市恒路汽车销售有限公司' },
        ...{ representative: '孙德昌', address: '四平市铁东区一马路128号' },
        ...{ otherNames: [], cases: 1 },
        // The register has it from the case on.
        register: {
          ...{ name: '四平市恒路汽车销售有限公司', representative: '孙德昌' },
          ...{ address: '四平市铁东区一马路128号', struckOff: false, newer: false, only: false },
        },
      },
    })
    expect(await ask('91230500MA1B3N1N2M')).toEqual({ firm: null })
    expect(await ask('11010519491231002X')).toEqual({ firm: null })
  }))

test('one code under another name: refused until the officer says why, then both names are known', () =>
  inOffice(async ({ world, cast, as }) => {
    const [chen] = cast.officers
    const { id: first } = granted(await openCase(world, chen, openOnTheSpot, found(cast)))
    const browser = await as('chen')
    const open = (party: Record<string, unknown>) =>
      browser.request({
        method: 'POST',
        url: '/api/openings/open-on-the-spot',
        payload: { input: found(cast, { name: '四平市新名汽车销售有限公司', ...party }) },
      })
    world.setTime('2026-11-23T01:05:00.000Z')
    const refused = await open({})
    expect(refused.statusCode).toBe(422)
    expect(refused.json<Problem>().fields).toMatchObject([{ field: 'party.nameBefore' }])
    const nameBefore = { name: '四平市恒路汽车销售有限公司', because: 'renamed' }
    expect((await open({ nameBefore })).statusCode).toBe(201)
    const known = await browser.request({ method: 'GET', url: `/api/firms/${uscc}` })
    expect(known.json<unknown>()).toMatchObject({
      firm: {
        name: '四平市新名汽车销售有限公司',
        otherNames: ['四平市恒路汽车销售有限公司'],
        cases: 2,
      },
    })
    // Put right later, the first case has no earlier one beside it: only the register, which it began, knows the firm.
    const alone = await browser.request({ method: 'GET', url: `/api/firms/${uscc}?apart=${first}` })
    expect(alone.json<unknown>()).toMatchObject({ firm: { cases: 0, otherNames: [] } })
  }))
