import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { aCast } from '../../test/cast.ts'
import { withPlayedCase } from '../../test/played-case.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { inAgency } from '../office/desk/in-agency.ts'
import type { Cast } from '../demo/stage.ts'
import { stories } from '../demo/stories.ts'
import type { Tx } from './database.ts'
import type { ReviewStep } from './tables/casework.ts'

type Played = { world: TestWorld; cast: Cast; caseId: string }

/** A major case, drafted and sent to review, not yet reviewed. */
async function underReview(work: (played: Played) => Promise<void>): Promise<void> {
  const story = stories.find(({ until }) => until === 'under-review')
  if (!story) throw new Error('no story under review')
  await withPlayedCase(story, work)
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

describe('a disagreement about a review, for anybody with psql and the office role (行政处罚法第58条)', () => {
  const digest = 'd'.repeat(64)

  /** A draft of a case that needs no review, so that only the disagreement can close the gate. */
  async function inDispute(work: (held: Held) => Promise<void>): Promise<void> {
    await withWorld(async (world) => {
      const cast = await aCast(world)
      const { agencyId, personId } = cast.agencyHead
      const caseId = randomUUID()
      const key = { case_id: caseId, agency_id: agencyId, digest }
      const at = new Date('2026-11-20T02:00:00.000Z')
      const asOffice = (run: (tx: Tx) => Promise<unknown>) => inAgency(world, cast.agencyHead, run)
      await asOffice((tx) =>
        tx
          .insertInto('casework.decision_draft')
          .values({
            ...{ ...key, version: 1, grounds: [] },
            ...{ review_required: false, deliberation_required: false },
          })
          .execute(),
      )
      await work({
        world,
        cast,
        second: cast.secondReviewer.personId,
        opinion: (version, outcome, { round = 1, reviewer = cast.reviewer.personId } = {}) =>
          asOffice((tx) =>
            tx
              .insertInto('casework.review_opinion')
              .values({ ...key, version, outcome, round, reviewer, at })
              .execute(),
          ),
        step: (version, step) =>
          asOffice((tx) =>
            tx
              .insertInto('casework.review_step')
              .values({ ...key, version, step, person: personId, at })
              .execute(),
          ),
        decide: (procedure = 'ordinary-penalty', outcome = 'penalty') =>
          asOffice((tx) =>
            tx
              .insertInto('casework.decision')
              .values({
                ...{ ...key, version: 99, draft_version: 1, procedure, outcome, kinds: [] },
                ...{ fine_fen: 0, tier: '', one_by_one: false, matter_code: 'CF-001' },
                decided_on: '2026-11-23',
              })
              .execute(),
          ),
      })
    })
  }

  type Held = {
    readonly world: TestWorld
    readonly cast: Cast
    readonly second: string
    opinion(
      version: number,
      outcome: string,
      by?: { round?: 1 | 2; reviewer?: string },
    ): Promise<unknown>
    step(version: number, step: ReviewStep): Promise<unknown>
    decide(procedure?: string, outcome?: string): Promise<unknown>
  }
  test('what was sent voluntarily and refused is not decided, in any procedure', () =>
    inDispute(async ({ opinion, decide }) => {
      await opinion(2, 'correct')
      await expect(decide()).rejects.toThrow('no passed legal review')
      await expect(decide('seizure', 'seal')).rejects.toThrow('no passed legal review')
    }))

  test('nothing is decided during an objection, and the second review that agrees opens the gate', () =>
    inDispute(async ({ opinion, step, decide, second }) => {
      await opinion(2, 'pass')
      await step(3, 'objected')
      await expect(decide()).rejects.toThrow('in dispute')
      await expect(opinion(4, 'pass')).rejects.toThrow('follows an objection')
      await expect(opinion(4, 'pass', { round: 2 })).rejects.toThrow('by the same person')
      await opinion(4, 'pass', { round: 2, reviewer: second })
      await decide()
    }))

  test('nor after a second review that did not agree, nor while it waits to be sent again', () =>
    inDispute(async ({ opinion, step, decide, second }) => {
      await opinion(2, 'correct')
      await step(3, 'objected')
      await opinion(4, 'correct', { round: 2, reviewer: second })
      await expect(decide()).rejects.toThrow('no passed legal review')
      await step(5, 'settled-again')
      await expect(decide()).rejects.toThrow('in dispute')
      await opinion(6, 'pass')
      await decide()
    }))

  test('an objection is made once to the same words', () =>
    inDispute(async ({ opinion, step, second }) => {
      await opinion(2, 'correct')
      await step(3, 'objected')
      await opinion(4, 'correct', { round: 2, reviewer: second })
      await expect(step(5, 'objected')).rejects.toThrow('review_step_objected')
    }))

  test('an opinion is a reviewer’s of the agency, and no counsel’s, officer’s or head’s', () =>
    inDispute(async ({ cast, opinion }) => {
      for (const { personId: reviewer } of [...cast.officers, cast.agencyHead]) {
        await expect(opinion(2, 'pass', { reviewer })).rejects.toThrow('no legal reviewer')
      }
      await expect(opinion(2, 'pass', { round: 2 })).rejects.toThrow('follows an objection')
    }))

  test('a reviewer whose term ended yesterday gives no opinion, and one whose last day it is does', () =>
    inDispute(async ({ world, cast, opinion }) => {
      // The opinion is of 20 November 2026.
      const until = (day: string) =>
        world.db.owner
          .updateTable('identity.person')
          .set({ review_until: plainDate(day) })
          .where('id', '=', cast.reviewer.personId)
          .execute()
      await until('2026-11-19')
      await expect(opinion(2, 'pass')).rejects.toThrow('whose term has ended')
      await until('2026-11-20')
      await opinion(2, 'pass')
    }))

  test('nobody who investigates the case reviews it', () =>
    underReview(async ({ world, cast, caseId }) => {
      const [officer] = cast.officers
      const { agencyId } = officer
      await world.db.owner
        .insertInto('identity.person_role')
        .values({ person_id: officer.personId, agency_id: agencyId, role: 'legal-reviewer' })
        .execute()
      const insert = (tx: Tx) =>
        tx
          .insertInto('casework.review_opinion')
          .values({
            ...{ case_id: caseId, agency_id: agencyId, version: 99, digest, outcome: 'pass' },
            ...{ round: 1, reviewer: officer.personId, at: new Date() },
          })
          .execute()
      await expect(attack({ world, cast, caseId }, insert)).rejects.toThrow('who investigates it')
    }))

  test('the agency revises no decision without its review', () =>
    underReview(async (played) => {
      const { cast, caseId } = played
      const body = { type: 'DecisionRevised', source: 'agency', effect: 'revoked' }
      const statement = sql`insert into casework.case_event
        (case_id, version, agency_id, type, body, at, by_id, by_name)
        values (${caseId}, 999, ${cast.agencyHead.agencyId}, 'DecisionRevised', ${body}::jsonb,
          now(), ${cast.agencyHead.personId}, '高明轩')`
      await expect(attack(played, (tx) => statement.execute(tx))).rejects.toThrow(
        'without a passed legal review',
      )
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
