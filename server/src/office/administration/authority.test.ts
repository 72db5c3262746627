import { describe, expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { anOffice, certificate, granted, here } from '../../../test/an-office.ts'
import { withWorld } from '../../../test/world.ts'
import { endSessionsOf } from './account-help.ts'
import { changePersonnel } from './change-personnel.ts'
import { createDepartment } from './departments.ts'
import { listPeople, viewPerson } from './list-people.ts'
import { listChanges, listSignIns } from './read-audit.ts'
import { setContact } from './set-contact.ts'

describe('roles', () => {
  test('that exclude each other are refused with the reason (三员分立)', () =>
    withWorld(async (world) => {
      const { security, system, person, byTwo } = await anOffice(world)
      const chen = await person('chen')
      const give = (personId: string, ...roles: Role[]) =>
        byTwo(personId, { kind: 'roles', roles, reason: '测试' })

      expect(await give(chen.personId, 'officer', 'system-admin')).toMatchObject({
        ok: false,
        refusal: {
          fields: [
            { message: '执法人员和系统管理员不能由一人担任：管理员不办理业务' },
            { message: '业务账号不能担任管理员；请另建管理员账号' },
          ],
        },
      })
      expect(await give(system.personId, 'system-admin', 'officer')).toMatchObject({
        ok: false,
        refusal: {
          fields: [
            { message: '执法人员和系统管理员不能由一人担任：管理员不办理业务' },
            { message: '这是系统管理员账号，不能担任其他角色；请另建账号' },
          ],
        },
      })
      expect((await give(chen.personId, 'officer', 'archivist')).ok).toBe(true)
      granted(await give(chen.personId, 'officer'))
      const { person: line, history } = await viewPerson(world, security, chen.personId)
      expect(line.roles).toEqual(['officer'])
      expect(history[0]).toMatchObject({
        action: '收回角色',
        details: [{ label: '角色', value: '档案管理员、执法人员 → 执法人员' }],
        reason: '测试',
      })
    }))
})

describe('each administrator keeps to their own', () => {
  type Attempt = (office: Awaited<ReturnType<typeof anOffice>>, by: Actor, chen: Actor) => unknown
  const attempts = (
    world: Parameters<typeof anOffice>[0],
  ): Record<string, [string[], Attempt]> => ({
    'create a department': [
      ['system'],
      (_, by) => createDepartment(world, by, { name: '新', kind: 'other', active: true }),
    ],
    'enter a telephone': [
      ['system'],
      (_, by, { personId }) => setContact(world, by, { personId, phone: null }),
    ],
    'set roles': [
      ['security'],
      (_, by, { personId }) =>
        changePersonnel(world, by, {
          personId,
          wish: { kind: 'roles', roles: ['officer'], reason: '测试' },
        }),
    ],
    'issue a certificate': [
      ['security'],
      (_, by, { personId }) => changePersonnel(world, by, { personId, wish: certificate }),
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
      for (const [name, [allowed, run]] of Object.entries(attempts(world))) {
        for (const who of ['system', 'security', 'audit', 'officer'] as const) {
          const attempt = async () => run(office, hands[who], chen)
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
      const wish = { kind: 'roles' as const, roles: ['officer' as const], reason: '测试' }
      const grant = changePersonnel(world, security, { personId, wish })
      await expect(grant).rejects.toThrow('没有这个人员')
      await expect(viewPerson(world, system, personId)).rejects.toThrow('没有这个人员')
    }))
})
