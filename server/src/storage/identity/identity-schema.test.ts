import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { withDatabase, type TestDatabase } from '../../../test/database.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { asPerson, type Acting } from '../as-person.ts'

describe('the office role', () => {
  test('sees the people, sessions and certificates of its own agency and of no other', () =>
    withDatabase(async (db) => {
      const ours = await aPerson(db, await anAgency(db), { account: 'chen' })
      const theirs = await aPerson(db, await anAgency(db, '公主岭市商务局'), { account: 'li' })
      await aCertificate(db, theirs)

      await asPerson(db.office, ours, async (tx) => {
        const people = await tx.selectFrom('identity.person').select('account').execute()
        expect(people).toEqual([{ account: 'chen' }])
        expect(await tx.selectFrom('identity.agency').select('name').execute()).toEqual([
          { name: '四平市商务局' },
        ])
        expect(await tx.selectFrom('identity.certificate').select('id').execute()).toEqual([])
      })
    }))

  test('sees nothing at all when it acts for no agency', () =>
    withDatabase(async (db) => {
      await aPerson(db, await anAgency(db), { account: 'chen' })

      for (const table of ['agency', 'department', 'person', 'person_role', 'change', 'sign_in']) {
        const { rows } = await sql`select 1 from ${sql.table(`identity.${table}`)}`.execute(
          db.office,
        )
        expect(rows).toEqual([])
      }
    }))

  test('cannot add a person to another agency', () =>
    withDatabase(async (db) => {
      const ours = await aPerson(db, await anAgency(db), {
        account: 'gao',
        roles: ['system-admin'],
      })
      const other = await anAgency(db, '公主岭市商务局')

      await expect(
        asPerson(db.office, ours, (tx) =>
          tx
            .insertInto('identity.person')
            .values({
              agency_id: other.id,
              department_id: other.departmentId,
              name: '外人',
              account: 'spy',
            })
            .execute(),
        ),
      ).rejects.toThrow('row-level security')
    }))

  test('can write an identity card number and never read one', () =>
    withDatabase(async (db) => {
      const ours = await aPerson(db, await anAgency(db), {
        account: 'gao',
        roles: ['system-admin'],
      })

      await asPerson(db.office, ours, (tx) =>
        tx
          .updateTable('identity.person')
          .set({ id_number_sealed: Buffer.from('sealed') })
          .where('id', '=', ours.personId)
          .execute(),
      )
      await expect(
        asPerson(db.office, ours, (tx) =>
          sql`select id_number_sealed from identity.person`.execute(tx),
        ),
      ).rejects.toThrow('permission denied')
    }))

  test('learns from an account name whose it is, and nothing else', () =>
    withDatabase(async (db) => {
      const ours = await aPerson(db, await anAgency(db), { account: 'chen' })

      const known = await sql`select * from identity.account_named('chen')`.execute(db.office)
      expect(known.rows).toEqual([{ person_id: ours.personId, agency_id: ours.agencyId }])
      const unknown = await sql`select * from identity.account_named('nobody')`.execute(db.office)
      expect(unknown.rows).toEqual([])
    }))

  test('cannot change or remove what was recorded', () =>
    withDatabase(async (db) => {
      const ours = await aPerson(db, await anAgency(db), { account: 'chen' })
      const attempts = ['certificate_change', 'change', 'used_password', 'sign_in'].flatMap(
        (name) => [
          `delete from identity.${name}`,
          `update identity.${name} set agency_id = agency_id`,
        ],
      )
      for (const attempt of [...attempts, 'delete from identity.person']) {
        await expect(
          asPerson(db.office, ours, (tx) => sql.raw(attempt).execute(tx)),
        ).rejects.toThrow('permission denied')
        await expect(sql.raw(attempt).execute(db.owner)).rejects.toThrow('append-only')
      }
    }))

  test('cannot set the state of a certificate except by a change with a reason', () =>
    withDatabase(async (db) => {
      const agency = await anAgency(db)
      const ours = await aPerson(db, agency, { account: 'gao', roles: ['security-admin'] })
      const certificate = await aCertificate(db, await aPerson(db, agency, { account: 'chen' }))

      await expect(
        asPerson(db.office, ours, (tx) =>
          sql`update identity.certificate set status = 'suspended'`.execute(tx),
        ),
      ).rejects.toThrow('permission denied')

      const status = await asPerson(db.office, ours, async (tx) => {
        await tx
          .insertInto('identity.certificate_change')
          .values(certificateChange(certificate, ours, { sequence: 2, status: 'suspended' }))
          .execute()
        return tx.selectFrom('identity.certificate').select('status').execute()
      })
      expect(status).toEqual([{ status: 'suspended' }])
    }))
})

describe('a certificate change', () => {
  test('cannot be dated before the one it follows, skip a number, or follow revocation', () =>
    withDatabase(async (db) => {
      const agency = await anAgency(db)
      const ours = await aPerson(db, agency, { account: 'gao', roles: ['security-admin'] })
      const certificate = await aCertificate(db, await aPerson(db, agency, { account: 'chen' }))
      const add = (change: Parameters<typeof certificateChange>[2]) =>
        asPerson(db.office, ours, (tx) =>
          tx
            .insertInto('identity.certificate_change')
            .values(certificateChange(certificate, ours, change))
            .execute(),
        )

      await expect(
        add({ sequence: 2, status: 'suspended', at: '2025-12-31T00:00:00Z' }),
      ).rejects.toThrow('before the one it follows')
      await expect(add({ sequence: 3, status: 'suspended' })).rejects.toThrow('out of turn')
      await add({ sequence: 2, status: 'revoked' })
      await expect(add({ sequence: 3, status: 'active' })).rejects.toThrow(
        'a certificate gains by two administrators',
      )
      // Not even past the administrators.
      const back = certificateChange(certificate, ours, { sequence: 3, status: 'active' })
      await expect(
        db.owner.insertInto('identity.certificate_change').values(back).execute(),
      ).rejects.toThrow('stays revoked')
    }))
})

