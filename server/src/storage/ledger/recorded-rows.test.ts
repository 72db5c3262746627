import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { canonicalJson } from '@zhaofa/ledger'
import { aCast } from '../../../test/cast.ts'
import { withDatabase } from '../../../test/database.ts'
import { sequence, tamper } from '../../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { verified } from '../../../test/verified.ts'
import { handleLetter } from '../../office/letters/handle-letter.ts'
import { receiveLetter } from '../../office/letters/receive-letter.ts'
import { recordSignIn } from '../identity/sign-in-record.ts'
import { asPerson } from '../as-person.ts'

test('the database writes the same canonical JSON as the ledger', () =>
  withDatabase(async ({ owner }) => {
    const values = [
      { b: 1, a: [true, null, 'é "q" \\ / \n\t\b\f\r'], Z: { y: '', x: '\u001f\u007f\u2028𠅤' } },
      {},
      [],
      [0, -7, 9_007_199_254_740_991],
    ]
    for (const value of values) {
      const { rows } = await sql<{ text: string }>`
        select platform.canonical_json(${JSON.stringify(value)}::jsonb) as text`.execute(owner)
      expect(rows[0]?.text).toBe(canonicalJson(value))
    }
  }))

const findings = ({ db }: TestWorld) => verified(db)

/** A letter taken up, and two attempts to sign in, one by a name that nobody has. */
async function something(world: TestWorld) {
  const { departmentHead: head } = await aCast(world)
  const id = '0198c0de-0000-4000-8000-00000000d0c0'
  const body = { respondent: '某店', content: '不退还预付的费用', files: [] }
  const letter = { id, agencyId: head.agencyId, kind: 'complaint', sender: null, body } as const
  await receiveLetter(world, letter)
  await handleLetter(world, head, { id, after: 0, action: 'accept', words: '已受理', clue: null })
  const origin = { ip: '10.0.0.7', userAgent: '浏览器' }
  const at = world.clock.now()
  await recordSignIn(world.office, { account: 'nobody', outcome: 'unknown-account', at, origin })
  await asPerson(world.office, head, (tx) =>
    recordSignIn(tx, { account: 'zhao', outcome: 'wrong-password', at, origin, who: head }),
  )
  return { id }
}

test('a letter, its handling and every attempt to sign in are recorded with the row and verified with it', () =>
  withWorld(async (world) => {
    const { id } = await something(world)
    await sequence(world.db)
    expect(await findings(world)).toEqual([])
    const { rows } = await sql<{ kind: string; content: { table?: string } }>`
      select kind, content::jsonb as content from ledger.opening
      where kind in ('letter-change', 'system-event') order by kind, content::jsonb ->> 'table'`.execute(
      world.db.owner,
    )
    expect(rows.map(({ kind, content }) => [kind, content.table])).toEqual([
      ['letter-change', undefined],
      ['system-event', 'casework.letter'],
      ['system-event', 'identity.sign_in'],
      ['system-event', 'identity.sign_in'],
    ])

    await tamper(
      world.db,
      `update identity.sign_in set outcome = 'signed-in' where account = 'zhao'`,
    )
    await tamper(world.db, `update casework.letter set code_hash = sha256('x')`)
    await tamper(world.db, `delete from casework.letter_event where letter_id = '${id}'`)
    expect(await findings(world)).toMatchObject([
      { fault: 'source-missing', kind: 'letter-change', publicId: id, sequence: 1 },
      { fault: 'source-changed', kind: 'system-event', changed: ['code_hash_sha256'] },
      { fault: 'source-changed', kind: 'system-event', changed: ['outcome'] },
    ])
  }))
