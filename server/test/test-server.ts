/** Where the test run's PostgreSQL answers. */
export type TestServer = { readonly host: string; readonly port: number }

/** The server lives for one test run behind a private socket; its passwords need not be secret. */
export const testPasswords = {
  superuser: 'superuser',
  owner: 'owner',
  zhaofa_office: 'office',
  zhaofa_portal: 'portal',
  zhaofa_sequencer: 'sequencer',
} as const

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestServer
  }
}
