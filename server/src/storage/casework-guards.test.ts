import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { inAgency } from '../office/desk/in-agency.ts'
import { playCase } from '../demo/play-case.ts'
import { Stage, type Cast } from '../demo/stage.ts'
import { stories } from '../demo/stories.ts'
import type { Tx } from './database.ts'

type Played = { world: TestWorld; cast: Cast; caseId: string }

/** A major case, drafted and sent to review, not yet reviewed. */
async function underReview(work: (played: Played) => Promise<void>): Promise<void> {
  const story = stories.find(({ until }) => until === 'under-review')
  if (!story) throw new Error('no story under review')
  await withWorld(async (world) => {
    const cast = await aCast(world)
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    await work({ world, cast, caseId: await playCase(stage, story) })
  })
}

/** What a person with psql and the office role's password could try, with every setting as they like. */
const attack = ({ world, cast }: Played, work: (tx: Tx) => Promise<unknown>) =>
  inAgency(world, cast.agencyHead, work)

describe('the database refuses, as the office role', () => {
  test('a major decision without its passed legal review (行政处罚法第58条)', () =>
    underReview(async (played) => {
      const { world, cast, caseId } = played
      const draft = await world.db.owner
        .selectFrom('casework.decision_draft')
        .selectAll()
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow()
      const insert = (tx: Tx) =>
        tx
          .insertInto('casework.decision')
          .values({
            case_id: caseId,
            version: 99,
            digest: draft.digest,
            draft_version: draft.version,
            agency_id: cast.agencyHead.agencyId,
            procedure: 'ordinary-penalty',
            outcome: 'penalty',
            kinds: ['fine'],
            fine_fen: 1_300_000,
            tier: '一般',
            one_by_one: true,
            matter_code: 'CF-001',
            decided_on: '2026-11-23',
          })
          .execute()

      await expect(attack(played, insert)).rejects.toThrow('no passed legal review')
    }))

  test('a decision upon a draft that was never stored', () =>
    underReview(async (played) => {
      const { cast } = played
      const insert = (tx: Tx) =>
        tx
          .insertInto('casework.decision')
          .values({
            case_id: randomUUID(),
            version: 1,
            digest: 'f'.repeat(64),
            draft_version: 1,
            agency_id: cast.agencyHead.agencyId,
            procedure: 'ordinary-penalty',
            outcome: 'penalty',
            kinds: ['fine'],
            fine_fen: 100,
            tier: '',
            one_by_one: true,
            matter_code: 'CF-001',
            decided_on: '2026-11-23',
          })
          .execute()

      await expect(attack(played, insert)).rejects.toThrow(/foreign key/)
    }))

  test.each([
    ['changing an event', 'update casework.case_event set by_name = $$别人$$'],
    ['deleting events', 'delete from casework.case_event'],
    ['emptying the table', 'truncate casework.case_event'],
    ['changing a sealed paper', "update casework.document set number = '四商罚决字〔2026〕99号'"],
    ['deleting a review opinion', 'delete from casework.review_opinion'],
    ['giving back a number', 'delete from casework.document_counter'],
  ])('%s', (_what, statement) =>
    underReview(async (played) => {
      await expect(attack(played, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        /permission denied|append-only/,
      )
    }),
  )

  test('reading another agency’s case, whatever the program asks for', () =>
    underReview(async (played) => {
      const { world, cast, caseId } = played
      const stranger = { ...cast.agencyHead, agencyId: randomUUID() }

      const rows = await inAgency(world, stranger, (tx) =>
        tx.selectFrom('casework.case_event').selectAll().where('case_id', '=', caseId).execute(),
      )

      expect(rows).toEqual([])
    }))

  test('an officer reading a case of colleagues he has no part in', () =>
    underReview(async (played) => {
      const { world, cast, caseId } = played
      const outsider = { ...cast.officers[0], personId: randomUUID() }

      const rows = await inAgency(world, outsider, (tx) =>
        tx.selectFrom('casework.case_event').selectAll().where('case_id', '=', caseId).execute(),
      )

      expect(rows).toEqual([])
    }))

  test('reading who reported, by anybody who neither took the report nor handles it', () =>
    underReview(async (played) => {
      const { world, cast } = played
      const rows = await inAgency(world, cast.departmentHead, (tx) =>
        tx.selectFrom('casework.informant').selectAll().execute(),
      )

      expect(rows).toEqual([])
    }))
})

describe('the database refuses, as the portal role', () => {
  test.each([
    'casework.case_event',
    'casework.document',
    'casework.notice',
    'identity.person',
    'ledger.pending',
  ])('reading %s', (table) =>
    withWorld(async ({ portal }) => {
      await expect(sql.raw(`select * from ${table}`).execute(portal)).rejects.toThrow(
        'permission denied',
      )
    }),
  )
})
