import { expect, test } from 'vitest'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { withWorld } from '../../test/world.ts'
import { asPerson } from '../storage/as-person.ts'
import { loadOfficers } from '../storage/identity/people-store.ts'
import { signIn } from '../office/identity/sign-in.ts'
import { demoLogins } from './seed-demo.ts'
import { seedPeople } from './seed-people.ts'
import { certificateCovers } from '@zhaofa/domain/authority/certificate.ts'

const here = { ip: null, userAgent: 'vitest' }

test('the demo has a login for every role, and each works', () =>
  withWorld(async (world) => {
    await seedPeople(world)

    expect(demoLogins.map(({ role }) => role)).toEqual(
      (Object.keys(roles) as Role[]).map((role) => roles[role]),
    )
    for (const { account, password } of demoLogins) {
      expect((await signIn(world, { account, password }, here)).ok, account).toBe(true)
    }
  }))

test('its people are made once, however often it is asked for', () =>
  withWorld(async (world) => {
    const first = await seedPeople(world)
    const second = await seedPeople(world)

    expect(second).toEqual(first)
    const { count } = await world.db.owner
      .selectFrom('identity.person')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    // 14 of the bureau, the supervisor, and three administrators in each of the two agencies
    expect(count).toBe(22)
  }))

test('of its four certificates two are valid today, one has ended, one is suspended', () =>
  withWorld(async (world) => {
    const { agencyHead } = await seedPeople(world)
    const names = await asPerson(world.office, agencyHead, async (tx) => {
      const holders = await tx
        .selectFrom('identity.certificate')
        .select('person_id')
        .orderBy('number')
        .execute()
      return loadOfficers(
        tx,
        holders.map(({ person_id }) => person_id),
      )
    })
    const act = { at: '2026-11-23T01:00:00Z', category: '行政处罚', region: '220300' }
    const answers = names.map((officer) => certificateCovers(officer, act))

    expect(answers.map((answer) => (answer.met ? 'valid' : answer.reason))).toEqual([
      'valid',
      'valid',
      '李思远的执法证有效期到 2026-06-30，已经届满',
      '张宏伟的执法证已暂扣，恢复后才能执法',
    ])
  }))
