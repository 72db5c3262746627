import { chmodSync, mkdtempSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The server the journeys share: a free port and a data directory of its own. */
export type TestServer = { readonly port: number; readonly dataDir: string }

/**
 * Chosen once per run; Playwright reads its configuration again in every worker, which finds the
 * choice in the environment.
 */
export async function testServer(): Promise<TestServer> {
  const chosen = process.env['ZHAOFA_E2E']
  if (chosen) return JSON.parse(chosen) as TestServer
  const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-e2e-'))
  // Started as root, PostgreSQL's account must be able to enter it.
  chmodSync(dataDir, 0o755)
  const server: TestServer = { port: await freePort(), dataDir }
  process.env['ZHAOFA_E2E'] = JSON.stringify(server)
  return server
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
