import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  addCheckpointText,
  cosignedAt,
  parseNote,
  proveConsistency,
  treeHasher,
  verifyEd25519,
  type ReadTiles,
} from '@zhaofa/ledger'
import { testSigner } from '../../test/ledger.ts'
import { lines, smallLog, type SmallLog } from '../../test/small-log.ts'
import { nativeSha256 } from '../storage/ledger/native-sha256.ts'
import { cosignerSigner } from '../storage/ledger/signing-key.ts'
import { KeptFiles } from './kept-files.ts'
import { serveWitness } from './serve-witness.ts'
import { Witness } from './witness.ts'

const hasher = treeHasher(nativeSha256)
const name = 'sifaju.test/witness'
const now = new Date('2026-12-01T08:00:00Z')

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-witness-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** As it comes up after each start. */
const witnessIn = (folder: string) =>
  new Witness(cosignerSigner(name, folder), [testSigner().key], {
    kept: new KeptFiles(folder),
    now: () => now,
  })

const tilesOf =
  (log: SmallLog): ReadTiles =>
  (tiles) =>
    Promise.all(tiles.map(async (tile) => (await log.tile(tile)) ?? new Uint8Array(0)))

async function asked(log: SmallLog, old: number, size: number): Promise<string> {
  const proof =
    old < size ? await proveConsistency(old, size, tilesOf(log), hasher) : ([] as Uint8Array[])
  return addCheckpointText(old, proof, log.note(size))
}

const log = smallLog(lines(400))
const other = smallLog(lines(400, 'other'))

describe('a witness', () => {
  test('signs a log that grows, with its own time, and remembers it over a start', () =>
    withFolder(async (folder) => {
      for (const [old, size] of [
        [0, 0],
        [0, 100],
        [100, 257],
        [257, 257],
        [257, 400],
      ] as const) {
        const answer = await witnessIn(folder).add(await asked(log, old, size))
        expect([size, answer.status]).toEqual([size, 200])
        const text = parseNote(log.note(size))?.text ?? ''
        const { key } = cosignerSigner(name, folder)
        expect(cosignedAt(answer.body, text, key, verifyEd25519)).toBe(now.getTime() / 1000)
      }
      expect(await witnessIn(folder).seen()).toMatchObject([
        { origin: 'zhaofa.test/log', head: { size: 400 } },
      ])
    }))

  const refused: readonly (readonly [string, number, () => Promise<string>])[] = [
    ['another history of the same length', 409, () => asked(other, 300, 300)],
    ['another history that goes on', 422, () => asked(other, 300, 400)],
    ['a proof of nothing', 422, async () => addCheckpointText(300, [], log.note(400))],
    [
      'more hashes than the same tree needs',
      422,
      async () => addCheckpointText(300, [new Uint8Array(32)], log.note(300)),
    ],
    ['an older copy', 400, () => Promise.resolve(addCheckpointText(300, [], log.note(200)))],
    ['an older copy by its own size', 409, () => asked(log, 200, 200)],
    ['another beginning than it has seen', 409, () => asked(log, 0, 400)],
    [
      'a log that it does not know',
      404,
      async () => (await asked(log, 300, 400)).replaceAll('zhaofa.test/log', 'other.test/log'),
    ],
    [
      'a checkpoint that was altered',
      403,
      async () => (await asked(log, 300, 400)).replace('\n400\n', '\n399\n'),
    ],
    ['no checkpoint', 400, () => Promise.resolve('old 300\n\nnothing\n')],
    ['no size', 400, () => Promise.resolve(addCheckpointText(0, [], log.note(400)).slice(6))],
    [
      'a number that is no size',
      400,
      async () => (await asked(log, 300, 400)).replace('old 300', 'old 0300'),
    ],
    [
      '64 hashes',
      400,
      () =>
        Promise.resolve(
          addCheckpointText(
            300,
            Array.from({ length: 64 }, () => new Uint8Array(32)),
            log.note(400),
          ),
        ),
    ],
    [
      'half a hash',
      400,
      () => Promise.resolve(addCheckpointText(300, [new Uint8Array(16)], log.note(400))),
    ],
  ]
  test.each(refused)('that has seen 300 entries refuses %s', (_, status, ask) =>
    withFolder(async (folder) => {
      const witness = witnessIn(folder)
      expect((await witness.add(await asked(log, 0, 300))).status).toBe(200)
      const answer = await witness.add(await ask())
      expect(answer.status).toBe(status)
      if (status === 409) {
        expect(answer).toEqual({ status: 409, body: '300\n', type: 'text/x.tlog.size' })
      }
      expect((await witness.seen())[0]?.head?.size).toBe(300)
    }),
  )

  test('that is asked for two histories at once signs one of them', () =>
    withFolder(async (folder) => {
      const witness = witnessIn(folder)
      const answers = await Promise.all([
        witness.add(await asked(log, 0, 300)),
        witness.add(await asked(other, 0, 300)),
      ])
      expect(answers.map(({ status }) => status)).toEqual([200, 409])
    }))

  test('that cannot read what it has seen signs nothing', () =>
    withFolder(async (folder) => {
      expect((await witnessIn(folder).add(await asked(log, 0, 300))).status).toBe(200)
      const [file = ''] = readdirSync(folder).filter((each) => each.endsWith('.checkpoint'))
      writeFileSync(join(folder, file), 'torn')
      await expect(witnessIn(folder).add(await asked(other, 0, 400))).rejects.toThrow(
        'does not hold a checkpoint',
      )
    }))

  test('answers over HTTP, and tells a person what it has seen', () =>
    withFolder(async (folder) => {
      const faults: unknown[] = []
      const { key } = cosignerSigner(name, folder)
      const { port, stop } = await serveWitness(witnessIn(folder), {
        ...{ key, port: 0, host: '127.0.0.1' },
        report: (fault) => faults.push(fault),
      })
      try {
        const url = `http://127.0.0.1:${port}`
        const post = async (body: string) => {
          const answer = await fetch(`${url}/some/where/add-checkpoint`, { method: 'POST', body })
          return [answer.status, answer.headers.get('content-type')]
        }
        expect(await post(await asked(log, 0, 300))).toEqual([200, 'text/plain; charset=utf-8'])
        expect(await post(await asked(log, 0, 400))).toEqual([409, 'text/x.tlog.size'])
        expect((await post('x'.repeat(70_000)))[0]).toBe(413)
        const page = await (await fetch(`${url}/`)).text()
        expect(page).toMatch(/^sifaju\.test\/witness\+[0-9a-f]{8}\+\S+\nzhaofa\.test\/log 300\n$/)
        expect((await fetch(`${url}/add-checkpoint`)).status).toBe(404)
        const [file = ''] = readdirSync(folder).filter((each) => each.endsWith('.checkpoint'))
        writeFileSync(join(folder, file), 'torn')
        expect((await post(await asked(log, 300, 400)))[0]).toBe(500)
        expect(faults).toHaveLength(1)
      } finally {
        await stop()
      }
    }))
})
