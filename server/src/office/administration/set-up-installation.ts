import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { sql } from 'kysely'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { World } from '../../world.ts'
import { seedReference } from '../reference/seed-reference.ts'
import {
  createAgencyWithAdministrators,
  type CreatedAgency,
  type NewAdministrators,
  type NewAgency,
} from './create-agency.ts'

/** Whether an agency exists; before, there is nobody who could sign in. */
export async function isSetUp({ office }: Pick<World, 'office'>): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select identity.agency_exists() as done`.execute(
    office,
  )
  return rows[0]?.done === true
}

/**
 * 首次设置: the first agency, its three administrators, and the law it starts with (calendar, matters,
 * benchmarks, review catalogue), in one transaction. Refused once any agency exists.
 */
export async function setUpInstallation(
  world: World,
  setup: { agency: NewAgency; administrators: NewAdministrators },
): Promise<Outcome<CreatedAgency, Refusal>> {
  if (await isSetUp(world)) {
    return refuse(
      fieldsRefused([{ field: 'agency.name', message: '已经有人完成首次设置，请直接登录' }]),
    )
  }
  return createAgencyWithAdministrators(world, {
    ...setup,
    also: (tx, { agencyId }) =>
      seedReference(tx, { agencyId, personId: null, at: world.clock.now().toISOString() }),
  })
}
