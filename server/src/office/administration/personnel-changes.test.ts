import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import {
  anOffice,
  aPasswordFor,
  certificate,
  granted,
  here,
  publicStatus,
} from '../../../test/an-office.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { signIn } from '../identity/sign-in.ts'
import { unlockAccount } from './account-help.ts'
import { changePersonnel } from './change-personnel.ts'
import { agreeToChange, noteChange, refuseChange } from './decide-personnel-change.ts'
import { changeDepartment } from './departments.ts'
import { viewPerson } from './list-people.ts'
import { listPersonnelChanges } from './list-personnel-changes.ts'
import { listSignIns } from './read-audit.ts'
import { setContact } from './set-contact.ts'
import type { PersonnelWish } from './written-change.ts'

const answering = { version: 1, confirmedBy: 'password', origin: here } as const
const reset = { kind: 'reset', what: 'password', reason: '本人换了手机' } as const

const written = async (world: TestWorld, by: Actor, personId: string | null, wish: PersonnelWish) =>
  granted(await changePersonnel(world, by, { personId, wish }))

const refusalOf = (outcome: { ok: boolean; refusal?: { reason: string } }) =>
  outcome.refusal?.reason ?? ''

describe('a change that gives somebody more', () => {
  test('is agreed to by another of the three, never by who wrote it, nor by whom it concerns', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const { system, security, audit } = office
      const chen = await office.person('chen')
      const { changeId } = await written(world, system, chen.personId, reset)
      const agree = { changeId, ...answering }
      expect(refusalOf(await agreeToChange(world, system, agree))).toContain('另一类管理员核准')
      await expect(agreeToChange(world, chen, agree)).rejects.toThrow('这件事由')

      const own = await written(world, system, security.personId, reset)
      const ofSecurity = { changeId: own.changeId, ...answering }
      expect(refusalOf(await agreeToChange(world, security, ofSecurity))).toContain('自己')
      expect((await agreeToChange(world, audit, ofSecurity)).ok).toBe(true)

      expect(granted(await agreeToChange(world, security, agree)).half).toMatch(/^.{5}-.{5}$/)
      const again = { ...agree, version: 2 }
      expect(refusalOf(await agreeToChange(world, audit, again))).toContain('已经有人办过')
    }))

  test('of one’s own is written by another administrator, and is open once at a time', () =>
    withWorld(async (world) => {
      const { system, security } = await anOffice(world)
      const about = { personId: system.personId, wish: reset }
      expect(refusalOf(await changePersonnel(world, system, about))).toContain('另一位管理员提请')
      await written(world, security, system.personId, reset)
      const twice = await changePersonnel(world, security, about)
      expect(refusalOf(twice)).toContain('已经有人提请重设密码')
    }))

  test('is listed with its words and who may answer, and gone once refused or taken back, with its half', () =>
    withWorld(async (world) => {
      const { system, security, audit, person } = await anOffice(world)
      const chen = await person('chen')
      const roles: PersonnelWish = { kind: 'roles', roles: ['agency-head'], reason: '任命' }
      const asked = await written(world, security, chen.personId, roles)
      const back = await written(world, system, chen.personId, reset)
      const { changes: listed } = await listPersonnelChanges(world, system)
      const [first, second] = listed.toSorted((a, b) => Number(a.own) - Number(b.own))
      expect(first).toMatchObject({
        ...{ title: '授予角色', name: '陈立新', by: '冯海涛（安全管理员）', reason: '任命' },
        lines: [{ label: '角色', before: '无', after: '机关负责人' }],
        ...{ own: false, blocked: null },
      })
      expect(second).toMatchObject({ title: '重设密码', own: true, resets: 'password' })
      expect(second?.blocked).toContain('另一类管理员')

      const reason = '没有任命文件'
      granted(await refuseChange(world, audit, { changeId: asked.changeId, version: 1, reason }))
      granted(
        await refuseChange(world, system, {
          changeId: back.changeId,
          version: 1,
          reason: '提错了',
        }),
      )
      expect((await listPersonnelChanges(world, audit)).changes).toEqual([])
      const { rows } = await sql`select * from identity.password_half`.execute(world.db.owner)
      expect(rows).toEqual([])
      const { history, person: line } = await viewPerson(world, system, chen.personId)
      expect(line.roles).toEqual([])
      expect(history.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['提请授予角色', '不同意授予角色', '撤回重设密码']),
      )
    }))

  test('is stale once what it was written against has changed, and says so', () =>
    withWorld(async (world) => {
      const { system, security, person } = await anOffice(world)
      const chen = await person('chen', '陈立新', ['officer', 'archivist'])
      const grant: PersonnelWish = {
        ...{ kind: 'roles', roles: ['officer', 'archivist', 'agency-head'], reason: '任命' },
      }
      const { changeId } = await written(world, security, chen.personId, grant)
      const taken: PersonnelWish = { kind: 'roles', roles: ['officer'], reason: '收回' }
      expect((await written(world, security, chen.personId, taken)).outcome).toBe('done')
      const late = await agreeToChange(world, system, { changeId, ...answering })
      expect(refusalOf(late)).toContain('提请以后，要改的内容已经被别的变更改过')
      expect((await viewPerson(world, system, chen.personId)).person.roles).toEqual(['officer'])
    }))

  test('leaves a row and a leaf each, which verify-log works out again', () =>
    withWorld(async (world) => {
      const { byTwo, person, security } = await anOffice(world)
      const chen = await person('chen', '陈立新', ['officer'])
      granted(await byTwo(chen.personId, certificate))
      await written(world, security, chen.personId, { ...leave, status: 'suspended' })
      expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
    }))
})

