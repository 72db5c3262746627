import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser.ts'
import { homeOfTests } from '../server/test/home-of-tests.ts'
import { testServer } from './test-server.ts'

process.env['TMPDIR'] = homeOfTests()
const { port, dataDir } = await testServer()
const { executablePath, args, env } = findBrowser()
const project = join(import.meta.dirname, '..')

/** One real server with demo data for all journeys: embedded PostgreSQL, ledger, documents. */
export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.spec.ts',
  outputDir: join(project, 'test-results'),
  reporter: [['list']],
  // The journeys share one server; those of one file run in order, each on cases of its own.
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  globalTeardown: './remove-data.ts',
  webServer: {
    command: 'node server/src/main.ts',
    cwd: project,
    url: `http://localhost:${port}/healthz`,
    env: { PORT: String(port), DATA_DIR: dataDir, NODE_ENV: 'test' },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'pipe',
    stderr: 'pipe',
  },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // A press on a window that is still growing may land beside its button.
    contextOptions: { reducedMotion: 'reduce' },
    // Recording every journey for the sake of one that fails costs a fifth of its time: npm run e2e -- --trace on NAME
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [...args],
      env: { ...(process.env as Record<string, string>), ...env },
    },
  },
})
