import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { anOffice, granted, here } from '../../../test/an-office.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { listResets, proposeReset, refuseReset, releaseReset } from './account-resets.ts'

const reason = '本人换了手机'
const what = 'password' as const
const answering = { version: 1, confirmedBy: 'password', origin: here } as const

async function proposed(world: TestWorld, by: Actor, { personId }: { personId: string }) {
  return granted(await proposeReset(world, by, { personId, what, reason }))
}

const refusalOf = (outcome: { ok: boolean; refusal?: { reason: string } }) =>
  outcome.refusal?.reason ?? ''

describe('a reset', () => {
  test('is released by another of the three, never by who proposed it, nor by whom it concerns', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const { system, security, audit } = office
      const chen = await office.person('chen')
      const { resetId } = await proposed(world, system, chen)
      const release = { resetId, ...answering }
      expect(refusalOf(await releaseReset(world, system, release))).toContain('另一类管理员核准')
      await expect(releaseReset(world, chen, release)).rejects.toThrow('这件事由')

      const own = await proposed(world, system, security)
      const ofSecurity = { resetId: own.resetId, ...answering }
      expect(refusalOf(await releaseReset(world, security, ofSecurity))).toContain('自己')
      expect((await releaseReset(world, audit, ofSecurity)).ok).toBe(true)

      expect(granted(await releaseReset(world, security, release)).half).toMatch(/^.{5}-.{5}$/)
      const again = { ...release, version: 2 }
      expect(refusalOf(await releaseReset(world, audit, again))).toContain('已经有人办过')
    }))

  test('of one’s own is proposed by another administrator, and is open once at a time', () =>
    withWorld(async (world) => {
      const { system, security } = await anOffice(world)
      const own = await proposeReset(world, system, { personId: system.personId, what, reason })
      expect(refusalOf(own)).toContain('由另一位管理员提请')
      await proposed(world, security, system)
      const twice = await proposeReset(world, security, { personId: system.personId, what, reason })
      expect(refusalOf(twice)).toContain('已经提请')
    }))

  test('is listed with who may answer it, and gone once refused or taken back, with its half', () =>
    withWorld(async (world) => {
      const { system, security, audit, person } = await anOffice(world)
      const chen = await person('chen')
      const { resetId } = await proposed(world, system, chen)
      const [mine] = await listResets(world, system)
      expect(mine).toMatchObject({ own: true, proposedBy: '许明（系统管理员）', name: '陈立新' })
      expect(mine?.blocked).toContain('另一类管理员')
      expect((await listResets(world, audit))[0]).toMatchObject({ own: false, blocked: null })

      granted(await refuseReset(world, security, { resetId, version: 1, reason: '本人没有提出' }))
      expect(await listResets(world, audit)).toEqual([])
      const back = await proposed(world, system, chen)
      granted(await refuseReset(world, system, { ...back, version: 1, reason: '提错了' }))
      const { rows } = await sql`select * from identity.reset_half`.execute(world.db.owner)
      expect(rows).toEqual([])
    }))

  test('is asked of the database too: no administrator alone writes what another signs in with', () =>
    withWorld(async (world) => {
      const { system, security, person } = await anOffice(world)
      const chen = await person('chen')
      const attempts = [
        `insert into identity.credential (person_id, agency_id, password_hash, changed_at)
         values ('${chen.personId}', '${chen.agencyId}', '$argon2id$x', now())`,
        `insert into identity.totp (person_id, agency_id, secret_sealed)
         values ('${chen.personId}', '${chen.agencyId}', '\\x00')`,
      ]
      for (const by of [system, security]) {
        for (const attempt of attempts) {
          const alone = asPerson(world.office, by, (tx) => sql.raw(attempt).execute(tx))
          await expect(alone).rejects.toThrow('row-level security')
        }
        const changed = await asPerson(world.office, by, (tx) =>
          sql`update identity.credential set password_hash = '$argon2id$x'
               where person_id <> ${by.personId}`.execute(tx),
        )
        expect(changed.numAffectedRows).toBe(0n)
      }
    }))
})
