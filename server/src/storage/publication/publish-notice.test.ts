import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { withDatabase, type TestDatabase } from '../../../test/database.ts'
import { sampleAgency, sampleNotice } from '../../../test/notices.ts'
import { asPerson } from '../as-person.ts'
import type { Tx } from '../database.ts'
import { findNotice, listWithdrawals } from './find-notice.ts'
import { listNotices, type NoticeQuery } from './list-notices.ts'
import { publishAgency, publishOfficers } from './lists/publish-lists.ts'
import { expireNotices, publishNotice, publishWithheld, withdrawNotice } from './publish-notice.ts'
import { dataVersion, findOfficer, tallies } from './read-portal.ts'

const { agency_id: agencyId } = sampleAgency
const at = '2026-11-20T01:00:00.000Z'
const today = '2026-11-23'
const person = { agencyId, personId: '00000000-0000-4000-8000-0000000000aa' }
const everything: NoticeQuery = {
  text: null,
  year: null,
  matter: null,
  penalty: null,
  before: null,
  today,
}

const office = <T>(db: TestDatabase, work: (tx: Tx) => Promise<T>) =>
  asPerson(db.office, person, work)

const publish = (db: TestDatabase, ...notices: ReturnType<typeof sampleNotice>[]) =>
  office(db, async (tx) => {
    for (const notice of notices) await publishNotice(tx, notice, { agencyId, at })
  })

const withdrawal = {
  ground: 'revoked',
  reason: '四平市人民政府复议决定撤销原处罚决定',
  basisNumber: '四府复决字〔2026〕3号',
  agencyName: '四平市商务局',
  on: plainDate('2026-11-22'),
} as const

describe('publishing', () => {
  test('a published notice can be read, listed, counted and found by the portal', () =>
    withDatabase(async (db) => {
      const notice = sampleNotice({ publicId: 'notice-01' })
      await publish(db, notice)

      expect(await findNotice(db.portal, 'notice-01', today)).toMatchObject({
        status: 'published',
        notice,
      })
      const page = await listNotices(db.portal, everything)
      expect(page.rows.map(({ publicId }) => publicId)).toEqual(['notice-01'])
      expect(page).toMatchObject({ next: null, total: { count: 1, exact: true } })
      expect(await tallies(db.portal, 'matter')).toEqual([{ value: 'CF-001', count: 1 }])
    }))

  test('leaves a disclosed leaf that commits to exactly the published JSON', () =>
    withDatabase(async (db) => {
      const notice = sampleNotice({ publicId: 'notice-01' })
      await publish(db, notice)

      const opening = await db.portal
        .selectFrom('ledger.opening')
        .select(['kind', 'content'])
        .executeTakeFirstOrThrow()
      expect(opening.kind).toBe('publication')
      expect(JSON.parse(opening.content ?? '')).toEqual({ ...notice })
    }))

  test('a rolled-back publication leaves nothing', () =>
    withDatabase(async (db) => {
      const failing = office(db, async (tx) => {
        await publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), { agencyId, at })
        throw new Error('later step failed')
      })
      await expect(failing).rejects.toThrow('later step failed')
      expect(await findNotice(db.portal, 'notice-01', today)).toBeUndefined()
      expect((await listNotices(db.portal, everything)).rows).toEqual([])
    }))

  test('one 文号 is published once', () =>
    withDatabase(async (db) => {
      await publish(db, sampleNotice({ publicId: 'notice-01' }))
      const again = sampleNotice({ publicId: 'notice-02' })
      await expect(publish(db, again)).rejects.toThrow(/entry_number_shown/)
    }))

  test('every act raises the data version, which keys the page cache', () =>
    withDatabase(async (db) => {
      const versions = [await dataVersion(db.portal)]
      await publish(db, sampleNotice({ publicId: 'notice-01' }))
      versions.push(await dataVersion(db.portal))
      await office(db, (tx) => withdrawNotice(tx, 'notice-01', withdrawal, { agencyId, at }))
      versions.push(await dataVersion(db.portal))
      await office(db, (tx) => publishAgency(tx, sampleAgency))
      versions.push(await dataVersion(db.portal))
      expect(new Set(versions).size).toBe(4)
      expect(versions).toEqual([...versions].sort((a, b) => a - b))
    }))
})

