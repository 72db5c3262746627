import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { granted } from '../../../../test/an-office.ts'
import { aCast } from '../../../../test/cast.ts'
import { withWorld, type TestWorld } from '../../../../test/world.ts'
import { approvedRuleChange } from '../../../demo/approved-rule-change.ts'
import type { Cast } from '../../../demo/stage.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { listRules } from '../../reference/list-rules.ts'
import { proposeRuleChange } from '../../reference/rule-proposals.ts'
import { pushAddressOn, pushTokenFor, setPushToken } from './push-address.ts'
import { viewReportDesk } from './report-desk.ts'

const first = 'https://xy.example.gov.cn/api/report'
const second = 'https://attacker.example/collect'

const change = (value: string, { after = 1, effectiveFrom = '2026-11-24' } = {}) => ({
  ...{ after, effectiveFrom, source: '信用平台来函', reason: '启用推送' },
  change: { kind: 'agency-rule', rule: { name: 'pushAddress', value } } as const,
})

/** What a batch would be sent to today, and with which token. */
const target = (world: TestWorld, { publisher }: Cast) =>
  inAgency(world, publisher, async (tx) => {
    const { agencyId } = publisher
    const today = chinaDay(world.clock.now().toISOString())
    const url = await pushAddressOn(tx, agencyId, today)
    return { url, token: url && (await pushTokenFor(tx, agencyId, url, world.sealingKey)) }
  })

test('the address is agreed on by two people and counts from the next day; the token is given to it alone', () =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const { publisher } = cast
    const refused = await setPushToken(world, publisher, { url: second, token: 'secret' })
    expect(refused).toMatchObject({ refusal: { reason: expect.stringContaining('由另一人批准') } })

    await approvedRuleChange(world, cast, change(first))
    expect(await target(world, cast)).toEqual({ url: null, token: null })
    world.setTime('2026-11-24T01:00:00.000Z')
    expect(await target(world, cast)).toEqual({ url: first, token: null })
    granted(await setPushToken(world, publisher, { url: first, token: 'secret' }))
    expect(await target(world, cast)).toEqual({ url: first, token: 'secret' })
    expect((await viewReportDesk(world, publisher)).endpoint).toEqual({
      url: first,
      hasToken: true,
    })

    // Another address, agreed on by two who may not know that there is a token.
    const next = change(second, { after: 2, effectiveFrom: '2026-11-25' })
    await approvedRuleChange(world, cast, next)
    world.setTime('2026-11-25T01:00:00.000Z')
    expect(await target(world, cast)).toEqual({ url: second, token: null })
    expect((await viewReportDesk(world, publisher)).endpoint).toEqual({
      url: second,
      hasToken: false,
    })
    // Copied from one address to the other in the database, it does not open.
    await world.db.owner.updateTable('casework.report_endpoint').set({ url: second }).execute()
    await expect(target(world, cast)).rejects.toThrow()
  }))

test('an address inside is refused when it is proposed, unless the configuration allows it', () =>
  withWorld(async (world) => {
    const { reviewer } = await aCast(world)
    const propose = (value: string, pushNetworks: readonly string[]) =>
      proposeRuleChange({ ...world, pushNetworks }, reviewer, change(value))
    for (const url of ['http://127.0.0.1:8080/', 'https://[::1]/', 'https://169.254.169.254/']) {
      const outcome = await propose(url, [])
      const message = expect.stringContaining('内部网络') as string
      expect(outcome).toMatchObject({ refusal: { fields: [{ message }] } })
    }
    granted(await propose('http://10.8.0.15/report', ['10.8.0.0/24']))
  }))

test('an agency older than the rule sees it and can propose it', () =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    await world.db.owner.transaction().execute(async (tx) => {
      await sql`alter table reference.rule_version disable trigger user`.execute(tx)
      await sql`alter table reference.rule disable trigger user`.execute(tx)
      const ours = sql`(select id from reference.rule where code = 'pushAddress')`
      await sql`delete from reference.rule_version where rule_id in ${ours}`.execute(tx)
      await sql`delete from reference.rule where code = 'pushAddress'`.execute(tx)
      await sql`alter table reference.rule_version enable trigger user`.execute(tx)
      await sql`alter table reference.rule enable trigger user`.execute(tx)
    })
    const rules = await listRules(world, cast.reviewer, 'agency-rule')
    expect(rules.find(({ code }) => code === 'pushAddress')).toMatchObject({
      version: 0,
      body: { value: '' },
    })
    await approvedRuleChange(world, cast, change(first, { after: 0 }))
  }))
