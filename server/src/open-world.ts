import { join } from 'node:path'
import type { Config } from './config.ts'
import { diskWatch } from './disk-watch.ts'
import { createPrinter } from './documents/printer.ts'
import { folderObjectStore } from './objects/object-store.ts'
import type { Secrets } from './secrets.ts'
import { connect } from './storage/connect.ts'
import type { OpenedDatabase } from './storage/open-database.ts'
import { referenceStore } from './office/reference/load-reference.ts'
import { remoteTimeStamps } from './office/signing/remote-time-stamps.ts'
import type { Clock, World } from './world.ts'

export const machineClock: Clock = { now: () => new Date() }

/** A World with its connections. */
type OpenedWorld = { readonly world: World; close(): Promise<void> }

/** Connects each role to a migrated database. The only place where pools are made. */
export async function openWorld(
  {
    production,
    origin,
    dataDir,
    fontDirs,
    sessionIdleMinutes,
    pushNetworks,
    tsaUrl,
  }: Pick<
    Config,
    | 'production'
    | 'origin'
    | 'dataDir'
    | 'fontDirs'
    | 'sessionIdleMinutes'
    | 'pushNetworks'
    | 'tsaUrl'
  >,
  secrets: Secrets,
  database: Pick<OpenedDatabase, 'connectionAs'>,
  clock: Clock = machineClock,
): Promise<OpenedWorld> {
  const office = connect(database.connectionAs('zhaofa_office'), { max: 10, name: 'office' })
  const portal = connect(database.connectionAs('zhaofa_portal'), {
    max: 8,
    name: 'portal',
    prepared: true,
  })
  const printer = await createPrinter({
    fontDirs,
    cacheDir: join(dataDir, 'cache'),
  })
  const sealingKey = Buffer.from(secrets.sealingKey, 'base64')
  return {
    world: {
      clock,
      office,
      portal,
      production,
      publicOrigin: origin,
      logOrigin: secrets.logOrigin,
      dataDir,
      sessions: { idleMinutes: sessionIdleMinutes, maxHours: 12 },
      pushNetworks,
      sealingKey,
      objects: await folderObjectStore(join(dataDir, 'objects')),
      disk: diskWatch(dataDir, clock),
      printer,
      reference: referenceStore(),
      timeStamps:
        tsaUrl === undefined
          ? null
          : remoteTimeStamps({ url: tsaUrl, networks: pushNetworks, now: () => clock.now() }),
    },
    close: async () => {
      await printer.close()
      await Promise.all([office, portal].map((db) => db.destroy()))
    },
  }
}
