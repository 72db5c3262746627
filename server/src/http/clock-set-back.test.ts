import { expect, test } from 'vitest'
import { sequence } from '../../test/ledger.ts'
import { right, title, withOffice } from '../../test/sign-in-office.ts'
import { watchClock } from '../storage/ledger/watch-clock.ts'

test('whoever works with a clock that was set back is told both hours, and nothing is saved', () =>
  withOffice(async ({ world, app, outcomes }) => {
    await watchClock(world.db.owner, world.clock.now())
    await sequence(world.db)
    const signIn = () => app.inject({ method: 'POST', url: '/api/session', payload: right })
    expect((await signIn()).statusCode).toBe(201)
    expect(await outcomes()).toEqual(['signed-in'])

    world.setTime('2026-10-14T01:00:00.000Z')
    const refused = await signIn()
    expect(refused.statusCode).toBe(503)
    expect(title(refused)).toBe(
      '没有保存：服务器的时钟是 2026-10-14 09:00，而存证账本已经记到 2026-11-23 09:00，时钟被拨回过。请系统管理员校准时钟后再办。',
    )
    expect(await outcomes()).toEqual(['signed-in'])
    expect((await app.inject({ url: '/' })).statusCode).toBe(200)
  }))
