import { expect, test } from 'vitest'
import { aCosigner } from '../../../../test/a-cosigner.ts'
import { fact, record, sequence, testVkey } from '../../../../test/ledger.ts'
import { portalOf } from '../../../../test/portal.ts'
import { withWorld, type TestWorld } from '../../../../test/world.ts'
import { startCosigning } from '../../../jobs/ask-cosigners.ts'
import { logStanding } from '../../../storage/ledger/log-standing.ts'

async function grow(world: TestWorld, from: number, count: number): Promise<void> {
  await record(
    world.db,
    Array.from({ length: count }, (_, i) => fact('c1', from + i)),
  )
  await sequence(world.db)
}

test('the log for people says how large it is, how it grows and that nobody watches it', () =>
  withWorld(async (world) => {
    await sequence(world.db)
    const app = await portalOf(world)
    const empty = await app.inject('/verify/log')
    expect([empty.statusCode, empty.body.includes('账本尚未开始')]).toEqual([200, true])

    await grow(world, 1, 300)
    const { body } = await app.inject('/verify/log')
    expect(body).toContain('300 条，自 ')
    expect(body).toContain('还没有机构在外面共签')
    expect(body).toContain(testVkey)
    expect(body).toContain('zhaofa audit http')
    await app.close()
  }))

test('weeks are counted from Monday in China, the newest first', () =>
  withWorld(async (world) => {
    await grow(world, 1, 3)
    await grow(world, 4, 4)
    const today = new Date()
    const day = (offset: number) => {
      const at = new Date(today.getTime() + 8 * 3_600_000 + offset * 86_400_000)
      return at.toISOString().slice(0, 10)
    }
    const counted = async (offset: number) =>
      (await logStanding(world.portal, day(offset)))?.weeks.map(({ entries }) => entries)
    expect(await counted(0)).toEqual([7, ...Array<number>(11).fill(0)])
    expect(await counted(7)).toEqual([0, 7, ...Array<number>(10).fill(0)])
    expect(await counted(-7)).toEqual(Array<number>(12).fill(0))
  }))

test('those who sign for it stand there with what they saw last', () =>
  withWorld(async (world) => {
    const watchers = [await aCosigner('sifaju.example'), await aCosigner('dangan.example')]
    try {
      await grow(world, 1, 3)
      const asking = startCosigning(world, {
        cosigners: watchers.map(({ cosigner }) => cosigner),
        database: world.db.connection('sequencer'),
        report: (fault) => {
          throw fault
        },
      })
      await asking.stop()
      await grow(world, 4, 1_200)
      const standing = await logStanding(world.portal, '2026-12-01')
      expect(standing?.cosigners.map(({ name, size }) => [name, size])).toEqual([
        ['dangan.example', 3],
        ['sifaju.example', 3],
      ])
      const app = await portalOf(world)
      const { body } = await app.inject('/verify/log')
      expect(body).toContain('sifaju.example')
      expect(body.replaceAll(/\s+/g, ' ')).toContain('此后又写入 1,200 条')
      await app.close()
    } finally {
      await Promise.all(watchers.map(({ close }) => close()))
    }
  }))
