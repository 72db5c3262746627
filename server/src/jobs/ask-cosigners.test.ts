import { expect, test } from 'vitest'
import {
  cosignedAt,
  keysThatSigned,
  parseCheckpoint,
  parseNote,
  verifyEd25519,
} from '@zhaofa/ledger'
import { aCosigner } from '../../test/a-cosigner.ts'
import { fact, record, sequence, tamper, testSigner } from '../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { createApp } from '../http/app.ts'
import { findFalseCosignatures } from '../storage/ledger/cosignatures.ts'
import { startCosigning } from './ask-cosigners.ts'

type Watcher = Awaited<ReturnType<typeof aCosigner>>
type Asked = { readonly watchers: readonly Watcher[]; readonly report?: (fault: Error) => void }

/** Asks each of them once. */
async function ask(
  world: TestWorld,
  {
    watchers,
    report = (fault) => {
      throw fault
    },
  }: Asked,
) {
  const faults: Error[] = []
  const asking = startCosigning(world, {
    cosigners: watchers.map(({ cosigner }) => cosigner),
    database: world.db.connection('sequencer'),
    report: (fault) => faults.push(fault),
  })
  await asking.stop()
  for (const fault of faults) report(fault)
}

const served = async (world: TestWorld) => {
  const app = await createApp(world)
  const { body } = await app.inject('/log/checkpoint')
  await app.close()
  return body
}

const watched = (work: (world: TestWorld, watchers: readonly Watcher[]) => Promise<void>) =>
  withWorld(async (world) => {
    const watchers = [await aCosigner('first.example'), await aCosigner('second.example')]
    try {
      await record(world.db, [fact('case-1', 1), fact('case-1', 2), fact('case-2', 1)])
      await sequence(world.db)
      await work(world, watchers)
    } finally {
      await Promise.all(watchers.map(({ close }) => close()))
    }
  })

/** How many signatures hold: that of the log, and those of the watchers. */
function signaturesOf(note: string, watchers: readonly Watcher[]) {
  const read = parseNote(note)
  if (!read) throw new Error('no note')
  const lines = note.slice(read.text.length + 1).split(/(?<=\n)/)
  return {
    size: parseCheckpoint(read.text)?.size,
    log: keysThatSigned(read, [testSigner().key], verifyEd25519).length,
    others: watchers.filter(({ cosigner }) =>
      lines.some((line) => cosignedAt(line, read.text, cosigner.key, verifyEd25519) !== null),
    ).length,
    lines: lines.length,
  }
}

test('the checkpoint that is served is signed by everybody who watches the log, and grows with it', () =>
  watched(async (world, watchers) => {
    expect(signaturesOf(await served(world), watchers)).toEqual({
      size: 3,
      log: 1,
      others: 0,
      lines: 1,
    })
    await ask(world, { watchers })
    expect(signaturesOf(await served(world), watchers)).toEqual({
      size: 3,
      log: 1,
      others: 2,
      lines: 3,
    })
    // Nothing is new: nobody is asked.
    await ask(world, { watchers })
    const [first] = watchers
    expect(first?.state.asked).toEqual(['POST /first.example/add-checkpoint old 0'])

    await record(world.db, [fact('case-2', 2), fact('case-3', 1)])
    await sequence(world.db)
    expect(signaturesOf(await served(world), watchers).others).toBe(0)
    await ask(world, { watchers })
    expect(signaturesOf(await served(world), watchers)).toEqual({
      size: 5,
      log: 1,
      others: 2,
      lines: 3,
    })
    expect(first?.state.asked.at(-1)).toBe('POST /first.example/add-checkpoint old 3')
    expect(await findFalseCosignatures(world.db.owner)).toEqual([])
  }))

test('a watcher that remembers less, or more, than we kept says so and is asked once more', () =>
  watched(async (world, watchers) => {
    const [first] = watchers
    if (!first) throw new Error('nobody watches')
    await ask(world, { watchers })
    first.state.seen = null
    await record(world.db, [fact('case-2', 2)])
    await sequence(world.db)
    await ask(world, { watchers })
    expect(first.state.asked.slice(1)).toEqual([
      'POST /first.example/add-checkpoint old 3',
      'POST /first.example/add-checkpoint old 0',
    ])
    expect(signaturesOf(await served(world), watchers).others).toBe(2)
  }))

test.each([
  ['nothing', { status: 200, body: '' }, /holds no signature/],
  [
    'somebody else’s signature',
    { status: 200, body: `— first.example ${'A'.repeat(103)}=\n` },
    /holds no signature/,
  ],
  ['a refusal', { status: 403, body: 'unknown log' }, /answered 403: unknown log/],
  ['a conflict again and again', { status: 409, body: '2\n' }, /answered 409/],
  ['a conflict without a size', { status: 409, body: 'who knows' }, /409 without a size/],
  [
    'a log that is longer than ours',
    { status: 409, body: '7\n' },
    /has seen 7 entries, and the log has 3/,
  ],
])('a watcher that answers %s is told of, and what it says is not kept', (_, says, told) =>
  watched(async (world, watchers) => {
    const [first] = watchers
    if (first) first.state.says = says
    const faults: string[] = []
    await ask(world, { watchers, report: ({ message }) => faults.push(message) })
    expect(faults).toEqual([expect.stringMatching(told)])
    expect(faults[0]).toMatch(/^first\.example: /)
    // The other one signs all the same.
    expect(signaturesOf(await served(world), watchers).others).toBe(1)
  }),
)

test('a line that is altered where it is kept is found, and nobody but the sequencer may write one', () =>
  watched(async (world, watchers) => {
    await ask(world, { watchers })
    await tamper(
      world.db,
      `update ledger.cosignature set signed_at = signed_at - interval '1 day' where vkey like 'first%'`,
    )
    await tamper(
      world.db,
      `update ledger.cosignature set vkey = vkey || 'x' where vkey like 'second%'`,
    )
    expect(await findFalseCosignatures(world.db.owner)).toEqual([
      { fault: 'cosignature-false', size: 3, name: 'first.example' },
      { fault: 'cosignature-false', size: 3, name: 'second.example' },
    ])
    for (const role of [world.office, world.portal]) {
      await expect(
        role
          .insertInto('ledger.cosignature')
          .values({ size: 3, vkey: 'a', line: '— a b\n', signed_at: new Date() })
          .execute(),
      ).rejects.toThrow('permission denied')
    }
  }))
