import { expect, test } from 'vitest'
import type { AdministrationSet } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { anOffice, certificate, granted, here } from '../../../test/an-office.ts'
import { withWorld } from '../../../test/world.ts'
import { signIn } from '../identity/sign-in.ts'
import { countAdministration } from './administration-sets.ts'
import { changePersonnel } from './change-personnel.ts'
import { listPeople } from './list-people.ts'
import { listPersonnelChanges } from './list-personnel-changes.ts'
import { listSignIns } from './read-audit.ts'
import { listRestrictedReads, lookedAtReads } from './restricted-reads.ts'

test('every number on the home of an administrator is the length of the list that it opens', () =>
  withWorld(async (world) => {
    const office = await anOffice(world)
    const { system, security, audit } = office
    const chen = await office.person('chen', '陈立新', ['officer'])
    const head = await office.person('gao', '高明轩', ['agency-head'])
    await office.certify(chen)
    await office.certify(head, { ...certificate, number: '07030022099', validTo: '2028-12-31' })
    const reset = { kind: 'reset' as const, what: 'password' as const, reason: '忘记' }
    granted(await changePersonnel(world, system, { personId: chen.personId, wish: reset }))
    for (const account of ['chen', 'nobody']) {
      await signIn(world, { account, password: 'wrong' }, here)
    }
    const read = (at: string) =>
      world.db.owner
        .insertInto('casework.restricted_read')
        .values({
          ...{ id: crypto.randomUUID(), case_id: crypto.randomUUID(), agency_id: chen.agencyId },
          ...{
            subject: 'party',
            person_id: chen.personId,
            person_name: '陈立新',
            at: new Date(at),
          },
        })
        .execute()
    await read('2026-11-22T01:00:00.000Z')
    await read('2026-11-23T00:30:00.000Z')
    await lookedAtReads(world, audit, new Date('2026-11-22T12:00:00.000Z'))

    const lengthOf = async (actor: Actor, set: AdministrationSet): Promise<number> => {
      switch (set) {
        case 'personnel-waiting':
          return (await listPersonnelChanges(world, actor)).changes.length
        case 'certificates-ending':
        case 'without-factor':
          return (await listPeople(world, actor, { set })).people.length
        case 'sign-ins-failed':
          return (await listSignIns(world, actor, { set })).signIns.length
        case 'reads-new':
          return (await listRestrictedReads(world, actor, { set })).reads.length
      }
    }
    const expected = {
      'personnel-waiting': 1,
      // Of two certificates one ends today.
      'certificates-ending': 1,
      // The head and the three administrators; nobody asks it of an officer.
      'without-factor': 4,
      'sign-ins-failed': 2,
      'reads-new': 1,
    }
    for (const actor of [system, security, audit]) {
      const counts = await countAdministration(world, actor)
      expect(counts.length).toBe(3)
      for (const { set, count } of counts) {
        expect([set, count]).toEqual([set, expected[set]])
        expect([set, await lengthOf(actor, set)]).toEqual([set, count])
      }
    }
    const { reads } = await listRestrictedReads(world, audit, {})
    expect(reads).toMatchObject([
      { by: '陈立新', what: '当事人的证件号码、电话', isNew: true },
      { isNew: false },
    ])
    await lookedAtReads(world, audit, new Date('2026-11-23T00:30:00.000Z'))
    const after = await countAdministration(world, audit)
    expect(after.find(({ set }) => set === 'reads-new')?.count).toBe(0)
    expect(() => listRestrictedReads(world, system, {})).toThrow('这件事由审计管理员办理')
  }))
