import { expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { withDatabase } from '../../../test/database.ts'
import { sampleAgency, sampleNotice } from '../../../test/notices.ts'
import { asPerson } from '../as-person.ts'
import { listNotices, type NoticeQuery } from './list-notices.ts'
import { newestNotices } from './newest-notices.ts'
import { publishNotice } from './publish-notice.ts'
import { listingRanges } from './search/listing-ranges.ts'

const { agency_id: agencyId } = sampleAgency
const person = { agencyId, personId: '00000000-0000-4000-8000-0000000000aa' }
const at = '2026-11-20T01:00:00.000Z'
const today = '2026-11-23'
const everything: NoticeQuery = {
  text: null,
  year: null,
  matter: null,
  penalty: null,
  before: null,
  today,
}

/**
 * In the order in which they were published. Those of the year that ended may be written after the first of the new one,
 * and displays of each year end among those that go on.
 */
const published = [
  ['notice-a1', '2023-05-04', '2027-01-01'],
  ['notice-a2', '2023-05-05', '2026-01-01'],
  ['notice-a3', '2024-01-02', '2027-01-01'],
  ['notice-a4', '2023-12-31', '2027-01-01'],
  ['notice-a5', '2024-03-01', '2026-01-01'],
  ['notice-a6', '2025-03-01', '2026-01-01'],
  ['notice-a7', '2026-03-01', '2027-01-01'],
  ['notice-a8', '2026-03-02', '2026-11-22'],
  ['notice-a9', '2026-03-03', '2027-01-01'],
] as const
const shown = ['notice-a9', 'notice-a7', 'notice-a4', 'notice-a3', 'notice-a1']

test('the newest are the same whichever years they are of, whatever their number and wherever one begins', () =>
  withDatabase(async (db) => {
    await asPerson(db.office, person, async (tx) => {
      for (const [serial, [publicId, publishedOn, expiresOn]] of published.entries()) {
        const over = { publishedOn: plainDate(publishedOn) }
        const notice = sampleNotice({ publicId, serial, expiresOn, over })
        await publishNotice(tx, notice, { agencyId, at })
      }
    })
    const ranges = await listingRanges(db.portal)
    const found = async (most: number, before: number | null = null, year: number | null = null) =>
      (await newestNotices(db.portal, { year, before, today }, ranges, most)).map(
        ({ publicId }) => publicId,
      )
    for (let most = 1; most <= 10; most++) expect(await found(most)).toEqual(shown.slice(0, most))
    const { rows } = await listNotices(db.portal, everything)
    expect(rows.map(({ publicId }) => publicId)).toEqual(shown)
    for (const [place, { id }] of rows.entries()) {
      for (const most of [1, 2, 10]) {
        expect(await found(most, id)).toEqual(shown.slice(place + 1, place + 1 + most))
      }
    }
    expect(await found(10, null, 2023)).toEqual(['notice-a4', 'notice-a1'])
    expect(await found(10, null, 2025)).toEqual([])
    expect(await found(10, null, 2019)).toEqual([])
  }))

test('a line of a list says what was published, and nothing is published at first', () =>
  withDatabase(async (db) => {
    expect((await listNotices(db.portal, everything)).rows).toEqual([])
    const notice = sampleNotice({
      publicId: 'notice-01',
      over: { title: '“红日”商贸\\有限公司\t案' },
    })
    await asPerson(db.office, person, (tx) => publishNotice(tx, notice, { agencyId, at }))
    const { rows } = await listNotices(db.portal, everything)
    expect(rows).toEqual([
      {
        id: 1,
        publicId: 'notice-01',
        agencyId,
        kind: 'penalty-decision',
        number: notice.number,
        party: notice.party.name,
        title: '“红日”商贸\\有限公司\t案',
        outcome: notice.outcome,
        decidedOn: notice.decidedOn,
        publishedOn: notice.publishedOn,
      },
    ])
  }))
