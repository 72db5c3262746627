import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { edgeTiles, entriesPath, tileIn, tilePath } from '@zhaofa/ledger'
import { fact, record, sequence, tamper, testVkey } from '../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { createApp } from '../http/app.ts'
import { ledgerHead } from '../storage/ledger/read-log.ts'
import { zhaofa } from './zhaofa.ts'

const size = 300

/** A served log of 300 entries in two checkpoints, and a folder for a mirror and for old checkpoints. */
const withLog = (
  work: (served: { url: string; folder: string; world: TestWorld }) => Promise<void>,
) =>
  withWorld(async (world) => {
    const folder = mkdtempSync(join(tmpdir(), 'zhaofa-mirror-'))
    const facts = Array.from({ length: size }, (_, i) => fact('c1', i + 1))
    await record(world.db, facts.slice(0, 100))
    await sequence(world.db)
    writeFileSync(join(folder, 'earlier'), (await ledgerHead(world.portal))?.note ?? '')
    await record(world.db, facts.slice(100))
    await sequence(world.db)
    const app = await createApp(world)
    try {
      const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/log`
      await work({ url, folder, world })
    } finally {
      await app.close()
      rmSync(folder, { recursive: true })
    }
  })

async function run(...args: string[]) {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const read = (path: string) => Promise.resolve(readFileSync(path, 'utf8'))
  const bytes = (path: string) => Promise.resolve(readFileSync(path))
  const code = await zhaofa(['verify-log', ...args], { out: say, err: say, read, bytes })
  return { code, said: lines.join('\n') }
}

/** What `wget --mirror` would leave. */
async function mirror(url: string, folder: string): Promise<void> {
  const paths = ['checkpoint', 'key']
  for (const { level } of edgeTiles(size)) {
    for (let index = 0, tile = tileIn(size, level, 0); tile; tile = tileIn(size, level, ++index)) {
      paths.push(tilePath(tile))
      if (level === 0) paths.push(entriesPath(index, tile.width))
    }
  }
  for (const path of paths) {
    const answer = await fetch(`${url}/${path}`)
    expect([path, answer.status]).toEqual([path, 200])
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), new Uint8Array(await answer.arrayBuffer()))
  }
}

describe('zhaofa verify-log', () => {
  test('accepts a true log over the network, and one that continues an earlier checkpoint', () =>
    withLog(async ({ url, folder }) => {
      const { code, said } = await run(url, '--since', join(folder, 'earlier'))

      expect(said).toContain('账本 zhaofa.test/log，共 300 条')
      expect(said).toContain('已与 1 个以前的检查点对照')
      expect(said).toContain('✓ 没有发现改动')
      expect(code).toBe(0)
    }))

  test('accepts a mirror in a folder, with a key from elsewhere, and says so as JSON', () =>
    withLog(async ({ url, folder }) => {
      await mirror(url, folder)

      const { code, said } = await run(folder, '--key', testVkey, '--json')

      expect(code).toBe(0)
      expect(JSON.parse(said)).toMatchObject({
        ok: true,
        log: 'zhaofa.test/log',
        size: 300,
        vkeys: [testVkey],
        keyFromElsewhere: true,
        findings: [],
      })
    }))

  test('names the file of a mirror in which a byte was flipped', () =>
    withLog(async ({ url, folder }) => {
      await mirror(url, folder)
      const flip = (path: string, at: number) => {
        const bytes = readFileSync(join(folder, path))
        bytes[at] = (bytes[at] ?? 0) ^ 1
        writeFileSync(join(folder, path), bytes)
      }

      flip('tile/0/000', 32 * 7)
      expect(await run(folder)).toMatchObject({
        code: 1,
        said: expect.stringContaining('✗ 哈希块被改动：tile/0/000 第 7 个哈希') as string,
      })
      flip('tile/0/000', 32 * 7)

      flip('tile/entries/001.p/44', 2 + 40)
      expect(await run(folder)).toMatchObject({
        code: 1,
        said: expect.stringContaining('✗ 条目被改动：ledger.leaf idx=256') as string,
      })
      flip('tile/entries/001.p/44', 2 + 40)

      flip('checkpoint', 20)
      expect(await run(folder)).toMatchObject({
        code: 1,
        said: expect.stringContaining('✗ 检查点读不懂，或者不是由本账本的密钥签名') as string,
      })
    }))

  test('a log begun anew with the same key does not continue the earlier checkpoint', () =>
    withLog(async ({ folder }) => {
      await withWorld(async (world) => {
        await record(
          world.db,
          Array.from({ length: 120 }, (_, i) => fact('c2', i + 1)),
        )
        await sequence(world.db)
        const app = await createApp(world)
        const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/log`

        const { code, said } = await run(url, '--since', join(folder, 'earlier'))
        await app.close()

        expect(code).toBe(1)
        expect(said).toContain('✗ 前 100 条与当时签名的检查点不一致，历史被改写')
      })
    }))

  test('an omitted record shows as a hole in its series', () =>
    withWorld(async (world) => {
      await record(world.db, [fact('c1', 1), fact('c1', 2), fact('c1', 3)])
      await tamper(world.db, `delete from ledger.pending where leaf like '1 case-event c1 2 %'`)
      await sequence(world.db)
      const app = await createApp(world)
      const { code, said } = await run(`${await app.listen({ host: '127.0.0.1', port: 0 })}/log`)
      await app.close()

      expect(code).toBe(1)
      expect(said).toContain('✗ 编号有缺：案件事件（case-event） c1 编到 3，账本中只有 2 条')
    }))

  test('a wrong call or an unreachable log ends with a sentence, not with a verdict', async () => {
    const nowhere = mkdtempSync(join(tmpdir(), 'zhaofa-mirror-'))
    expect(await run(nowhere)).toMatchObject({
      code: 66,
      said: expect.stringContaining('没有检查点') as string,
    })
    expect(await run('http://127.0.0.1:1/log')).toMatchObject({ code: 66 })
    expect(await run(nowhere, '--key', 'x')).toMatchObject({
      code: 64,
      said: expect.stringContaining('--key 不是公钥') as string,
    })
    expect(await run('a', 'b')).toMatchObject({ code: 64 })
    expect(await run('--help')).toMatchObject({
      code: 0,
      said: expect.stringContaining('zhaofa verify-log') as string,
    })
    rmSync(nowhere, { recursive: true })
  })
})
