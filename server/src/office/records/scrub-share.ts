import { join } from 'node:path'
import { sql } from 'kysely'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { scrubObjects } from '../../objects/scrub-objects.ts'
import type { World } from '../../world.ts'

/** A file that is not what it was stored as, by its path and by the row it belongs to. */
export type ScrubFinding =
  | { readonly fault: 'object-changed'; readonly path: string; readonly belongsTo: string }
  | { readonly fault: 'object-missing'; readonly sha256: string; readonly belongsTo: string }

export type ScrubbedShare = {
  /** First byte of the SHA-256 of its files, 0 to 255. */
  readonly share: number
  readonly files: number
  readonly findings: readonly ScrubFinding[]
}

/** With nine of 256 shares a day every file is read back about once a month (29 days). */
export const sharesADay = 9

type Scrubbing = Pick<World, 'clock' | 'office' | 'dataDir'>

/**
 * Takes the share that was read back longest ago and reads it; null when today's shares are done.
 * Of two servers each takes its own; a share that was cut off is first again the next day.
 */
export async function scrubNextShare(world: Scrubbing): Promise<ScrubbedShare | null> {
  const now = world.clock.now()
  const today = `${chinaDay(now.toISOString())}T00:00:00+08:00`
  const { rows } = await sql<{ share: number }>`
    update platform.scrub_share set begun_at = ${now}
    where share = (
      select share from platform.scrub_share
      where (begun_at is null or begun_at < ${today}::timestamptz)
        and (select count(*) from platform.scrub_share
             where begun_at >= ${today}::timestamptz) < ${sharesADay}
      order by finished_at nulls first, share limit 1 for update skip locked)
    returning share`.execute(world.office)
  const [claimed] = rows
  return claimed ? scrubShare(world, claimed.share) : null
}

/** Reads every share back. */
export async function* scrubAll(world: Scrubbing): AsyncGenerator<ScrubbedShare> {
  const all = Map.groupBy(await expectedObjects(world, ''), ([sha256]) => sha256.slice(0, 2))
  for (let share = 0; share < 256; share++) {
    yield scrubShare(world, share, all.get(prefixOf(share)) ?? [])
  }
}

const prefixOf = (share: number) => share.toString(16).padStart(2, '0')

type Expected = readonly (readonly [sha256: string, belongsTo: string])[]

/** The files that the entries of the log name, and to what each belongs. */
async function expectedObjects({ office }: Scrubbing, prefix: string): Promise<Expected> {
  const { rows } = await sql<{ sha256: string; belongs_to: string }>`
    select sha256, belongs_to from ledger.stored_objects(${prefix})`.execute(office)
  return rows.map(({ sha256, belongs_to }) => [sha256, belongs_to] as const)
}

/** Reads one share back, compares it with what should be there, and writes down how it was. */
export async function scrubShare(
  world: Scrubbing,
  share: number,
  expected?: Expected,
): Promise<ScrubbedShare> {
  const { clock, office, dataDir } = world
  const prefix = prefixOf(share)
  const owners = new Map(expected ?? (await expectedObjects(world, prefix)))
  const missing = new Map(owners)
  const findings: ScrubFinding[] = []
  let files = 0
  for await (const { path, sha256, intact } of scrubObjects(join(dataDir, 'objects', prefix))) {
    files++
    missing.delete(sha256)
    if (!intact) {
      findings.push({ fault: 'object-changed', path, belongsTo: owners.get(sha256) ?? '' })
    }
  }
  for (const [sha256, belongsTo] of missing) {
    findings.push({ fault: 'object-missing', sha256, belongsTo })
  }
  await sql`
    update platform.scrub_share
    set finished_at = ${clock.now()}, files = ${files}, findings = ${JSON.stringify(findings)}
    where share = ${share}`.execute(office)
  return { share, files, findings }
}
