import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { certificateCovers, twoOfficers } from '@zhaofa/domain/authority/certificate.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { anAgencyToBe, anOffice, granted, threeAdministrators } from '../../../test/an-office.ts'
import { withWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { loadActor, loadAgency, loadOfficers } from '../../storage/identity/people-store.ts'
import { signIn } from '../identity/sign-in.ts'
import { endSessionsOf, resetPassword, unlockAccount } from './account-help.ts'
import { changeCertificate, issueCertificate } from './certificates.ts'
import { createAgencyWithAdministrators } from './create-agency.ts'
import { changeDepartment, createDepartment } from './departments.ts'
import { listPeople, viewPerson } from './list-people.ts'
import { changePerson, createPerson, setPersonStatus } from './people.ts'
import { listChanges, listSignIns } from './read-audit.ts'
import { setRoles } from './roles.ts'

const here = { ip: '127.0.0.1', userAgent: 'vitest' }
const certificate = {
  number: '07030022016',
  categories: ['行政处罚' as const],
  region: '220300',
  issuer: '吉林省人民政府',
  validFrom: '2026-01-01',
  validTo: '2026-11-23',
}

describe('setting up an agency', () => {
  test('makes it with three administrators who each hold their own role only', () =>
    withWorld(async (world) => {
      const { system, security, audit, agencyId } = await anOffice(world)
      for (const each of [system, security, audit]) {
        const actor = await asPerson(world.office, each, (tx) => loadActor(tx, each.personId))
        expect(actor).toEqual(each)
      }
      const agency = await asPerson(world.office, system, (tx) => loadAgency(tx, agencyId))
      expect(agency).toMatchObject({ name: '四平市商务局', numberWord: '四商' })
      const shown = await world.portal
        .selectFrom('publication.agency')
        .select(['name', 'review_authority'])
        .execute()
      expect(shown).toEqual([{ name: '四平市商务局', review_authority: '四平市人民政府' }])
    }))

  test('is refused when one person would be two administrators, by name, account or password', () =>
    withWorld(async (world) => {
      const { 'system-admin': system } = threeAdministrators
      const administrators = { ...threeAdministrators, 'security-admin': system }
      const refused = await createAgencyWithAdministrators(world, {
        agency: anAgencyToBe,
        administrators,
      })
      expect(refused).toMatchObject({
        ok: false,
        refusal: [
          {
            field: 'administrators.security-admin.name',
            message: '姓名和系统管理员相同：三员应当由三人分别担任',
          },
          { field: 'administrators.security-admin.account' },
          { field: 'administrators.security-admin.password' },
        ],
      })
    }))

  test('names every mistake and writes nothing', () =>
    withWorld(async (world) => {
      const refused = await createAgencyWithAdministrators(world, {
        agency: { ...anAgencyToBe, uscc: '112203000123456789', court: ' ' },
        administrators: {
          ...threeAdministrators,
          'audit-admin': { ...threeAdministrators['audit-admin'], password: 'short' },
        },
      })
      expect(refused.ok ? [] : refused.refusal.map(({ field }) => field)).toEqual([
        'agency.uscc',
        'agency.court',
        'administrators.audit-admin.password',
        'administrators.audit-admin.password',
      ])
      expect(await world.db.owner.selectFrom('identity.agency').select('id').execute()).toEqual([])
    }))

  test('twice for one agency is refused', () =>
    withWorld(async (world) => {
      await anOffice(world)
      const again = await createAgencyWithAdministrators(world, {
        agency: anAgencyToBe,
        administrators: threeAdministrators,
      })
      expect(again).toMatchObject({ ok: false, refusal: [{ field: 'agency.name' }] })
    }))
})

describe('an account', () => {
  test('is made with a password that works once for choosing another', () =>
    withWorld(async (world) => {
      const { system, departmentId } = await anOffice(world)
      const body = { name: '陈立新', account: 'chen', departmentId, post: '', duty: 'business' }
      const { id, initialPassword } = granted(
        await createPerson(world, system, { ...body, duty: 'business' }),
      )
      expect(initialPassword).toMatch(/^[A-Za-z2-9]{5}(-[A-Za-z2-9]{5}){2}$/)
      const attempt = { account: 'chen', password: initialPassword }
      expect((await signIn(world, attempt, here)).ok).toBe(true)
      const { history } = await viewPerson(world, system, id)
      expect(history).toMatchObject([{ sequence: 1, action: '建立账号', by: '许明' }])
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
        refusal: [{ field: 'account', message: '这个账号已经有人使用，请换一个' }],
      })
    }))

  test('with a wrong identity card number is refused; a right one is stored sealed', () =>
    withWorld(async (world) => {
      const { system, departmentId } = await anOffice(world)
      const body = { name: '陈立新', account: 'chen', departmentId, post: '' }
      const wrong = { ...body, duty: 'business' as const, idNumber: '110101199003074512' }
      expect(await createPerson(world, system, wrong)).toMatchObject({
        ok: false,
        refusal: [{ field: 'idNumber' }],
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
      const { initialPassword } = granted(
        await resetPassword(world, office.system, { ...chen, reason: '忘记', origin: here }),
      )
      const session = granted(
        await signIn(world, { account: 'chen', password: initialPassword }, here),
      )
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
      const { system, security, departmentId } = await anOffice(world)
      const body = { name: '张三', account: 'zhang', departmentId, post: '' }
      const { id, initialPassword } = granted(
        await createPerson(world, system, { ...body, duty: 'security-admin' }),
      )
      const attempt = { account: 'zhang', password: initialPassword }
      expect((await signIn(world, attempt, here)).ok).toBe(false)
      const activate = { personId: id, status: 'active' as const, reason: '接任' }
      expect(await setPersonStatus(world, system, activate)).toMatchObject({
        ok: false,
        refusal: [{ message: '管理员账号由安全管理员启用' }],
      })
      granted(await setPersonStatus(world, security, activate))
      expect((await signIn(world, attempt, here)).ok).toBe(true)
    }))

  test('locked can be unlocked before its half hour, with a reason in both records', () =>
    withWorld(async (world) => {
      const { system, audit, person } = await anOffice(world)
      const chen = await person('chen')
      const help = { ...chen, reason: '本人来电', origin: here }
      const { initialPassword } = granted(await resetPassword(world, system, help))
      for (let i = 0; i < 5; i++) {
        await signIn(world, { account: 'chen', password: 'wrong' }, here)
      }
      const right = { account: 'chen', password: initialPassword }
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

describe('roles', () => {
  test('that exclude each other are refused with the reason (三员分立)', () =>
    withWorld(async (world) => {
      const { security, system, person } = await anOffice(world)
      const chen = await person('chen')
      const give = (personId: string, ...roles: Parameters<typeof setRoles>[2]['roles']) =>
        setRoles(world, security, { personId, roles, reason: '测试' })

      expect(await give(chen.personId, 'officer', 'system-admin')).toMatchObject({
        ok: false,
        refusal: [
          { message: '执法人员和系统管理员不能由一人担任：管理员不办理业务' },
          { message: '业务账号不能担任管理员；请另建管理员账号' },
        ],
      })
      expect(await give(system.personId, 'system-admin', 'officer')).toMatchObject({
        ok: false,
        refusal: [
          { message: '系统管理员和执法人员不能由一人担任：管理员不办理业务' },
          { message: '这是系统管理员账号，不能担任其他角色；请另建账号' },
        ],
      })
      expect((await give(chen.personId, 'officer', 'archivist')).ok).toBe(true)
      granted(await give(chen.personId, 'officer'))
      const { person: line, history } = await viewPerson(world, security, chen.personId)
      expect(line.roles).toEqual(['officer'])
      expect(history[0]).toMatchObject({
        action: '变更角色',
        details: expect.arrayContaining([{ label: '收回', value: '档案管理员' }]),
        reason: '测试',
      })
    }))
})

describe('each administrator keeps to their own', () => {
  type Deed = (office: Awaited<ReturnType<typeof anOffice>>, by: Actor, chen: Actor) => unknown
  const deeds = (world: Parameters<typeof anOffice>[0]): Record<string, [string[], Deed]> => ({
    'create a department': [
      ['system'],
      (_, by) => createDepartment(world, by, { name: '新', kind: 'other', active: true }),
    ],
    'change a person': [
      ['system'],
      (_, by, chen) => changePerson(world, by, { ...chen, post: '' }),
    ],
    'set roles': [
      ['security'],
      (_, by, { personId }) =>
        setRoles(world, by, { personId, roles: ['officer'], reason: '测试' }),
    ],
    'issue a certificate': [
      ['security'],
      (_, by, { personId }) => issueCertificate(world, by, { personId, ...certificate }),
    ],
    'end sessions': [
      ['security'],
      (_, by, { personId }) => endSessionsOf(world, by, { personId, reason: '测试', origin: here }),
    ],
    'list people': [['system', 'security'], (_, by) => listPeople(world, by)],
    'read the audit': [['audit'], (_, by) => listSignIns(world, by, {})],
    'read the changes': [['audit'], (_, by) => listChanges(world, by, {})],
  })

  test('and an officer does none of it', () =>
    withWorld(async (world) => {
      const office = await anOffice(world)
      const chen = await office.person('chen')
      const hands = { ...office, officer: chen }
      for (const [name, [allowed, deed]] of Object.entries(deeds(world))) {
        for (const who of ['system', 'security', 'audit', 'officer'] as const) {
          const attempt = async () => deed(office, hands[who], chen)
          if (allowed.includes(who)) await attempt()
          else await expect(attempt(), `${who}: ${name}`).rejects.toThrow('这件事由')
        }
      }
    }))

  test('and nobody reaches a person of another agency', () =>
    withWorld(async (world) => {
      const { security, system } = await anOffice(world)
      const other = await anAgency(world.db, '公主岭市商务局')
      const { personId } = await aPerson(world.db, other, { account: 'li' })
      const grant = { personId, roles: ['officer' as const], reason: '测试' }
      await expect(setRoles(world, security, grant)).rejects.toThrow('no person')
      await expect(viewPerson(world, system, personId)).rejects.toThrow('no person')
    }))
})

describe('a certificate', () => {
  test('that ends today covers an act at 23:59 and none at 00:01 (处罚法第42条)', () =>
    withWorld(async (world) => {
      const { security, person } = await anOffice(world)
      const chen = await person('chen')
      const wang = await person('wang', '王晓雯')
      granted(await issueCertificate(world, security, { ...chen, ...certificate }))
      const longer = { ...certificate, number: '07030022025', validTo: '2028-12-31' }
      granted(await issueCertificate(world, security, { ...wang, ...longer }))

      const officers = await asPerson(world.office, security, (tx) =>
        loadOfficers(tx, [chen.personId, wang.personId]),
      )
      const act = { category: '行政处罚', region: '220303' }
      const lastMinute = { ...act, at: '2026-11-23T23:59:00+08:00' }
      const nextDay = { ...act, at: '2026-11-24T00:01:00+08:00' }
      expect(twoOfficers(officers, lastMinute)).toEqual({ met: true })
      expect(twoOfficers(officers, nextDay)).toMatchObject({
        met: false,
        reason: '陈立新的执法证有效期到 2026-11-23，已经届满',
      })
    }))

  test('suspended at an hour leaves what was done before it lawful', () =>
    withWorld(async (world) => {
      const { security, person } = await anOffice(world)
      const chen = await person('chen')
      const id = granted(await issueCertificate(world, security, { ...chen, ...certificate }))
      world.setTime('2026-11-23T04:00:00.000Z')
      const suspend = { certificateId: id, status: 'suspended' as const, reason: '遗失' }
      granted(await changeCertificate(world, security, suspend))

      const [officer] = await asPerson(world.office, security, (tx) =>
        loadOfficers(tx, [chen.personId]),
      )
      const at = (at: string) =>
        officer && certificateCovers(officer, { at, category: '行政处罚', region: '220300' }).met
      expect(at('2026-11-23T03:59:59.000Z')).toBe(true)
      expect(at('2026-11-23T04:00:00.000Z')).toBe(false)
    }))

  test('appears on the public list with name, unit and validity, follows each change, and brings no private fact', () =>
    withWorld(async (world) => {
      const { system, security, person } = await anOffice(world)
      const chen = await person('chen')
      granted(await changePerson(world, system, { ...chen, phone: '13900000000' }))
      const id = granted(await issueCertificate(world, security, { ...chen, ...certificate }))

      const shown = await world.portal
        .selectFrom('publication.officer')
        .selectAll()
        .where('certificate_number', '=', '07030022016')
        .executeTakeFirstOrThrow()
      expect(shown).toEqual({
        certificate_number: '07030022016',
        agency_id: chen.agencyId,
        name: '陈立新',
        unit: '四平市商务局办公室',
        post: '执法员',
        categories: ['行政处罚'],
        region: '四平市',
        valid_from: '2026-01-01',
        valid_to: '2026-11-23',
        status: 'active',
      })
      const change = { certificateId: id, status: 'suspended' as const, reason: '遗失' }
      granted(await changeCertificate(world, security, change))
      expect(await publicStatus(world.portal)).toBe('suspended')
    }))

  test('revoked cannot come back, and a number is registered once', () =>
    withWorld(async (world) => {
      const { security, person } = await anOffice(world)
      const chen = await person('chen')
      const id = granted(await issueCertificate(world, security, { ...chen, ...certificate }))
      expect(await issueCertificate(world, security, { ...chen, ...certificate })).toMatchObject({
        ok: false,
        refusal: [{ field: 'number', message: '这个证号已经登记' }],
      })
      const change = { certificateId: id, reason: '退休' }
      granted(await changeCertificate(world, security, { ...change, status: 'revoked' }))
      expect(
        await changeCertificate(world, security, { ...change, status: 'active' }),
      ).toMatchObject({ ok: false, refusal: [{ field: 'status' }] })
    }))
})

describe('the record of administration', () => {
  test('has every act as a row and as a leaf, gap-free per subject, in one transaction', () =>
    withWorld(async (world) => {
      const { security, audit, person } = await anOffice(world)
      const chen = await person('chen')
      await setRoles(world, security, { ...chen, roles: ['officer'], reason: '新任' })
      granted(await issueCertificate(world, security, { ...chen, ...certificate }))

      const { changes } = await listChanges(world, audit, {})
      expect(changes.map(({ action }) => action).sort()).toEqual(
        ['建立机关', '设立机构', '建立账号', '变更角色', '登记执法证'].sort(),
      )
      const leaves = await world.db.owner
        .selectFrom('ledger.opening')
        .select(['public_id', 'sequence'])
        .where('kind', '=', 'authority-change')
        .execute()
      expect(leaves.map((leaf) => `${leaf.public_id} ${leaf.sequence}`).sort()).toEqual(
        changes.map((change) => `${change.subjectId} ${change.sequence}`).sort(),
      )
    }))

  test('two acts on one person at once take two places', () =>
    withWorld(async (world) => {
      const { system, person } = await anOffice(world)
      const chen = await person('chen')
      await Promise.all(
        ['甲', '乙', '丙', '丁'].map((post) => changePerson(world, system, { ...chen, post })),
      )
      const { history } = await viewPerson(world, system, chen.personId)
      expect(history.map(({ sequence }) => sequence).sort()).toEqual([1, 2, 3, 4, 5])
    }))

  test('is read in pages that neither repeat nor lose a line', () =>
    withWorld(async (world) => {
      const { system, audit, person } = await anOffice(world)
      const chen = await person('chen')
      for (let i = 0; i < 60; i++) {
        await changePerson(world, system, { ...chen, post: `职务${i}` })
      }
      const first = await listChanges(world, audit, {})
      const second = await listChanges(world, audit, { before: first.next ?? '' })
      expect(first.changes).toHaveLength(50)
      expect(second.changes).toHaveLength(13)
      expect(second.next).toBeNull()
      const seen = [...first.changes, ...second.changes].map(
        (line) => `${line.subjectId} ${line.sequence}`,
      )
      expect(new Set(seen).size).toBe(63)
    }))

  test('shows the audit administrator attempts on accounts nobody has', () =>
    withWorld(async (world) => {
      const { audit } = await anOffice(world)
      await signIn(world, { account: 'root', password: 'x' }, here)
      const { signIns } = await listSignIns(world, audit, {})
      expect(signIns).toMatchObject([
        { account: 'root', name: null, outcome: '没有这个账号', succeeded: false, ip: '127.0.0.1' },
      ])
    }))
})

test('a department with people in office is not closed', () =>
  withWorld(async (world) => {
    const { system, departmentId } = await anOffice(world)
    const close = { departmentId, name: '办公室', kind: 'office' as const, active: false }
    expect(await changeDepartment(world, system, close)).toMatchObject({
      ok: false,
      refusal: [{ field: 'active', message: '机构里还有在岗人员，不能停用' }],
    })
  }))

async function publicStatus(portal: Parameters<Parameters<typeof withWorld>[0]>[0]['portal']) {
  const row = await portal.selectFrom('publication.officer').select('status').executeTakeFirst()
  return row?.status
}
