import type { Kysely } from 'kysely'
import type { WorkCalendar } from '@zhaofa/domain/deadline/work-calendar.ts'
import type { Matter } from '@zhaofa/domain/reference/matter.ts'
import type { ReviewCatalogue } from '@zhaofa/domain/review/catalogue.ts'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { DiskWatch } from './disk-watch.ts'
import type { Printer } from './documents/printer.ts'
import type { ObjectStore } from './objects/object-store.ts'
import type { TimeStamper } from './signatures/time-stamps.ts'
import type { Database, Tx } from './storage/database.ts'

/** Where the time comes from. The demo and the tests set it; production reads the machine's. */
export type Clock = { now(): Date }

/** The law as one agency applies it on one day. */
export type Reference = {
  readonly calendar: WorkCalendar
  readonly rules: AgencyRules
  readonly catalogue: ReviewCatalogue
  matterOf(code: string): Matter | null
  readonly matters: readonly Matter[]
  /** As in `Circumstances`; the digests are of this reference alone. */
  digestOfRules(name: string, value: () => unknown): string
}

/** How long a sign-in lasts. */
type SessionPolicy = {
  /** A session ends after this time without a request. */
  readonly idleMinutes: number
  /** A session ends after this time in any case. It is the length of a working day. */
  readonly maxHours: number
}

/** What use cases may touch. Built once, in open-world.ts. */
export type World = {
  readonly clock: Clock
  /** Role zhaofa_office: row-level security decides what each person sees. */
  readonly office: Kysely<Database>
  /** Role zhaofa_portal: can read the publication schema and the public ledger, nothing else. */
  readonly portal: Kysely<Database>
  readonly objects: ObjectStore
  /** Whether there is room to write, and what found none. */
  readonly disk: DiskWatch
  readonly printer: Printer
  /** Calendar, agency rules, review catalogue and matters as of a day. */
  readonly reference: {
    load(tx: Tx, agencyId: string, day: PlainDate): Promise<Reference>
  }
  /** Scheme, host and port under which the public reaches the portal: printed in QR codes. */
  readonly publicOrigin: string
  /** The log's name in every checkpoint and in its key, `zhifa.example.gov.cn/log`. Never changes. */
  readonly logOrigin: string
  /** A real installation: no demo accounts, a second factor for administrators. */
  readonly production: boolean
  /** Keys, objects and the embedded database live here. */
  readonly dataDir: string
  readonly sessions: SessionPolicy
  /** Networks of one's own to which 双公示 may be pushed beside the internet, also without https. */
  readonly pushNetworks: readonly string[]
  /** 32 bytes: encrypts what is stored sealed (身份证号, TOTP secrets). */
  readonly sealingKey: Uint8Array
  /** The time stamp authority that was set (TSA_URL); null: each agency's own. */
  readonly timeStamps: TimeStamper | null
}