describe('correcting', () => {
  test('is a new version in the same place; the old one is kept and not readable by the portal', () =>
    withDatabase(async (db) => {
      const first = sampleNotice({ publicId: 'notice-01' })
      await publish(db, first, sampleNotice({ publicId: 'notice-02', serial: 2 }))
      const corrected = { ...first, version: 2, correction: '更正案由', cause: '更正后的案由案' }
      await publish(db, corrected)

      expect(await findNotice(db.portal, 'notice-01', today)).toMatchObject({ notice: corrected })
      const { rows } = await listNotices(db.portal, everything)
      expect(rows.map(({ publicId }) => publicId)).toEqual(['notice-02', 'notice-01'])
      const kept = await db.owner
        .selectFrom('publication.notice')
        .select('version')
        .where('public_id', '=', 'notice-01')
        .orderBy('version')
        .execute()
      expect(kept).toEqual([{ version: 1 }, { version: 2 }])
      const readable = await db.portal
        .selectFrom('publication.notice')
        .select('version')
        .where('public_id', '=', 'notice-01')
        .execute()
      expect(readable).toEqual([{ version: 2 }])
    }))

  test('of a version that is not the current one is refused as stale', () =>
    withDatabase(async (db) => {
      const first = sampleNotice({ publicId: 'notice-01' })
      await publish(db, first)
      const late = { ...first, version: 3, correction: '更正' }
      await expect(publish(db, late)).rejects.toThrow('公示信息刚被他人修改')
    }))
})

describe('withdrawing (处罚法第48条第2款)', () => {
  test('takes the content from page, list, search and count, and says why', () =>
    withDatabase(async (db) => {
      await publish(db, sampleNotice({ publicId: 'notice-01' }))
      const done = await office(db, (tx) =>
        withdrawNotice(tx, 'notice-01', withdrawal, { agencyId, at }),
      )

      expect(done).toBe(true)
      expect(await findNotice(db.portal, 'notice-01', today)).toEqual({
        status: 'withdrawn',
        version: 1,
        successor: null,
        withdrawal: {
          publicId: 'notice-01',
          agencyName: '四平市商务局',
          number: '四商罚决字〔2026〕1号',
          ground: 'revoked',
          reason: '四平市人民政府复议决定撤销原处罚决定',
          basisNumber: '四府复决字〔2026〕3号',
          withdrawnOn: '2026-11-22',
          amended: null,
        },
      })
      expect((await listWithdrawals(db.portal, 20)).rows).toHaveLength(1)
      expect((await listNotices(db.portal, everything)).rows).toEqual([])
      expect((await listNotices(db.portal, { ...everything, text: '备案' })).rows).toEqual([])
      expect(await tallies(db.portal, 'all')).toEqual([])
      expect(await db.portal.selectFrom('publication.notice').selectAll().execute()).toEqual([])
    }))

  test('happens once; a withdrawn notice cannot be corrected or shown again', () =>
    withDatabase(async (db) => {
      const first = sampleNotice({ publicId: 'notice-01' })
      await publish(db, first)
      const withdraw = () =>
        office(db, (tx) => withdrawNotice(tx, 'notice-01', withdrawal, { agencyId, at }))
      await withdraw()

      expect(await withdraw()).toBe(false)
      await expect(publish(db, { ...first, version: 2, correction: '更正' })).rejects.toThrow()
      const revive = sql`update publication.entry set status = 'published', ended_on = null`
      await expect(office(db, (tx) => revive.execute(tx))).rejects.toThrow(/nothing else/)
    }))
})

describe('the end of the display period', () => {
  test('is on the day after the last one, with or without the nightly job', () =>
    withDatabase(async (db) => {
      await publish(db, sampleNotice({ publicId: 'notice-01', expiresOn: '2026-11-23' }))
      const onDay = (day: string) => findNotice(db.portal, 'notice-01', day)
      const listedOn = async (day: string) =>
        (await listNotices(db.portal, { ...everything, today: day })).rows.length

      expect((await onDay('2026-11-23'))?.status).toBe('published')
      expect(await listedOn('2026-11-23')).toBe(1)
      expect((await onDay('2026-11-24'))?.status).toBe('expired')
      expect(await listedOn('2026-11-24')).toBe(0)

      const expire = (day: string) => office(db, (tx) => expireNotices(tx, plainDate(day)))
      expect(await expire('2026-11-23')).toEqual([])
      expect(await expire('2026-11-24')).toEqual(['notice-01'])
      expect(await tallies(db.portal, 'all')).toEqual([])
    }))
})

