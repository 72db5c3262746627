import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { fictionalUscc } from '../../demo/fictional-codes.ts'
import type { Cast } from '../../demo/stage.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { addFirm, changeFirm, strikeOffFirm } from '../inspection/firm-changes.ts'
import { viewFirm } from '../inspection/firm-views.ts'
import { handleLetter } from './handle-letter.ts'
import { viewLetter } from './letter-views.ts'
import { receiveLetter } from './receive-letter.ts'

type Desk = {
  readonly world: TestWorld
  readonly cast: Cast
  /** A report against somebody of this name; its id. */
  reported(respondent: string): Promise<string>
  /** The report becomes a clue with this name and code; what was wrong, none where it was done. */
  transferred(id: string, respondent: string, firmCode: string): Promise<string[]>
}

const withLetters = (work: (desk: Desk) => Promise<void>) =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const { departmentHead: head, officers } = cast
    await work({
      ...{ world, cast },
      reported: async (respondent) => {
        const id = randomUUID()
        const body = { respondent, content: '预付卡不退', files: [] }
        const sender = { name: '钱小满', contact: '13900001234' }
        await receiveLetter(world, { id, agencyId: head.agencyId, kind: 'report', body, sender })
        return id
      },
      transferred: async (id, respondent, firmCode) => {
        const officer = officers[0].personId
        const done = await handleLetter(world, head, {
          ...{ id, action: 'transfer', after: 0, words: '已登记为线索。' },
          clue: { respondent, summary: '预付卡不退', officer, firmCode },
        })
        return done.ok
          ? []
          : (done.refusal.fields ?? []).map(({ field, message }) => `${field}：${message}`)
      },
    })
  })

const codes = [1, 2, 3, 4].map((no) => fictionalUscc(no))
const [first = '', second = '', third = '', fourth = ''] = codes

const registered = async ({ world, cast }: Desk, code: string, name: string) => {
  const firm = { code, name, representative: '张三', address: '示例路' }
  const rest = { position: null, industry: '', district: '', risk: null }
  expect((await addFirm(world, cast.officers[0], { ...firm, ...rest })).ok).toBe(true)
}

test('a letter proposes the firms that are called so, now or before, and none that only sounds alike', () =>
  withLetters(async (desk) => {
    const { world, cast, reported } = desk
    await registered(desk, first, '四平市示例商贸（集团）有限公司')
    await registered(desk, second, '四平市示例商贸有限责任公司')
    const [officer] = cast.officers
    const said = { representative: '张三', address: '示例路', position: null, risk: null }
    await changeFirm(world, officer, {
      ...{ code: second, revision: 1, name: '四平市改名商贸有限公司', ...said },
      ...{ industry: '', district: '', reason: '变更登记' },
    })
    const found = async (respondent: string) => {
      const { firms } = await viewLetter(world, cast.departmentHead, await reported(respondent))
      return firms.map(({ code, former, struckOff }) => [code, former, struckOff])
    }
    // Brackets and blanks as somebody types them.
    expect(await found('四平市示例商贸(集团) 有限公司')).toEqual([[first, false, false]])
    expect(await found('四平市示例商贸有限责任公司')).toEqual([[second, true, false]])
    expect(await found('四平市示例商贸集团有限公司')).toEqual([])
    expect(await found('')).toEqual([])
    await strikeOffFirm(world, officer, { code: first, revision: 1, reason: '注销' })
    expect(await found('四平市示例商贸（集团）有限公司')).toEqual([[first, false, true]])
  }))

test('the code that whoever handles a report knows lists its firm with the clue; one that is another firm is refused', () =>
  withLetters(async (desk) => {
    const { world, cast, reported, transferred } = desk
    const name = '四平市新开商贸有限公司'
    const id = await reported(name)
    await registered(desk, third, '四平市别的商贸有限公司')
    expect(await transferred(id, name, '91220300MA0Y43210X')).toMatchObject([
      expect.stringContaining('firmCode：'),
    ])
    expect(await transferred(id, name, third)).toEqual([
      'firmCode：检查对象名录里这个代码是“四平市别的商贸有限公司”，和被反映的名称不同，请核对其中一个',
    ])
    expect(await transferred(id, name, fourth)).toEqual([])
    const firm = await viewFirm(world, cast.officers[0], { code: fourth })
    expect(firm).toMatchObject({ name, representative: '', address: '', source: 'case' })
    // Nothing of it says that somebody wrote.
    expect(JSON.stringify(firm)).not.toMatch(/信|举报|钱小满/u)
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
  }))

test('a clue without a code, and one whose firm the register knows, change nothing there', () =>
  withLetters(async (desk) => {
    const { world, cast, reported, transferred } = desk
    await registered(desk, first, '四平市示例商贸有限公司')
    const before = await viewFirm(world, cast.officers[0], { code: first })
    expect(await transferred(await reported('不知道的店'), '不知道的店', '')).toEqual([])
    const known = await reported('四平市示例商贸有限公司')
    expect(await transferred(known, '四平市示例商贸有限公司', first)).toEqual([])
    expect(await viewFirm(world, cast.officers[0], { code: first })).toEqual(before)
    const { rows } = await world.db.owner
      .selectFrom('inspection.firm')
      .select((count) => count.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    expect(Number(rows)).toBe(1)
  }))
