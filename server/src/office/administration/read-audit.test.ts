import { describe, expect, test } from 'vitest'
import { anOffice, here } from '../../../test/an-office.ts'
import { withWorld } from '../../../test/world.ts'
import { signIn } from '../identity/sign-in.ts'
import { viewPerson } from './list-people.ts'
import { listChanges, listSignIns } from './read-audit.ts'
import { setContact } from './set-contact.ts'

describe('the record of administration', () => {
  test('has every act as a row and as a leaf, gap-free per subject, in one transaction', () =>
    withWorld(async (world) => {
      const { audit, person, certify } = await anOffice(world)
      const chen = await person('chen', '陈立新', ['officer'])
      await certify(chen)

      const { changes } = await listChanges(world, audit, {})
      expect(changes.map(({ action }) => action).sort()).toEqual(
        [
          ...['建立机关', '设立机构', '提请登记人员', '核准登记人员'],
          ...['提请登记执法证', '核准登记执法证'],
          ...[1, 2, 3].flatMap(() => ['显示领取码', '领取账号']),
        ].sort(),
      )
      const leaves = await world.db.owner
        .selectFrom('ledger.opening')
        .select(['public_id', 'sequence'])
        .where('kind', '=', 'authority-change')
        .execute()
      const asked = await world.db.owner
        .selectFrom('identity.personnel_event')
        .select(['change_id', 'version'])
        .execute()
      expect(leaves.map((leaf) => `${leaf.public_id} ${leaf.sequence}`).sort()).toEqual(
        [
          ...changes.map((change) => `${change.subjectId} ${change.sequence}`),
          ...asked.map(({ change_id, version }) => `${change_id} ${version}`),
        ].sort(),
      )
    }))

  test('two acts on one person at once take two places', () =>
    withWorld(async (world) => {
      const { system, person } = await anOffice(world)
      const chen = await person('chen')
      await Promise.all(
        ['1', '2', '3', '4'].map((phone) => setContact(world, system, { ...chen, phone })),
      )
      const { history } = await viewPerson(world, system, chen.personId)
      expect(history.map(({ sequence }) => sequence).sort()).toEqual([1, 2, 3, 4, 5, 6])
    }))

  test('is read in pages that neither repeat nor lose a line', () =>
    withWorld(async (world) => {
      const { system, audit, person } = await anOffice(world)
      const chen = await person('chen')
      for (let i = 0; i < 60; i++) {
        await setContact(world, system, { ...chen, phone: String(i) })
      }
      const first = await listChanges(world, audit, {})
      const second = await listChanges(world, audit, { before: first.next ?? '' })
      expect(first.changes).toHaveLength(50)
      expect(second.changes).toHaveLength(20)
      expect(second.next).toBeNull()
      const seen = [...first.changes, ...second.changes].map(
        (line) => `${line.subjectId} ${line.sequence}`,
      )
      expect(new Set(seen).size).toBe(70)
    }))

  test('shows the audit administrator attempts on accounts nobody has', () =>
    withWorld(async (world) => {
      const { audit } = await anOffice(world)
      await signIn(world, { account: 'root', password: 'x' }, here)
      const { signIns } = await listSignIns(world, audit, {})
      expect(signIns.slice(0, 1)).toMatchObject([
        { account: 'root', name: null, outcome: '没有这个账号', succeeded: false, ip: '127.0.0.1' },
      ])
    }))
})
