import { describe, expect, test } from 'vitest'
import type { ActForm, Openings, Preview, Problem } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import type { Cast } from '../../demo/stage.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-officer'

type Office = { world: TestWorld; cast: Cast; signIn: (account: string) => Promise<Browser> }

const inOffice = (work: (office: Office) => Promise<void>) =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const app = await createApp(world)
    const signIn = async (account: string) => {
      const people = [...cast.officers, cast.reviewer]
      const person = people.find(({ name }) => name === names[account])
      if (!person) throw new Error(account)
      await aPassword(world.db, person, password)
      const browser = aBrowser(app)
      await browser.signIn({ account, password })
      return browser
    }
    await work({ world, cast, signIn })
    await app.close()
  })

const names: Record<string, string> = { chen: '陈立新', liu: '刘文静' }

const spot = ({ officers }: Cast, changed: Record<string, unknown> = {}) => ({
  officers: officers.map(({ personId }) => personId),
  certificatesShown: true,
  foundAt: '2026-11-23T00:30:00.000Z',
  place: '四平市铁东区一马路128号',
  party: {
    kind: 'organisation',
    name: '四平市恒路汽车销售有限公司',
    uscc: '91350100M000100Y43',
    legalRepresentative: '孙德昌',
    address: '四平市铁东区一马路128号',
    phone: '0434-0000001',
  },
  matterCode: 'CF-034-03',
  facts: '向消费者销售小型汽车1辆，没有签订销售合同。',
  ...changed,
})

const post = (browser: Browser, url: string, input: unknown) =>
  browser.request({ method: 'POST', url, payload: { input } })
const openingsOf = async (browser: Browser) =>
  (await browser.request({ method: 'GET', url: '/api/openings' })).json<Openings>().openings

/** 暂扣 of a certificate, as the administration records it. */
async function suspend(world: TestWorld, personId: string): Promise<void> {
  const { id, agency_id } = await world.db.owner
    .selectFrom('identity.certificate')
    .select(['id', 'agency_id'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  await world.db.owner
    .insertInto('identity.certificate_change')
    .values({
      certificate_id: id,
      sequence: 2,
      agency_id,
      status: 'suspended',
      valid_to: '2028-12-31',
      reason: '暂扣',
      at: new Date('2026-11-01T00:00:00Z'),
    } as never)
    .execute()
}

describe('beginning a case', () => {
  test('an officer may begin by a clue, on the spot, or with a visit of what is published; a reviewer by nothing', () =>
    inOffice(async ({ signIn }) => {
      const offered = await openingsOf(await signIn('chen'))
      expect(offered.map(({ title, desk, inField }) => [title, desk, inField])).toEqual([
        ['登记线索', 'clue', false],
        ['当场处罚', null, true],
        ['登记检查', null, true],
      ])
      expect(offered.flatMap(({ unmet }) => unmet.map(({ reason }) => reason))).toEqual([
        '涉企行政检查事项清单还没有公布，不能检查',
      ])
      expect(await openingsOf(await signIn('liu'))).toEqual([])
    }))

  test('whose certificate is suspended sees why, and is refused for it (处罚法第42、55条)', () =>
    inOffice(async ({ world, cast, signIn }) => {
      await suspend(world, cast.officers[0].personId)
      const chen = await signIn('chen')
      const [, onTheSpot] = await openingsOf(chen)
      expect(onTheSpot?.unmet[0]?.reason).toBe('陈立新的执法证已暂扣，恢复后才能执法')
      expect(onTheSpot?.unmet[0]?.basis).toMatchObject([{ article: 42 }, { article: 55 }])
      const refused = await post(chen, '/api/openings/open-on-the-spot', spot(cast))
      expect(refused.statusCode).toBe(409)
      expect(refused.json<Problem>().refusals?.[0]?.reason).toBe(
        '陈立新的执法证已暂扣，恢复后才能执法',
      )
    }))

  test('its form is the form of any act: fields, what is known already, no version', () =>
    inOffice(async ({ cast, signIn }) => {
      const chen = await signIn('chen')
      const url = '/api/openings/open-on-the-spot'
      const form = (await chen.request({ method: 'GET', url })).json<ActForm>()
      expect(form.version).toBe(0)
      expect(form.values).toMatchObject({ officers: [cast.officers[0].personId] })
      expect(form.fields.map(({ label }) => label)).toEqual([
        '执法人员',
        '出示执法证件',
        '时间',
        '地点',
        '当事人',
        '事项',
        '违法事实',
      ])
    }))

  test('it opens a case, which goes on by the acts of its procedure', () =>
    inOffice(async ({ cast, signIn }) => {
      const chen = await signIn('chen')
      const made = await post(chen, '/api/openings/open-on-the-spot', spot(cast))
      expect(made.statusCode).toBe(201)
      const { caseId } = made.json<{ caseId: string }>()
      const url = `/api/cases/${caseId}/acts/hear-party`
      expect((await chen.request({ method: 'GET', url })).json<ActForm>().unmet).toEqual([])
      const input = { tier: null, kinds: ['fine', 'confiscate-gains'], fineFen: 10_000 }
      const told = { ...input, rightsTold: true, disputed: false }
      const { problems } = (await post(chen, `${url}/preview`, told)).json<Preview>()
      expect(problems).toEqual([
        {
          field: 'kinds',
          message: '没收违法所得不能当场作出，当场只能警告或者罚款；需要更重处罚的，转为普通程序',
          basis: { text: '处罚法第五十一条', instrument: '行政处罚法', article: 51 },
          instead: { act: 'convert-to-ordinary', title: '转为普通程序' },
        },
      ])
    }))

  test('what is wrong is said before it is sent, and refused when it is', () =>
    inOffice(async ({ cast, signIn }) => {
      const chen = await signIn('chen')
      const alone = spot(cast, { officers: [cast.officers[0].personId] })
      const url = '/api/openings/open-on-the-spot'
      const problem = { field: 'officers', message: '执法人员不得少于两人' }
      const drafted = (await post(chen, `${url}/preview`, alone)).json<Preview>()
      expect(drafted.problems).toMatchObject([problem])
      const refused = await post(chen, url, alone)
      expect(refused.statusCode).toBe(422)
      expect(refused.json<Problem>().fields).toMatchObject([problem])
    }))

  test('a clue has a desk of its own, and the plain form does not open one', () =>
    inOffice(async ({ signIn }) => {
      const chen = await signIn('chen')
      const url = '/api/openings/register-clue'
      expect((await chen.request({ method: 'GET', url })).json<ActForm>().papers).toMatchObject([
        { type: 'clue_register' },
      ])
      // A clue may name whoever reported, which the plain form does not ask: it has a desk of its own.
      expect((await post(chen, url, {})).statusCode).toBe(404)
    }))

  test('whoever may not begin is refused, whatever the screen offered', () =>
    inOffice(async ({ cast, signIn }) => {
      const liu = await signIn('liu')
      const url = '/api/openings/open-on-the-spot'
      expect((await liu.request({ method: 'GET', url })).statusCode).toBe(403)
      expect((await post(liu, url, spot(cast))).statusCode).toBe(403)
      expect((await post(liu, `${url}/preview`, spot(cast))).statusCode).toBe(403)
      const unknown = await post(await signIn('chen'), '/api/openings/open-a-shop', {})
      expect(unknown.statusCode).toBe(404)
    }))
})
