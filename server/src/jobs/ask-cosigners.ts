import { Client, type ClientConfig } from 'pg'
import type { Cosigner } from '../cosigners.ts'
import { cosignCheckpoint } from '../office/records/cosign-checkpoint.ts'
import { keepCosignature } from '../storage/ledger/cosignatures.ts'
import type { World } from '../world.ts'
import { repeat, type Repeated } from './repeat.ts'

const intervalMs = 10_000

type Asking = {
  readonly cosigners: readonly Cosigner[]
  /** Opens a connection as the role zhaofa_sequencer, which alone writes what belongs to the log. */
  readonly database: ClientConfig
  /** Told once of what goes wrong with a cosigner, and again when it is something else. */
  readonly report: (fault: Error) => void
}

/** Has every checkpoint of the last ten seconds signed by those who watch the log from outside. */
export function startCosigning(
  world: Pick<World, 'portal' | 'pushNetworks'>,
  { cosigners, database, report }: Asking,
): Repeated {
  const told = new Map<string, string>()
  const ask = async (cosigner: Cosigner) => {
    const { name } = cosigner.key
    try {
      const cosigned = await cosignCheckpoint(world, cosigner)
      if (cosigned) await keep(database, cosigned)
      told.delete(name)
    } catch (fault) {
      const { message } = fault as Error
      if (told.get(name) !== message) report(new Error(`${name}: ${message}`, { cause: fault }))
      told.set(name, message)
    }
  }
  // Somebody who is slow to answer holds up no start of ours.
  const running = repeat(() => Promise.all(cosigners.map(ask)), intervalMs, report)
  return { stop: async () => (await running).stop() }
}

async function keep(
  database: ClientConfig,
  cosigned: Parameters<typeof keepCosignature>[1],
): Promise<void> {
  const client = new Client({ ...database, application_name: 'zhaofa cosigning' })
  await client.connect()
  try {
    await keepCosignature(client, cosigned)
  } finally {
    await client.end()
  }
}