const leave = { kind: 'state', status: 'left', reason: '调离' } as const

describe('what only takes away', () => {
  test('is done by one at once, ends the sessions, and is told to the other two until they note it', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const { system, security, audit } = office
      const chen = await office.person('chen')
      await office.certify(chen)
      const password = await aPasswordFor(office, chen)
      granted(await signIn(world, { account: 'chen', password }, here))

      const suspend = { kind: 'state', status: 'suspended', reason: '停职检查' } as const
      const done = await written(world, system, chen.personId, suspend)
      expect(done.outcome).toBe('done')
      const open = await world.db.owner
        .selectFrom('identity.session')
        .select('revoked_because')
        .execute()
      expect(open).toEqual([{ revoked_because: '账号停用' }])
      expect(await publicStatus(world.portal)).toBe('suspended')

      expect((await listPersonnelChanges(world, system)).changes).toEqual([])
      for (const other of [security, audit]) {
        const { changes: told } = await listPersonnelChanges(world, other)
        expect(told).toMatchObject([{ title: '停用账号', state: 'done', by: '许明（系统管理员）' }])
        granted(await noteChange(world, other, done))
        expect((await listPersonnelChanges(world, other)).changes).toEqual([])
      }
      const back = { ...suspend, status: 'active' } as const
      expect((await written(world, system, chen.personId, back)).outcome).toBe('proposed')
    }))

  test('takes two where it concerns an administrator, who is the one to stop the other', () =>
    withWorld(async (world) => {
      const { system, security, audit } = await anOffice(world)
      const suspend = { kind: 'state', status: 'suspended', reason: '账号被盗' } as const
      const { changeId, outcome } = await written(world, system, security.personId, suspend)
      expect(outcome).toBe('proposed')
      granted(await agreeToChange(world, audit, { changeId, ...answering }))
      const { person } = await viewPerson(world, system, security.personId)
      expect(person.status).toBe('suspended')
    }))

  test('somebody who holds a certificate does not leave before it is revoked', () =>
    withWorld(async (world) => {
      const { system, security, person, certify } = await anOffice(world)
      const chen = await person('chen')
      const certificateId = await certify(chen)
      const about = { personId: chen.personId, wish: leave }
      expect((await changePersonnel(world, system, about)).ok).toBe(false)
      const revoke = { kind: 'certificate-change', certificateId, status: 'revoked' } as const
      await written(world, security, chen.personId, { ...revoke, reason: '调离，收回' })
      expect((await written(world, system, chen.personId, leave)).outcome).toBe('done')
    }))
})

describe('an account', () => {
  test('is there once two agreed, with its roles and a password of which each knows half', () =>
    withWorld(async (world) => {
      const { system, security, departmentId } = await anOffice(world)
      const asked = await written(world, system, null, {
        ...{ kind: 'join' as const, name: '陈立新', account: 'chen', departmentId, post: '' },
        ...{ duty: 'business' as const, roles: ['officer' as const], reason: '新任' },
      })
      const attempt = (password: string) => signIn(world, { account: 'chen', password }, here)
      expect((await attempt(`${asked.half}-${asked.half}`)).ok).toBe(false)
      const agreed = granted(
        await agreeToChange(world, security, { changeId: asked.changeId, ...answering }),
      )
      expect((await attempt(`${asked.half}-${agreed.half}`)).ok).toBe(true)
      const { history, person } = await viewPerson(world, system, asked.personId)
      expect(person.roles).toEqual(['officer'])
      expect(history.map(({ action, by }) => [action, by])).toEqual([
        ['核准登记人员', '冯海涛'],
        ['提请登记人员', '许明'],
      ])
    }))

  test('cannot take a name that is used, in this agency or in another', () =>
    withWorld(async (world) => {
      const { system, departmentId } = await anOffice(world)
      await aPerson(world.db, await anAgency(world.db, '公主岭市商务局'), { account: 'chen' })
      const wish = {
        ...{ kind: 'join' as const, name: '陈立新', account: 'chen', departmentId, post: '' },
        ...{ duty: 'business' as const, roles: [], reason: '新任' },
      }
      expect(await changePersonnel(world, system, { personId: null, wish })).toMatchObject({
        ok: false,
        refusal: { fields: [{ field: 'account', message: '这个账号已经有人使用，请换一个' }] },
      })
    }))

  test('with a wrong identity card number is refused; a right one is stored sealed', () =>
    withWorld(async (world) => {
      const { system, person } = await anOffice(world)
      const { personId } = await person('chen')
      const wrong = { personId, idNumber: '110101199003074512' }
      expect(await setContact(world, system, wrong)).toMatchObject({
        ok: false,
        refusal: { fields: [{ field: 'idNumber' }] },
      })
      granted(await setContact(world, system, { personId, idNumber: '11010519491231002X' }))
      const { rows } = await sql<{ sealed: Buffer }>`
        select id_number_sealed as sealed from identity.person where account = 'chen'`.execute(
        world.db.owner,
      )
      expect(rows[0]?.sealed.length).toBe(12 + 16 + 18)
      expect(rows[0]?.sealed.includes('110105')).toBe(false)
    }))

  test('locked can be unlocked before its half hour, with a reason in both records', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const { system, audit, person } = office
      const chen = await person('chen')
      const help = { ...chen, reason: '本人来电', origin: here }
      const password = await aPasswordFor(office, chen)
      for (let i = 0; i < 5; i++) {
        await signIn(world, { account: 'chen', password: 'wrong' }, here)
      }
      const right = { account: 'chen', password }
      expect((await signIn(world, right, here)).ok).toBe(false)
      granted(await unlockAccount(world, system, help))
      expect((await signIn(world, right, here)).ok).toBe(true)
      const { signIns } = await listSignIns(world, audit, {})
      expect(signIns.slice(0, 3).map(({ outcome }) => outcome)).toEqual([
        '登录成功',
        '解除锁定',
        '账号锁定中',
      ])
    }))
})

