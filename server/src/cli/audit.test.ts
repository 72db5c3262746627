import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { cosignerKeyText } from '@zhaofa/ledger'
import { fact, record, sequence, testSigner, testVkey } from '../../test/ledger.ts'
import { seenByWitness, StrangerFollows, StrangerWitnesses } from '../../test/stranger.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { readCosigners, type Cosigner } from '../cosigners.ts'
import { createApp } from '../http/app.ts'
import { startCosigning } from '../jobs/ask-cosigners.ts'
import { cosignerSigner } from '../storage/ledger/signing-key.ts'
import { KeptFiles } from '../watching/kept-files.ts'
import { serveWitness } from '../watching/serve-witness.ts'
import { Witness } from '../watching/witness.ts'
import { zhaofa } from './zhaofa.ts'

type Served = {
  readonly url: string
  readonly world: TestWorld
  grow(count: number): Promise<void>
}

/** An office with a log, served; every log here has the same name and key. */
const served = (publicId: string, work: (log: Served) => Promise<void>) =>
  withWorld(async (world) => {
    let next = 1
    const app = await createApp(world)
    const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/log`
    const grow = async (count: number) => {
      const facts = Array.from({ length: count }, (_, i) => fact(publicId, next + i))
      next += count
      await record(world.db, facts)
      await sequence(world.db)
    }
    try {
      await work({ url, world, grow })
    } finally {
      await app.close()
    }
  })

/** Two logs that say they are one. */
const forked = (work: (one: Served, other: Served) => Promise<void>) =>
  served('case-1', (one) => served('case-2', (other) => work(one, other)))

async function run(...args: string[]) {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const read = (path: string) => Promise.resolve(readFileSync(path, 'utf8'))
  const bytes = (path: string) => Promise.resolve(readFileSync(path))
  const code = await zhaofa(['audit', ...args], { out: say, err: say, read, bytes })
  return { code, said: said.join('\n') }
}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-audit-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('zhaofa audit', () => {
  test('follows a log, tells a fork as long as anybody asks, and keeps the false checkpoint', () =>
    withFolder((folder) =>
      forked(async (one, other) => {
        await one.grow(300)
        await other.grow(400)
        const first = await run(one.url, '--keep', folder)
        expect(first).toMatchObject({ code: 0 })
        expect(first.said).toMatch(/账本 300 条，新读 300 条\n✓ 没有发现问题/)
        await one.grow(5)
        expect((await run(one.url, '--keep', folder)).said).toContain('账本 305 条，新读 5 条')
        const fork = await run(other.url, '--keep', folder)
        expect(fork.code).toBe(1)
        expect(fork.said).toContain('✗ 前 305 条与当时签名的检查点不一致，历史被改写')
        const [evidence = ''] = readdirSync(folder).filter((name) => name.startsWith('false-'))
        const shown = await (await fetch(`${other.url}/checkpoint`)).text()
        expect(readFileSync(join(folder, evidence), 'utf8')).toBe(shown)
        // The true log is followed on; that there was a false one is not forgotten.
        await one.grow(1)
        const later = await run(one.url, '--keep', folder, '--json')
        expect(later.code).toBe(1)
        expect(JSON.parse(later.said)).toMatchObject({
          ...{ ok: false, size: 306, read: 1 },
          findings: [{ text: expect.stringContaining('历史被改写') as string }],
        })
      }),
    ))

  test('refuses what it cannot do in a plain sentence', () =>
    withFolder(async (folder) => {
      const cases: readonly (readonly [string[], number, string])[] = [
        [['--keep', folder], 64, '缺少网址'],
        [['http://127.0.0.1:9/log'], 64, '缺少选项 --keep'],
        [['http://127.0.0.1:9/log', '--keep', folder], 66, '连接不上'],
        [['http://127.0.0.1:9/log', '--keep', folder, '--every', '0'], 64, '--every 应当是'],
        [['http://127.0.0.1:9/log', '--keep', folder, '--key', 'x'], 64, '--key 不是公钥'],
        [[folder, '--keep', folder], 66, '没有检查点'],
      ]
      for (const [args, code, said] of cases) {
        const answer = await run(...args)
        expect([args, answer.code]).toEqual([args, code])
        expect(answer.said).toContain(said)
      }
    }))

  test('does not begin anew where what it remembers is torn', () =>
    withFolder((folder) =>
      served('case-1', async ({ url, grow }) => {
        await grow(3)
        expect((await run(url, '--keep', folder)).code).toBe(0)
        writeFileSync(join(folder, 'followed.json'), '{"vkeys":[')
        expect(await run(url, '--keep', folder)).toEqual({
          code: 65,
          said: `${folder} 中的 followed.json 读不懂，不能当作没有看过。请从备份中恢复它，或者换一个文件夹重新开始。`,
        })
      }),
    ))
})

describe('somebody who has only read the specifications', () => {
  test('follows our log, and finds a fork and a rollback of it', () =>
    forked(async (one, other) => {
      await one.grow(300)
      await other.grow(400)
      const stranger = new StrangerFollows(testVkey)
      expect(await stranger.look(one.url)).toBeNull()
      expect(await stranger.look(other.url)).toBe('forked')
      await one.grow(260)
      expect(await stranger.look(one.url)).toBeNull()
      expect(await stranger.look(other.url)).toBe('rolled back')
    }))

  test('witnesses our log beside our own witness, and neither signs for a fork', () =>
    withFolder((folder) =>
      forked(async (one, other) => {
        await withWitnesses(folder, async (cosigners) => {
          for (const count of [3, 300, 1]) {
            await one.grow(count)
            expect(await ask(one.world, cosigners)).toEqual([])
            const note = await (await fetch(`${one.url}/checkpoint`)).text()
            for (const { vkey } of cosigners) expect(seenByWitness(note, vkey)).not.toBeNull()
          }
          await other.grow(400)
          expect(await ask(other.world, cosigners)).toEqual([
            'stranger.test: it answered 422: no\n',
            'ours.test: it answered 422: the proof does not hold\n',
          ])
        })
      }),
    ))
})

/** Asks each of them once; answers what went wrong. */
async function ask(world: TestWorld, cosigners: readonly Cosigner[]): Promise<string[]> {
  const faults: string[] = []
  const asking = startCosigning(world, {
    cosigners,
    database: world.db.connection('sequencer'),
    report: ({ message }) => faults.push(message),
  })
  await asking.stop()
  return faults.toSorted((a, b) => (a < b ? 1 : -1))
}

/** A witness that knows nothing of our code, and `zhaofa witness`. */
async function withWitnesses(
  folder: string,
  work: (cosigners: readonly Cosigner[]) => Promise<void>,
): Promise<void> {
  const stranger = new StrangerWitnesses('stranger.test', testVkey)
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { status, body: said } = stranger.add(body)
      response.writeHead(status).end(said)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const signer = cosignerSigner('ours.test', folder)
  const faults: unknown[] = []
  const ours = await serveWitness(
    new Witness(signer, [testSigner().key], { kept: new KeptFiles(folder), now: () => new Date() }),
    {
      ...{ key: signer.key, port: 0, host: '127.0.0.1' },
      report: (fault) => faults.push(fault),
    },
  )
  try {
    await work([
      cosignerAt(stranger.vkey, (server.address() as AddressInfo).port),
      cosignerAt(cosignerKeyText(signer.key), ours.port),
    ])
    expect(faults).toEqual([])
  } finally {
    await ours.stop()
    server.close()
  }
}

function cosignerAt(vkey: string, port: number): Cosigner {
  const [cosigner] = readCosigners(`${vkey} http://127.0.0.1:${port}`) ?? []
  if (!cosigner) throw new Error(`no key: ${vkey}`)
  return cosigner
}
