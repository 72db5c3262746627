import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{domain,ledger,contract,look,server,web}/**/*.test.{ts,tsx}'],
    globalSetup: ['server/test/global-setup.ts'],
    // Also on two processors, where Vitest would take one: a test often waits for PostgreSQL.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
