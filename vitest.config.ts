import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { homeOfTests } from './server/test/home-of-tests.ts'

process.env['TMPDIR'] = homeOfTests()

export default defineConfig({
  test: {
    // Also on two processors, where Vitest would take one: a test often waits for PostgreSQL.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        // Pure law keeps nothing between tests, so its modules are loaded once a worker and not once a file.
        test: { name: 'law', include: ['{domain,contract}/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'system',
          // One worker loads the server once, so no test may replace a module (vi.mock): hand it in instead.
          isolate: false,
          include: ['{ledger,look,server,web}/**/*.test.{ts,tsx}'],
          globalSetup: ['server/test/global-setup.ts'],
        },
      },
    ],
  },
})
