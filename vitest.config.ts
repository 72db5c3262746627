import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{domain,ledger,contract,server,web}/**/*.test.{ts,tsx}'],
    globalSetup: ['server/test/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