test('a withheld decision shows its article and month only', () =>
  withDatabase(async (db) => {
    const withheld = {
      kind: 'withheld',
      publicId: 'notice-09',
      agencyName: '四平市商务局',
      ground: 'minor',
      because: { instrument: '政府信息公开条例', article: 15 },
      decidedIn: '2026-11',
    } as const
    await office(db, (tx) =>
      publishWithheld(tx, withheld, { agencyId, at, on: plainDate('2026-11-20') }),
    )
    expect(await findNotice(db.portal, 'notice-09', today)).toEqual({
      status: 'withheld',
      withheld: {
        publicId: 'notice-09',
        agencyName: '四平市商务局',
        ground: 'minor',
        because: '政府信息公开条例第十五条',
        decidedIn: '2026-11',
        publishedOn: '2026-11-20',
      },
    })
  }))

test('the officers’ list is replaced as a whole and found by certificate number', () =>
  withDatabase(async (db) => {
    const officer = {
      certificateNumber: '07030012345',
      name: '王海',
      unit: '市场秩序科',
      post: '科员',
      categories: ['行政处罚', '行政检查'],
      region: '四平市',
      validFrom: plainDate('2024-01-01'),
      validTo: plainDate('2028-12-31'),
      status: 'active',
    } as const
    await office(db, async (tx) => {
      await publishAgency(tx, sampleAgency)
      await publishOfficers(tx, agencyId, [officer])
    })
    expect(await findOfficer(db.portal, '07030012345')).toEqual({
      ...officer,
      photo: null,
      agencyName: '四平市商务局',
    })
    await office(db, (tx) => publishOfficers(tx, agencyId, []))
    expect(await findOfficer(db.portal, '07030012345')).toBeUndefined()
    expect(await findOfficer(db.portal, "x' or 1=1 --")).toBeUndefined()
  }))

describe('the database holds the walls', () => {
  test.each([
    'casework.case_event',
    'casework.case_file',
    'identity.person',
    'identity.credential',
    'identity.certificate',
    'ledger.pending',
  ])('the portal’s role is refused %s', (table) =>
    withDatabase(async (db) => {
      const read = sql`select * from ${sql.table(table)}`.execute(db.portal)
      await expect(read).rejects.toThrow(/permission denied/)
    }),
  )

  test.each([
    `insert into publication.withdrawal select * from publication.withdrawal`,
    `update publication.entry set version = 9`,
    `delete from publication.listing`,
    `update publication.state set version = 1`,
    `insert into publication.officer select * from publication.officer`,
    `select nextval('publication.listing_id')`,
    `create table publication.x (n int)`,
  ])('the portal’s role may not: %s', (statement) =>
    withDatabase(async (db) => {
      await expect(sql.raw(statement).execute(db.portal)).rejects.toThrow(/permission denied/)
    }),
  )

  test('the office’s role can neither change nor remove a published version', () =>
    withDatabase(async (db) => {
      await publish(db, sampleNotice({ publicId: 'notice-01' }))
      for (const statement of [
        `update publication.notice set body = '{}'`,
        `delete from publication.notice`,
        `delete from publication.entry`,
        `delete from publication.withdrawal`,
      ]) {
        await expect(office(db, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
          /permission denied/,
        )
      }
      // Not even the owner, by mistake.
      const removal = sql`delete from publication.notice`.execute(db.owner)
      await expect(removal).rejects.toThrow(/append-only/)
    }))

  test('another agency neither sees nor withdraws a notice', () =>
    withDatabase(async (db) => {
      await publish(db, sampleNotice({ publicId: 'notice-01' }))
      const other = { ...person, agencyId: '00000000-0000-4000-8000-0000000000ff' }
      const done = await asPerson(db.office, other, (tx) =>
        withdrawNotice(tx, 'notice-01', withdrawal, { agencyId: other.agencyId, at }),
      )
      expect(done).toBe(false)
      expect((await findNotice(db.portal, 'notice-01', today))?.status).toBe('published')
    }))
})
