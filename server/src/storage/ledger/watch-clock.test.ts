import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDatabase, type TestDatabase } from '../../../test/database.ts'
import { fact, record, sequence } from '../../../test/ledger.ts'
import { verified } from '../../../test/verified.ts'
import { restartClock, watchClock } from './watch-clock.ts'

const morning = new Date('2026-11-23T01:00:00.000Z')
const draw = (sequenceNumber: number, at: string, more = {}) =>
  fact('draw-1', sequenceNumber, { kind: 'draw', at, ...more })

/** An attacker, or a program of before, for whom nothing is refused. */
const unguarded = async (db: TestDatabase, facts: Parameters<typeof record>[1]) => {
  await sql`alter table ledger.opening disable trigger refuse_backwards`.execute(db.superuser)
  await record(db, facts)
  await sql`alter table ledger.opening enable trigger refuse_backwards`.execute(db.superuser)
}

test('from the first start on, a fact of an earlier hour than the log has reached is refused in words', () =>
  withDatabase(async (db) => {
    // A demo acts out last year, case after case.
    await record(db, [draw(1, '2026-11-20T01:00:00.000Z')])
    await record(db, [fact('c1', 1, { at: '2026-03-01T01:00:00.000Z' })])
    await watchClock(db.owner, morning)
    await watchClock(db.owner, new Date('2026-11-24T01:00:00.000Z'))
    await sequence(db)
    expect((await verified(db)).filter(({ fault }) => fault.endsWith('backwards'))).toEqual([])

    await record(db, [fact('c1', 2, { at: '2026-11-23T00:56:00.000Z' })])
    await expect(record(db, [fact('c2', 1, { at: '2026-10-14T01:00:00.000Z' })])).rejects.toThrow(
      '没有保存：服务器的时钟是 2026-10-14 09:00，而存证账本已经记到 2026-11-23 09:00，时钟被拨回过。请系统管理员校准时钟后再办。',
    )
    await expect(record(db, [fact('c1', 3, { at: '2026-11-23T00:55:30.000Z' })])).rejects.toThrow(
      '时钟被拨回过',
    )
  }))

test('what was backdated past the guard is found in the log, and in the series of its case', () =>
  withDatabase(async (db) => {
    await watchClock(db.owner, morning)
    await sequence(db)
    await record(db, [fact('c1', 1, { at: '2026-11-23T02:00:00.000Z' })])
    await sequence(db)
    await unguarded(db, [
      fact('c2', 1, { at: '2026-10-14T01:00:00.000Z' }),
      fact('c1', 2, { at: '2026-11-23T01:58:00.000Z' }),
    ])
    await sequence(db)
    expect((await verified(db)).filter(({ fault }) => fault.endsWith('backwards'))).toEqual([
      {
        fault: 'series-backwards',
        ...{ index: 3, kind: 'case-event', publicId: 'c1', sequence: 2 },
        ...{ at: '2026-11-23T01:58:00.000Z', after: '2026-11-23T02:00:00.000Z' },
      },
      {
        fault: 'time-backwards',
        ...{ index: 2, count: 1 },
        ...{ at: '2026-10-14T01:00:00.000Z', after: '2026-11-23T02:00:00.000Z' },
      },
    ])
  }))

test('after a clock that ran ahead the hours are counted anew, with a reason that stays', () =>
  withDatabase(async (db) => {
    await watchClock(db.owner, morning)
    await record(db, [draw(1, '2027-11-23T01:00:00.000Z')])
    await sequence(db)
    await expect(record(db, [draw(2, '2026-11-23T02:00:00.000Z')])).rejects.toThrow('时钟被拨回过')

    await restartClock(db.owner, {
      now: new Date('2026-11-23T02:00:00.000Z'),
      reason: '时钟快了一年',
    })
    await sequence(db)
    await record(db, [draw(2, '2026-11-23T02:00:01.000Z')])
    await sequence(db)
    expect((await verified(db)).filter(({ fault }) => fault.endsWith('backwards'))).toEqual([])
  }))
