import { rmSync } from 'node:fs'
import { testServer } from './test-server.ts'

/** After the run: the data directory of its server, which Playwright has stopped by now. */
export default async function removeData(): Promise<void> {
  const { dataDir } = await testServer()
  rmSync(dataDir, { recursive: true, force: true })
}
