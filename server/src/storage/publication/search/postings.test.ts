import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { withDatabase, type TestDatabase } from '../../../../test/database.ts'
import { sampleAgency, sampleNotice } from '../../../../test/notices.ts'
import { asPerson } from '../../as-person.ts'
import type { Tx } from '../../database.ts'
import { findChangedDerivations } from '../../ledger/derived-rows.ts'
import { listNotices, type NoticeQuery } from '../list-notices.ts'
import { expireNotices, publishNotice, withdrawNotice } from '../publish-notice.ts'

const { agency_id: agencyId } = sampleAgency
const at = '2026-11-20T01:00:00.000Z'
const publishing = { agencyId, at }
const person = { agencyId, personId: '00000000-0000-4000-8000-0000000000aa' }
const everything: NoticeQuery = {
  text: null,
  year: null,
  matter: null,
  penalty: null,
  before: null,
  today: '2026-11-23',
}
const withdrawal = {
  ground: 'revoked',
  reason: '四平市人民政府复议决定撤销原处罚决定',
  basisNumber: '四府复决字〔2026〕3号',
  agencyName: '四平市商务局',
  on: plainDate('2026-11-22'),
} as const

const office = <T>(db: TestDatabase, work: (tx: Tx) => Promise<T>) =>
  asPerson(db.office, person, work)

/** What verify-log says of the postings. */
async function strayPostings(db: TestDatabase): Promise<unknown[]> {
  const found = await db.owner.transaction().execute(findChangedDerivations)
  return found
    .filter(({ table }) => table === 'publication.posting')
    .map((finding) => ('row' in finding ? finding.row : finding))
}

async function found(db: TestDatabase, text: string): Promise<string[]> {
  const { rows } = await listNotices(db.portal, { ...everything, text })
  return rows.map(({ publicId }) => publicId)
}

test('postings are what the listings give after each publication, correction, withdrawal and end of display', () =>
  withDatabase(async (db) => {
    const first = sampleNotice({ publicId: 'notice-01', over: { facts: '当事人未备案经营熊猫。' } })
    await office(db, (tx) => publishNotice(tx, first, publishing))
    expect(await found(db, '熊猫')).toEqual(['notice-01'])
    for (const [i, expiresOn] of ['2027-01-01', '2026-11-30', '2027-01-01'].entries()) {
      const notice = sampleNotice({
        publicId: `notice-1${i}`,
        serial: 20 + i,
        expiresOn: plainDate(expiresOn),
      })
      await office(db, (tx) => publishNotice(tx, notice, publishing))
    }
    expect(await strayPostings(db)).toEqual([])

    const corrected = { ...first, version: 2, facts: '当事人未备案经营洗染服务。' }
    await office(db, (tx) => publishNotice(tx, corrected, publishing))
    expect(await found(db, '熊猫')).toEqual([])
    expect(await found(db, '洗染')).toEqual(['notice-01'])
    expect(await strayPostings(db)).toEqual([])

    await office(db, (tx) => withdrawNotice(tx, 'notice-01', withdrawal, publishing))
    await office(db, (tx) => expireNotices(tx, plainDate('2026-12-01')))
    expect(await found(db, '洗染')).toEqual([])
    const { rows } = await listNotices(db.portal, { ...everything, matter: first.matterCode })
    expect(rows.map(({ publicId }) => publicId)).toEqual(['notice-12', 'notice-10'])
    expect(await strayPostings(db)).toEqual([])
  }))

test('a term of many listings is kept as bits, one of few as a list, and each becomes the other', () =>
  withDatabase(async (db) => {
    const kept = async () => {
      const { rows } = await sql<{ length: number }>`
        select length(ids) as length from publication.posting where term = '常见' order by block`.execute(
        db.owner,
      )
      expect(await strayPostings(db)).toEqual([])
      return rows.map(({ length }) => length)
    }
    await list(db, 8000, 8510)
    expect(await kept()).toEqual([2 * 192, 2 * 319])
    await list(db, 8600, 9000)
    expect(await kept()).toEqual([2 * 192, 1024])
    // Numbers are taken before a transaction waits for another: a lower one may come later.
    await list(db, 7000, 7001)
    await list(db, 7500, 7900)
    await list(db, 8550, 8551)
    expect(await kept()).toEqual([1024, 1024])
    await unlist(db, 7500, 7500)
    expect(await kept()).toEqual([1024, 1024])
    await unlist(db, 7501, 7800)
    await unlist(db, 8200, 8201)
    expect(await kept()).toEqual([2 * 294, 1024])
    await unlist(db, 8100, 9000)
    expect(await kept()).toEqual([2 * 202])
    await unlist(db, 0, 9000)
    expect(await kept()).toEqual([])
    const { rows } = await sql`select from publication.posting`.execute(db.owner)
    expect(rows).toEqual([])
  }))

test('postings that somebody changed are named, and are written again from the listings', () =>
  withDatabase(async (db) => {
    await list(db, 0, 600)
    await sql`delete from publication.posting where term = '常见'`.execute(db.owner)
    await sql`update publication.posting set ids = '\\x0001' where term = '#y2026'`.execute(
      db.owner,
    )
    await sql`insert into publication.posting values ('谣言', 7, '\\x0001')`.execute(db.owner)
    const stray = await strayPostings(db)
    expect(new Set(stray)).toEqual(
      new Set([
        { term: '常见', block: 0 },
        { term: '#y2026', block: 0 },
        { term: '谣言', block: 7 },
      ]),
    )
    await sql`select publication.post_again()`.execute(db.owner)
    expect(await strayPostings(db)).toEqual([])
  }))

/** Bare listings of these numbers; every tenth also has a term of its own. */
async function list(db: TestDatabase, from: number, to: number): Promise<void> {
  await sql`insert into publication.listing (year, id, public_id, agency_id, kind, matter_code, matter_name,
      penalty_kinds, number, party, title, outcome, decided_on, published_on, expires_on, terms)
    select 2026, id, 'listing-' || id, ${agencyId}, 'penalty', 'CF-001', '某事项', '{}', '号' || id, '某公司', '某案',
      '罚款', '2026-11-01', '2026-11-02', '2027-11-02',
      array_to_tsvector(case when id % 10 = 0 then array['常见', '罕见' || id] else array['常见'] end)
    from generate_series(${from}::int, ${to}::int) as id`.execute(db.owner)
}

async function unlist(db: TestDatabase, from: number, to: number): Promise<void> {
  await sql`delete from publication.listing where id between ${from} and ${to}`.execute(db.owner)
}