test('a department with people in office is not closed', () =>
  withWorld(async (world) => {
    const { system, departmentId } = await anOffice(world)
    const close = { departmentId, name: '办公室', kind: 'office' as const, active: false }
    expect(await changeDepartment(world, system, close)).toMatchObject({
      ok: false,
      refusal: { fields: [{ field: 'active', message: '机构里还有在岗人员，不能停用' }] },
    })
  }))

describe('the database', () => {
  test('lets no administrator alone make anybody able to act or to sign', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const { system, security, audit, agencyId, departmentId } = office
      const chen = await office.person('chen')
      const left = await office.person('wang', '王晓雯')
      const certificateId = await office.certify(chen)
      await written(world, system, left.personId, leave)
      const revoked = { kind: 'certificate-change', certificateId, status: 'suspended' } as const
      await written(world, security, chen.personId, { ...revoked, reason: '遗失' })
      const id = `'${chen.personId}'`
      const agency = `'${agencyId}'`
      const attempts = [
        `insert into identity.credential (person_id, agency_id, password_hash, changed_at)
         values (${id}, ${agency}, '$argon2id$x', now())`,
        `insert into identity.totp (person_id, agency_id, secret_sealed) values (${id}, ${agency}, '\\x00')`,
        `update identity.credential set password_hash = '$argon2id$x' where person_id = ${id}`,
        `insert into identity.person_role (person_id, agency_id, role) values (${id}, ${agency}, 'agency-head')`,
        `insert into identity.person (agency_id, department_id, name, account)
         values (${agency}, '${departmentId}', '孙志远', 'sun')`,
        `update identity.person set status = 'active' where id = '${left.personId}'`,
        `update identity.person set name = '孙志远' where id = ${id}`,
        `update identity.person set legal_qualification_no = 'A2015' where id = ${id}`,
        `insert into identity.certificate (agency_id, person_id, number, categories, region, issuer, valid_from, valid_to)
         values (${agency}, ${id}, '07030022099', '{行政处罚}', '220300', '省', '2026-01-01', '2030-01-01')`,
        ...['active', 'suspended'].map(
          (status) => `insert into identity.certificate_change
            (certificate_id, sequence, agency_id, status, valid_to, reason, at, by_person)
            values ('${certificateId}', 3, ${agency}, '${status}', '2030-01-01', 'x', now(), null)`,
        ),
        `update identity.person set status = 'suspended' where duty <> 'business'`,
      ]
      for (const by of [system, security, audit]) {
        for (const attempt of attempts) {
          const outcome = await asPerson(world.office, by, (tx) =>
            sql.raw(attempt).execute(tx),
          ).then(
            ({ numAffectedRows }) => Number(numAffectedRows),
            (error: { code?: string }) => error.code,
          )
          // Refused by row-level security or by a trigger, or no row is there for them.
          expect([0, '42501', '23514'], `${by.name}: ${attempt}`).toContain(outcome)
        }
      }
    }))

  test('holds who decides to exactly what was proposed', () =>
    withWorld(async (world) => {
      const { system, security, person } = await anOffice(world)
      const chen = await person('chen')
      const grant: PersonnelWish = { kind: 'roles', roles: ['officer'], reason: '任命' }
      await written(world, security, chen.personId, grant)
      const give = (by: Actor, role: string) =>
        asPerson(world.office, by, (tx) =>
          sql`insert into identity.person_role (person_id, agency_id, role)
            values (${chen.personId}, ${chen.agencyId}, ${role})`.execute(tx),
        )
      await expect(give(security, 'officer')).rejects.toThrow('row-level security')
      await expect(give(system, 'agency-head')).rejects.toThrow('row-level security')
      await expect(give(system, 'officer')).resolves.toBeDefined()
    }))
})
