import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { sampleAgency } from '../../test/notices.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { playPlantedCase } from '../../test/planted-case.ts'
import { withWorld } from '../../test/world.ts'
import { playPublicity } from '../demo/play-publicity.ts'
import { Stage } from '../demo/stage.ts'
import { asPerson } from '../storage/as-person.ts'
import { publishAgency } from '../storage/publication/lists/publish-lists.ts'
import { createApp } from './app.ts'

test('the denominator says of each month what was made, is public, waits and is late', () =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const { agencyId: agency_id } = cast.agencyHead
    await asPerson(world.office, { agencyId: agency_id, personId: '' }, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id }),
    )
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, plainDate('2026-08-10'))
    await playPublicity(stage, await playPlantedCase(stage))
    await playPlantedCase(new Stage(stage.world, cast, plainDate('2026-08-10')))
    const app = await createApp(stage.world, { visitors: null })
    const { body } = await app.inject('/denominator')
    await app.close()
    const row = /2026-09<[\s\S]*?<\/tr>/.exec(body)?.[0].replace(/<[^>]*>/g, ' ') ?? ''
    expect(row.replace(/\s+/g, ' ')).toContain('1 至 2 号，连续 2 1 0 1 0 0')
  }))
