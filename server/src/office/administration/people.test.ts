import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import {
  anOffice,
  aPasswordFor,
  certificate,
  granted,
  here,
  publicStatus,
} from '../../../test/an-office.ts'
import { withWorld } from '../../../test/world.ts'
import { signIn } from '../identity/sign-in.ts'
import { unlockAccount } from './account-help.ts'
import { changeCertificate, issueCertificate } from './certificates.ts'
import { changeDepartment } from './departments.ts'
import { viewPerson } from './list-people.ts'
import { createPerson, setPersonStatus } from './people.ts'
import { listSignIns } from './read-audit.ts'

describe('an account', () => {
  test('is made without a password: two administrators give out the first, half each', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const { system, departmentId } = office
      const body = { name: '陈立新', account: 'chen', departmentId, post: '' }
      const personId = granted(await createPerson(world, system, { ...body, duty: 'business' }))
      const attempt = (password: string) => signIn(world, { account: 'chen', password }, here)
      expect((await attempt('')).ok).toBe(false)
      const password = await aPasswordFor(world, office, { personId })
      expect(password).toMatch(/^[A-Za-z2-9]{5}(-[A-Za-z2-9]{5}){3}$/)
      expect((await attempt(password.slice(0, 11))).ok).toBe(false)
      expect((await attempt(password)).ok).toBe(true)
      const { history } = await viewPerson(world, system, personId)
      expect(history.map(({ action, by }) => [action, by])).toEqual([
        ['核准重设密码', '冯海涛'],
        ['提请重设密码', '许明'],
        ['建立账号', '许明'],
      ])
    }))

  test('cannot take a name that is used, in this agency or in another', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      await aPerson(world.db, await anAgency(world.db, '公主岭市商务局'), { account: 'chen' })
      const { departmentId } = office
      const body = { name: '陈立新', account: 'chen', departmentId, post: '' }
      const refused = await createPerson(world, office.system, { ...body, duty: 'business' })
      expect(refused).toMatchObject({
        ok: false,
        refusal: { fields: [{ field: 'account', message: '这个账号已经有人使用，请换一个' }] },
      })
    }))

  test('with a wrong identity card number is refused; a right one is stored sealed', () =>
    withWorld(async (world) => {
      const { system, departmentId } = await anOffice(world)
      const body = { name: '陈立新', account: 'chen', departmentId, post: '' }
      const wrong = { ...body, duty: 'business' as const, idNumber: '110101199003074512' }
      expect(await createPerson(world, system, wrong)).toMatchObject({
        ok: false,
        refusal: { fields: [{ field: 'idNumber' }] },
      })
      granted(await createPerson(world, system, { ...wrong, idNumber: '11010519491231002X' }))
      const { rows } = await sql<{ sealed: Buffer }>`
        select id_number_sealed as sealed from identity.person where account = 'chen'`.execute(
        world.db.owner,
      )
      expect(rows[0]?.sealed.length).toBe(12 + 16 + 18)
      expect(rows[0]?.sealed.includes('110105')).toBe(false)
    }))

  test('suspended loses its sessions at once, and its certificate is no longer shown as valid', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const chen = await office.person('chen')
      granted(await issueCertificate(world, office.security, { ...chen, ...certificate }))
      const password = await aPasswordFor(world, office, chen)
      const session = granted(await signIn(world, { account: 'chen', password }, here))
      expect(session.token).toHaveLength(43)

      const status = { ...chen, status: 'suspended' as const, reason: '停职检查' }
      granted(await setPersonStatus(world, office.system, status))
      const open = await world.db.owner
        .selectFrom('identity.session')
        .select('revoked_because')
        .execute()
      expect(open).toEqual([{ revoked_because: '账号停用' }])
      expect(await publicStatus(world.portal)).toBe('suspended')
    }))

  test('of somebody who leaves while holding a certificate is refused until it is revoked', () =>
    withWorld(async (world) => {
      const { system, security, person } = await anOffice(world)
      const chen = await person('chen')
      const id = granted(await issueCertificate(world, security, { ...chen, ...certificate }))
      const leave = { ...chen, status: 'left' as const, reason: '调离' }
      expect((await setPersonStatus(world, system, leave)).ok).toBe(false)

      const revoke = { certificateId: id, status: 'revoked' as const, reason: '调离，收回' }
      granted(await changeCertificate(world, security, revoke))
      expect((await setPersonStatus(world, system, leave)).ok).toBe(true)
    }))

  test('of a further administrator waits until the security administrator activates it', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const { system, security, departmentId } = office
      const body = { name: '张三', account: 'zhang', departmentId, post: '' }
      const id = granted(await createPerson(world, system, { ...body, duty: 'security-admin' }))
      const password = await aPasswordFor(world, office, { personId: id })
      const attempt = { account: 'zhang', password }
      expect((await signIn(world, attempt, here)).ok).toBe(false)
      const activate = { personId: id, status: 'active' as const, reason: '接任' }
      expect(await setPersonStatus(world, system, activate)).toMatchObject({
        ok: false,
        refusal: { fields: [{ message: '管理员账号由安全管理员启用' }] },
      })
      granted(await setPersonStatus(world, security, activate))
      expect((await signIn(world, attempt, here)).ok).toBe(true)
    }))

  test('locked can be unlocked before its half hour, with a reason in both records', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const { system, audit, person } = office
      const chen = await person('chen')
      const help = { ...chen, reason: '本人来电', origin: here }
      const password = await aPasswordFor(world, office, chen)
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
