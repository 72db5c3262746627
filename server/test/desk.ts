import type { Cast } from '../src/demo/stage.ts'
import { asPerson } from '../src/storage/as-person.ts'
import { publishAgency } from '../src/storage/publication/lists/publish-lists.ts'
import { aCast } from './cast.ts'
import { sampleAgency } from './notices.ts'
import { withWorld, type TestWorld } from './world.ts'

export type Desk = { readonly world: TestWorld; readonly cast: Cast }

/** An agency that is on the portal, and everybody who works for it. */
export const withDesk = (work: (desk: Desk) => Promise<void>): Promise<void> =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const { agencyId, personId } = cast.agencyHead
    await asPerson(world.office, { agencyId, personId }, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id: agencyId }),
    )
    await work({ world, cast })
  })
