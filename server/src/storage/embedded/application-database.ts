import type { ClientConfig } from 'pg'
import { withClient } from '../connect.ts'
import { superuser } from './cluster-folder.ts'
import type { ServerAddress } from './server-address.ts'

/** Owns the application's database and runs its migrations. Not a superuser. */
export const ownerRole = 'zhaofa_owner'
export const applicationDatabase = 'zhaofa'

/** How to reach a database of an embedded server as one role. */
export function connectionTo(
  { host, port }: ServerAddress,
  user: string,
  password: string,
  database = applicationDatabase,
): ClientConfig {
  return { host, port, user, password, database }
}

/** Makes the owner role and its database on a new embedded server; on an old one sets the password. */
export async function ensureApplicationDatabase(
  server: ServerAddress,
  passwords: { superuser: string; owner: string },
): Promise<void> {
  await withClient(
    connectionTo(server, superuser, passwords.superuser, 'postgres'),
    async (client) => {
      const role = await client.query('select from pg_roles where rolname = $1', [ownerRole])
      if (role.rowCount === 0) await client.query(`create role ${ownerRole} login createrole`)
      await client.query(
        `alter role ${ownerRole} password ${client.escapeLiteral(passwords.owner)}`,
      )
      const found = await client.query('select from pg_database where datname = $1', [
        applicationDatabase,
      ])
      if (found.rowCount === 0) {
        await client.query(`create database ${applicationDatabase} owner ${ownerRole}`)
      }
    },
  )
  await withClient(connectionTo(server, superuser, passwords.superuser), (client) =>
    client.query(withoutLargeObjects),
  )
}

/**
 * Whoever may connect could otherwise fill the disk with large objects, which belong to no table. Only a superuser
 * can take this right; with DATABASE_URL the site's own administrator does (docs/runbooks/verify-the-ledger.md).
 */
export const withoutLargeObjects = `
  do $$
  declare f regprocedure;
  begin
    for f in select oid::regprocedure from pg_proc
      where pronamespace = 'pg_catalog'::regnamespace and has_function_privilege('public', oid, 'execute')
        and (proname like 'lo\\_%' or proname in ('lowrite', 'loread'))
    loop
      execute format('revoke execute on function %s from public', f);
    end loop;
  end $$`

/** Throws the application's database away and makes an empty one. For a demo that was cut off. */
export async function resetApplicationDatabase(
  server: ServerAddress,
  passwords: { superuser: string; owner: string },
): Promise<void> {
  await withClient(
    connectionTo(server, superuser, passwords.superuser, 'postgres'),
    async (client) => {
      await client.query(`drop database ${applicationDatabase} with (force)`)
    },
  )
  await ensureApplicationDatabase(server, passwords)
}
