import type { Kysely } from 'kysely'
import type { Database } from './storage/database.ts'

/** Where the time comes from. The demo and the tests set it; production reads the machine's. */
export type Clock = { now(): Date }

/** What use cases may touch. Built once, in main.ts. */
export type World = {
  readonly clock: Clock
  /** Role zhaofa_office: row-level security decides what each person sees. */
  readonly office: Kysely<Database>
  /** Role zhaofa_portal: can read the publication schema and the public ledger, nothing else. */
  readonly portal: Kysely<Database>
}
