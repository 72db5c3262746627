import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { createApp } from '../src/http/app.ts'
import { anAgency, aPerson } from './identity-rows.ts'
import { aBrowser, aPassword } from './signed-in.ts'
import { withWorld, type TestWorld } from './world.ts'

export const right = { account: 'chenlx', password: 'Siping-2026-ok' }
export const wrong = { ...right, password: 'Siping-2026-no' }

/** An office with 陈立新, who has a password, and the application in front of it. */
export function withOffice(
  work: (office: Awaited<ReturnType<typeof open>>) => Promise<void>,
  { roles = ['officer'] as Role[], production = false, mustChange = false } = {},
): Promise<void> {
  return withWorld(
    async (world) => {
      const office = await open(world, roles, mustChange)
      try {
        await work(office)
      } finally {
        await office.app.close()
      }
    },
    { production },
  )
}

async function open(world: TestWorld, roles: Role[], mustChange: boolean) {
  const agency = await anAgency(world.db)
  const chen = await aPerson(world.db, agency, { account: 'chenlx', roles })
  await aPassword(world.db, chen, right.password, { mustChange })
  const app = await createApp(world)
  const outcomes = async () =>
    (
      await world.db.owner.selectFrom('identity.sign_in').select('outcome').orderBy('id').execute()
    ).map(({ outcome }) => outcome)
  return { world, app, agency, chen, outcomes, browser: () => aBrowser(app) }
}

/** The sentence of a problem+json answer. */
export const title = (response: { json<T>(): T }) => response.json<{ title: string }>().title
