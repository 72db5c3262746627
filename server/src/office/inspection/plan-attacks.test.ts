import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { tamper } from '../../../test/ledger.ts'
import { fictionalUscc } from '../../demo/fictional-codes.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { findChangedDerivations } from '../../storage/ledger/derived-rows.ts'
import { inAgency } from '../desk/in-agency.ts'
import { withPlans } from '../../../test/plans.ts'

vi.setConfig({ testTimeout: 120_000 })

test('nobody goes past the program: not a filing by the agency, a task without its act, an answer of one person, a changed row', () =>
  withPlans(async ({ world, cast, officer, supervisor, running, does }) => {
    const id = await running()
    const attack = (who: Actor, statement: string) =>
      expect(inAgency(world, who, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow()
    const event = (type: string, who: Actor, body = '{}') => `
      insert into inspection.plan_event
      select plan_id, max(version) + 1, agency_id, '${type}', '${body}', now(), '${who.personId}', '${who.name}', number
      from inspection.plan_event where plan_id = '${id}' group by plan_id, agency_id, number`
    await attack(officer, event('PlanFiled', officer))
    await attack(cast.archivist, event('PlanEnded', cast.archivist))
    await attack(
      officer,
      event('TasksMade', officer, '{"planVersion": 2, "tasks": 1, "digest": "0"}'),
    )
    await attack(supervisor, event('PlanEnded', supervisor))
    await attack(
      officer,
      `insert into inspection.drawn_task (plan_id, place, plan_version, agency_id, number, firm_code, firm_name, items,
         way, starts_on, ends_on, department_id, officers)
       select plan_id, 99, plan_version, agency_id, 'x', '${fictionalUscc(9)}', 'x', items, way, starts_on, ends_on,
         department_id, officers from inspection.drawn_task limit 1`,
    )
    await attack(officer, `update inspection.drawn_task set firm_name = 'x'`)
    expect(await does(officer, id, 'end-plan', { reason: '做完了' })).toEqual([])
    await attack(officer, event('ActAgreed', officer, '{"act": "end-plan"}'))

    const foundIn = async (table: string) =>
      [
        ...(await world.db.owner.transaction().execute(findChangedFacts)),
        ...(await world.db.owner.transaction().execute(findChangedDerivations)),
      ].filter((each) => 'table' in each && each.table.includes(table))
    expect(await foundIn('inspection.')).toEqual([])
    const columns = `firm_name, items, way, ends_on, starts_on, officers, overlapping, number, department_id, agency_id,
      plan_version, place`
    await tamper(
      world.db,
      `create table public.kept as select ${columns} from inspection.drawn_task where place = 1`,
    )
    for (const change of [
      `firm_name = '他人'`,
      `items = '{JC-002}'`,
      `way = 'remote'`,
      `ends_on = ends_on + 1`,
      `starts_on = starts_on - 1`,
      `officers = '{}'`,
      `overlapping = 'x'`,
      `number = number || 'x'`,
      `department_id = gen_random_uuid()`,
      `agency_id = gen_random_uuid()`,
      `plan_version = 7`,
      `place = 77`,
    ]) {
      await tamper(world.db, `update inspection.drawn_task set ${change} where place = 1`)
      expect(await foundIn('inspection.drawn_task'), change).not.toEqual([])
      await tamper(
        world.db,
        `update inspection.drawn_task set (${columns}) = (select ${columns} from public.kept) where place in (1, 77)`,
      )
      expect(await foundIn('inspection.')).toEqual([])
    }
    await tamper(world.db, `update inspection.plan_event set by_name = '他人' where version = 1`)
    expect(await foundIn('inspection.plan_event')).not.toEqual([])
  }))
