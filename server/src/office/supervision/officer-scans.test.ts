import { expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { withWorld } from '../../../test/world.ts'
import { playScans } from '../../demo/play-scans.ts'
import { seedPeople } from '../../demo/seed-people.ts'
import { viewOfficerScans } from './officer-scans.ts'

test('an officer reads the scans of their own certificate, heads those of all, others none', () =>
  withWorld(async (world) => {
    const cast = await seedPeople(world)
    await playScans(world)
    const [chen] = cast.officers
    const certificate = { number: '07030022016' } as NonNullable<Actor['certificate']>
    const own = await viewOfficerScans(world, { ...chen, certificate })
    expect(own.scope).toBe('own')
    expect(own.scans.map(({ name, expired }) => [name, expired])).toEqual([
      ['陈立新', false],
      ['陈立新', true],
      ['陈立新', false],
      ['陈立新', false],
    ])
    const all = await viewOfficerScans(world, cast.departmentHead)
    expect(all.scans).toHaveLength(7)
    await expect(viewOfficerScans(world, cast.collector)).rejects.toThrow('由执法人员本人')
  }))

test('the supervisor reads those of the agencies supervised, with names', () =>
  withWorld(async (world) => {
    await seedPeople(world)
    await playScans(world)
    const supervisor = await world.db.owner
      .selectFrom('identity.person_role as r')
      .innerJoin('identity.person as p', 'p.id', 'r.person_id')
      .select(['r.agency_id', 'r.person_id', 'p.name', 'p.department_id'])
      .where('r.role', '=', 'supervisor')
      .executeTakeFirstOrThrow()
    const actor: Actor = {
      personId: supervisor.person_id as Actor['personId'],
      agencyId: supervisor.agency_id,
      departmentId: supervisor.department_id,
      name: supervisor.name,
      roles: ['supervisor'],
    }
    const { scans } = await viewOfficerScans(world, actor)
    expect(scans).toHaveLength(7)
    expect(new Set(scans.map(({ name }) => name))).toEqual(new Set(['陈立新', '王晓雯']))
  }))
