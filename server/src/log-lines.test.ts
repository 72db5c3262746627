import { mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { fullDiskOf } from './disk-watch.ts'
import { logLines } from './log-lines.ts'

test('a log on a full disk loses its lines, and the server answers and writes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-log-'))
  const file = join(folder, 'server.log')
  try {
    symlinkSync('/dev/full', file)
    const faults: unknown[] = []
    const app = Fastify({
      logger: { level: 'warn', stream: logLines({ file }, (fault) => faults.push(fault)) },
    })
    app.get('/', (request) => {
      request.log.warn('a line')
      return 'answered'
    })
    expect((await app.inject('/')).body).toBe('answered')
    expect(faults.map(fullDiskOf)).toEqual(['files'])

    unlinkSync(file)
    await app.inject('/')
    expect(readFileSync(file, 'utf8')).toContain('"msg":"a line"')
    expect(faults).toHaveLength(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
