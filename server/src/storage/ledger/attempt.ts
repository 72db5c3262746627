import { sql } from 'kysely'
import type { Tx } from '../database.ts'

/** A comparison that could not be made, because what is stored cannot even be read. */
export type UnreadableFinding = {
  readonly fault: 'unreadable'
  /** The tables it was to compare. */
  readonly table: string
  readonly message: string
}

/**
 * Makes one comparison in a savepoint: rows that no program wrote may be such that PostgreSQL cannot read them
 * (a text that is no JSON any more), and then this is the finding, and the rest is compared all the same.
 */
export async function attempt<T>(
  tx: Tx,
  table: string,
  compare: () => Promise<readonly T[]>,
): Promise<readonly (T | UnreadableFinding)[]> {
  await sql`savepoint comparison`.execute(tx)
  try {
    const found = await compare()
    await sql`release savepoint comparison`.execute(tx)
    return found
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string }
    // Class 22: what is stored is not what a program writes. Anything else is a fault of ours or of the machine.
    if (!code.startsWith('22')) throw error
    await sql`rollback to savepoint comparison`.execute(tx)
    return [{ fault: 'unreadable', table, message }]
  }
}
