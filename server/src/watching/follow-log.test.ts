import { describe, expect, test } from 'vitest'
import { testVkey } from '../../test/ledger.ts'
import { line, lines, smallLog, type SmallLog } from '../../test/small-log.ts'
import { followedFrom, followLog, readFollowed, type Followed, type Look } from './follow-log.ts'

const fresh = followedFrom([testVkey])

/** As it is read back from the disk. */
const remembered = ({ followed }: Look): Followed => readFollowed(JSON.stringify(followed))

const faults = ({ findings }: Look) => findings.map(({ fault }) => fault)

/** Looks at the first log, and then with what it remembers at the second. */
async function lookTwice(first: SmallLog, second: SmallLog, note = second.note()) {
  const look = await followLog(first, first.note(), fresh)
  expect(faults(look)).toEqual([])
  const kept = remembered(look)
  return { kept, look: await followLog(second, note, kept) }
}

describe('somebody who follows a log from outside', () => {
  test('reads what is new and nothing else', async () => {
    const log = smallLog(lines(700))
    let followed = fresh
    for (const size of [0, 3, 300, 300, 512, 700]) {
      const look = await followLog(log, log.note(size), followed)
      expect([size, look.size, faults(look)]).toEqual([size, size, []])
      followed = remembered(look)
    }
    expect(log.bundlesRead).toEqual([0, 0, 1, 1, 2])
  })

  const grown = smallLog(lines(400))
  const changed = lines(400).with(20, line('c1', 21, 19))
  const empty: SmallLog = { ...grown, entries: () => Promise.resolve(null) }
  const renamed = grown.note().replace('zhaofa.test/log', 'zhaofa.test/other')

  test.each<[what: string, log: SmallLog, note: string | undefined, expected: string]>([
    ['goes back to an older copy', smallLog(lines(200)), undefined, 'entries-removed'],
    ['has another history', smallLog(changed.slice(0, 300)), undefined, 'history-changed'],
    ['goes on from another history', smallLog(changed), undefined, 'history-changed'],
    ['has lost the entries it signs for', empty, undefined, 'entries-missing'],
    ['signs more than its entries give', grown, smallLog(lines(400, 'c2')).note(), 'root-differs'],
    ['goes by another name', grown, renamed, 'checkpoint-false'],
  ])('a log that %s is told and not followed', async (_, log, note, expected) => {
    const { kept, look } = await lookTwice(smallLog(lines(300)), log, note)
    expect(faults(look)).toEqual([expected])
    expect(look.followed).toBe(kept)
  })

  test('hours are compared over looks that are days apart', async () => {
    const first = [line('log', 1, 10, 'clock'), line('c1', 1, 30)]
    const { look } = await lookTwice(
      smallLog(first),
      smallLog([...first, line('c1', 2, 29), line('c2', 1, 20)]),
    )
    expect(faults(look)).toEqual(['series-backwards', 'time-backwards'])
  })

  test('a hole of an earlier look is told again until it is filled', async () => {
    const first = smallLog([line('c1', 1, 0), line('c1', 3, 1)])
    const look = await followLog(first, first.note(), fresh)
    expect(faults(look)).toEqual(['sequence-gap'])
    const filled = smallLog([line('c1', 1, 0), line('c1', 3, 1), line('c1', 2, 2)])
    expect(faults(await followLog(filled, filled.note(), remembered(look)))).toEqual([])
  })
})