describe('the three administrators (三员)', () => {
  test.each([
    ['system-admin', 'officer'],
    ['system-admin', 'security-admin'],
    ['audit-admin', 'supervisor'],
    ['officer', 'system-admin'],
  ] as const)('%s cannot also be %s: the key refuses it', (held, wanted) =>
    withDatabase(async (db) => {
      const agency = await anAgency(db)
      const { personId } = await aPerson(db, agency, { account: 'gao', roles: [held] })

      // As the owner: the application is refused before that, because a role takes two administrators.
      await expect(
        db.owner
          .insertInto('identity.person_role')
          .values({ person_id: personId, agency_id: agency.id, role: wanted })
          .execute(),
      ).rejects.toThrow('person_role_person_id_duty_fkey')
    }),
  )
})

describe('an officer, or whoever makes the program act for one,', () => {
  const attempts = {
    'grant themselves a role': `insert into identity.person_role (person_id, agency_id, role)
      values (platform.current_person(), platform.current_agency(), 'agency-head')`,
    'make an account': `insert into identity.person (agency_id, department_id, name, account)
      select agency_id, department_id, '外人', 'spy' from identity.person limit 1`,
    'issue a certificate': `insert into identity.certificate
      (agency_id, person_id, number, categories, region, issuer, valid_from, valid_to) values
      (platform.current_agency(), platform.current_person(), '22030009999', '{行政处罚}', '220300', '吉林省司法厅',
       '2026-01-01', '2030-12-31')`,
    'record an administrative change in another name': `insert into identity.change
      (subject_id, sequence, agency_id, subject_kind, action, content, by_person, at)
      select platform.current_person(), 1, platform.current_agency(), 'person', 'x', '{}', id, now()
      from identity.person where id <> platform.current_person()`,
  }

  test.each(Object.entries(attempts))('cannot %s', (_, attempt) =>
    withDatabase(async (db) => {
      const agency = await anAgency(db)
      await aPerson(db, agency, { account: 'wang' })
      const officer = await aPerson(db, agency, { account: 'chen' })

      await expect(
        asPerson(db.office, officer, (tx) => sql.raw(attempt).execute(tx)),
      ).rejects.toThrow('row-level security')
    }),
  )

  test('cannot read a password hash, a session or a sign-in of somebody else', () =>
    withDatabase(async (db) => {
      const agency = await anAgency(db)
      const other = await aPerson(db, agency, { account: 'wang' })
      const officer = await aPerson(db, agency, { account: 'chen' })
      await db.owner
        .insertInto('identity.credential')
        .values({
          person_id: other.personId,
          agency_id: agency.id,
          password_hash: '$argon2id$v=19$m=19456,t=2,p=1$x$y',
          changed_at: new Date('2026-11-23T02:00:00Z'),
        })
        .execute()
      await sql`insert into identity.sign_in (agency_id, person_id, account, outcome, at)
        values (${agency.id}, ${other.personId}, 'wang', 'signed-in', now())`.execute(db.owner)
      await sql`insert into identity.session
        (token_hash, person_id, agency_id, created_at, last_seen_at, expires_at)
        values (${randomBytes(32)}, ${other.personId}, ${agency.id}, now(), now(), now())`.execute(
        db.owner,
      )

      await asPerson(db.office, officer, async (tx) => {
        for (const table of ['credential', 'session', 'sign_in']) {
          const { rows } = await sql`select 1 from ${sql.table(`identity.${table}`)}`.execute(tx)
          expect(rows).toEqual([])
        }
      })
    }))
})

test('the portal role can read no table of people', () =>
  withDatabase(async (db) => {
    await expect(db.portal.selectFrom('identity.person').select('name').execute()).rejects.toThrow(
      'permission denied for schema identity',
    )
    await expect(
      sql`select * from identity.use_session(${randomBytes(32)}, now(), '15 min')`.execute(
        db.portal,
      ),
    ).rejects.toThrow('permission denied')
  }))

async function aCertificate(db: TestDatabase, person: Acting): Promise<string> {
  const id = randomUUID()
  await db.owner
    .insertInto('identity.certificate')
    .values({
      id,
      agency_id: person.agencyId,
      person_id: person.personId,
      number: '22030001001',
      categories: ['行政处罚'],
      region: '220300',
      issuer: '吉林省司法厅',
      valid_from: plainDate('2026-01-01'),
      valid_to: plainDate('2026-12-31'),
    })
    .execute()
  await db.owner
    .insertInto('identity.certificate_change')
    .values(
      certificateChange(id, person, { sequence: 1, status: 'active', at: '2026-01-01T00:00:00Z' }),
    )
    .execute()
  return id
}

function certificateChange(
  certificateId: string,
  { agencyId, personId }: Acting,
  {
    sequence,
    status,
    at = '2026-11-23T02:00:00Z',
  }: { sequence: number; status: 'active' | 'suspended' | 'revoked'; at?: string },
) {
  return {
    certificate_id: certificateId,
    sequence,
    agency_id: agencyId,
    status,
    valid_to: plainDate('2026-12-31'),
    reason: '测试',
    at: new Date(at),
    by_person: personId,
  }
}
