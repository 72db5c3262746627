import { spawnSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { lossText } from './loss-text.ts'
import { maxMemoryBytes } from './reader-command.ts'
import { createReaderPool, type PoolOptions, type ReaderPool } from './reader-pool.ts'
import { residentMemory } from './process-use.ts'

const program = new URL('../../test/hostile-reader.ts', import.meta.url)
const pools: ReaderPool[] = []
const aPool = (over: Partial<PoolOptions> = {}) => {
  const pool = createReaderPool({ program, timeoutMs: 10_000, ...over })
  pools.push(pool)
  return pool
}

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

/** The largest memory any reader of the pool is seen to hold while the work goes on. */
async function mostMemory(pool: ReaderPool, work: Promise<unknown>): Promise<number> {
  let most = 0
  let over = false
  void work.finally(() => (over = true))
  while (!over) {
    for (const pid of pool.children()) most = Math.max(most, (await residentMemory(pid)) ?? 0)
    await wait(2)
  }
  return most
}

describe('a file that breaks its reader is an answer, and the next file is read', () => {
  test.each([
    ['aborts', 'abort', 'died'],
    ['ends', 'exit', 'died'],
    ['throws', 'throw', 'died'],
    ['says what is no answer', 'sayNonsense', 'died'],
    ['says more than any text', 'sayTooMuch', 'died'],
    ['fills the heap', 'growInHeap', 'too-big'],
    ['fills ArrayBuffers', 'growInBuffers', 'too-big'],
    ['fills the memory of WebAssembly', 'growInWasm', 'too-big'],
    ['asks for three gigabytes at once', 'growAtOnce', 'too-big'],
  ])('%s', async (_, trick, lost) => {
    const pool = aPool()
    expect(await pool.read('good')).toEqual({ value: 'read' })
    const reading = pool.read(trick)
    const most = await mostMemory(pool, reading)
    expect(await reading).toEqual({ lost })
    expect(most).toBeLessThanOrEqual(maxMemoryBytes)
    expect(await pool.read('good')).toEqual({ value: 'read' })
  })

  test('hangs: it is ended after its time', async () => {
    const pool = aPool({ timeoutMs: 1_500 })
    expect(await pool.read('hang')).toEqual({ lost: 'too-slow' })
    expect(await pool.read('good')).toEqual({ value: 'read' })
  })

  test('is kept waiting by a busy machine: only its own processor time counts', async () => {
    const pool = aPool({ timeoutMs: 400 })
    expect(await pool.read('good')).toEqual({ value: 'read' })
    expect(await pool.read('wait')).toEqual({ value: 'read' })
  })

  test('is kept waiting for too long: that is not the fault of the file, and is not called so', async () => {
    const pool = aPool({ timeoutMs: 400, patience: 3 })
    expect(await pool.read('good')).toEqual({ value: 'read' })
    const reading = await pool.read('waitForEver')
    expect(reading).toEqual({ lost: 'busy' })
    expect(lossText('营业执照.pdf', 'busy', '请转成图片再传。')).toBe(
      '服务器正忙，还没有读到“营业执照.pdf”，不是文件的问题。请过几分钟再传。',
    )
    expect(await pool.read('good')).toEqual({ value: 'read' })
  })

  test('hangs where the server does not look: the kernel ends it by its processor time', async () => {
    const pool = aPool({ timeoutMs: 30_000, cpuSeconds: 2 })
    expect(await pool.read('hang')).toEqual({ lost: 'died' })
    expect(await pool.read('good')).toEqual({ value: 'read' })
  })

  test('files that wait behind it are read in their order', async () => {
    const pool = aPool()
    const readings = ['abort', 'good', 'abort', 'good'].map((job) => pool.read(job))
    const [died, read] = [{ lost: 'died' }, { value: 'read' }]
    expect(await Promise.all(readings)).toEqual([died, read, died, read])
  })
})

describe('a reader that was taken over', () => {
  const cannot = 'ERR_ACCESS_DENIED'
  test.each([
    ['reads a file of the machine', 'readSecret?', cannot],
    ['writes a file', 'write?', cannot],
    ['starts a process', 'startProcess?', cannot],
    ['starts a thread', 'startThread?', cannot],
    ['opens a connection', 'connect?', cannot],
    ['loads native code', 'loadAddon?', 'ERR_DLOPEN_DISABLED'],
  ])('%s: it may not', async (_, trick, code) => {
    expect(await aPool().read(trick)).toEqual({ value: code })
  })

  test('finds nothing in its environment', async () => {
    process.env['ZHAOFA_TEST_SECRET'] = 'sealing key'
    expect(await aPool().read('environment')).toEqual({ value: [] })
    delete process.env['ZHAOFA_TEST_SECRET']
  })
})

describe('the processes of the pool', () => {
  test('one is replaced after its number of files', async () => {
    const pool = aPool({ recycleAfter: 2 })
    await pool.read('good')
    const [first] = pool.children()
    await pool.read('good')
    await pool.read('good')
    expect(pool.children()).toHaveLength(1)
    expect(pool.children()).not.toContain(first)
  })

  test('one without work ends, and all end with the pool', async () => {
    const pool = aPool({ idleMs: 50 })
    await pool.read('good')
    await expect.poll(() => pool.children()).toEqual([])
    const other = aPool()
    await other.read('good')
    const [pid = 0] = other.children()
    await other.close()
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    expect(await other.read('good')).toEqual({ lost: 'died' })
  })

  test.each([
    ['without closing anything', ''],
    ['after it has waited for the end of its readers', 'await closeReaders()'],
  ])('a command that has read a file ends %s', (_, close) => {
    const read = `
      import { closeReaders, readUntrusted } from '${new URL('./read-untrusted.ts', import.meta.url).href}'
      const bytes = Buffer.from('%PDF-1.7')
      const answer = await readUntrusted({ kind: 'file-type', size: 8, pieces: [{ at: 0, bytes }] })
      ${close}
      console.log(JSON.stringify(answer))`
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', read],
      { encoding: 'utf8', timeout: 20_000 },
    )
    expect({ status, stdout: JSON.parse(stdout) as unknown }).toEqual({
      status: 0,
      stdout: { ok: true, value: { mediaType: 'application/pdf' } },
    })
  })
})
