import { describe, expect, test } from 'vitest'
import { anOffice, certificate, granted, here } from '../../../test/an-office.ts'
import { withWorld } from '../../../test/world.ts'
import { signIn } from '../identity/sign-in.ts'
import { issueCertificate } from './certificates.ts'
import { viewPerson } from './list-people.ts'
import { changePerson } from './people.ts'
import { listChanges, listSignIns } from './read-audit.ts'
import { setRoles } from './roles.ts'

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
