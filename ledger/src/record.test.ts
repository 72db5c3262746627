import { createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonicalJson,
  checkpointText,
  noteBefore,
  commit,
  encodeLeaf,
  fromBase64,
  fromHex,
  keysThatSigned,
  leafKinds,
  leafTailLength,
  parseCheckpoint,
  parseLeaf,
  parseNote,
  parseVerifierKey,
  sha256,
  signNote,
  subjectText,
  toBase64,
  toHex,
  treeHasher,
  utf8,
  verifierKey,
  verifierKeyText,
  verifyEd25519,
  verifyRecord,
  type JsonValue,
} from './ledger.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8')) as unknown
const { leaves } = read('leaf') as {
  leaves: {
    kind: string
    publicId: string
    sequence: number
    at: string
    content: JsonValue
    salt: string
    canonical: string
    commitment: string
    leaf: string
    leafHash: string
  }[]
}
const signed = read('checkpoint') as {
  seed: string
  vkey: string
  origin: string
  size: number
  root: string
  note: string
  inclusion: { index: number; size: number; path: string[] }
}
const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array(0)

describe('the leaf of LEAF.md', () => {
  test.each(leaves)('$leaf', (vector) => {
    const commitment = commit(vector.content, bytes(vector.salt), sha256)

    expect(canonicalJson(vector.content)).toBe(vector.canonical)
    expect(toHex(commitment)).toBe(vector.commitment)
    expect(encodeLeaf({ ...vector, commitment })).toBe(vector.leaf)
    expect(toHex(treeHasher(sha256).leaf(utf8(vector.leaf)))).toBe(vector.leafHash)
    expect(parseLeaf(vector.leaf)).toMatchObject({ kind: vector.kind, sequence: vector.sequence })
    expect(vector.leaf.slice(0, -leafTailLength)).toBe(subjectText(vector))
  })

  test('writes an instant with a zone as the same instant in UTC', () => {
    const leaf = { kind: 'draw', publicId: 'a', sequence: 1, commitment: new Uint8Array(32) }

    expect(encodeLeaf({ ...leaf, at: '2026-11-23T11:10:00+08:00' })).toBe(
      `1 draw a 1 2026-11-23T03:10:00.000Z ${toBase64(new Uint8Array(32))}`,
    )
  })

  test('refuses fields that could be read two ways', () => {
    const good = {
      kind: 'draw',
      publicId: 'a',
      sequence: 1,
      at: '2026-11-23T00:00:00Z',
      commitment: new Uint8Array(32),
    }
    for (const bad of [
      { kind: 'Draw' },
      { kind: 'a b' },
      { kind: '' },
      { publicId: '' },
      { publicId: '甲公司' },
      { publicId: 'a b' },
      { publicId: 'a\n' },
      { sequence: -1 },
      { sequence: 1.5 },
      { sequence: 2 ** 53 },
      { at: 'yesterday' },
      { at: '+012026-01-01T00:00:00Z' },
      { commitment: new Uint8Array(31) },
    ]) {
      expect(() => encodeLeaf({ ...good, ...bad })).toThrow(RangeError)
    }
    for (const text of [
      '',
      '2 draw a 1 2026-11-23T00:00:00.000Z ',
      `${leaves[0]?.leaf}\n`,
      ` ${leaves[0]?.leaf}`,
      leaves[0]?.leaf.replace(' 17 ', ' 017 ') ?? '',
      leaves[0]?.leaf.replace('.000Z', 'Z') ?? '',
    ]) {
      expect(parseLeaf(text)).toBeNull()
    }
  })

  test('every kind can stand in an entry and is named in LEAF.md', () => {
    const page = readFileSync(new URL('../LEAF.md', import.meta.url), 'utf8').replace(/\s+/g, ' ')
    for (const [kind, title] of Object.entries(leafKinds)) {
      expect(subjectText({ kind, publicId: 'a', sequence: 1 })).toBe(`1 ${kind} a 1`)
      expect(page).toContain(`\`${kind}\` ${title}`)
    }
  })

  test('a time is one where the calendar has that day and hour', () => {
    const written = (length: number) =>
      fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'))
    const two = fc.oneof(
      written(2),
      fc.integer({ min: 1, max: 31 }).map((n) => String(n).padStart(2, '0')),
    )
    const [leaf] = leaves
    fc.assert(
      fc.property(written(4), two, two, two, two, two, (year, month, day, hour, minute, second) => {
        const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
        const text = (leaf?.leaf ?? '').replace(/ \S{24} /, ` ${at} `)
        const time = Date.parse(at)
        const there = !Number.isNaN(time) && new Date(time).toISOString() === at
        expect([at, parseLeaf(text) !== null]).toEqual([at, there])
      }),
      { numRuns: 2_000 },
    )
  })
})

const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes(signed.seed)]),
  format: 'der',
  type: 'pkcs8',
})
const publicKey = bytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
const signerNamed = (name: string) => ({
  key: verifierKey(name, publicKey, sha256),
  sign: (text: Uint8Array) => new Uint8Array(sign(null, text, privateKey)),
})

test('bytes have one spelling in base64, which is that of RFC 4648', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (some) => {
      const text = Buffer.from(some).toString('base64')
      expect(toBase64(some)).toBe(text)
      expect(fromBase64(text)).toEqual(some)
    }),
  )
  const letters = [...'ABCPQgwx09+/=='].map((letter) => fc.constant(letter))
  fc.assert(
    fc.property(fc.array(fc.oneof(...letters), { maxLength: 9 }), (some) => {
      const text = some.join('')
      const isSpelling = Buffer.from(text, 'base64').toString('base64') === text
      expect([text, fromBase64(text) !== null]).toEqual([text, isSpelling])
    }),
    { numRuns: 2_000 },
  )
})

describe('checkpoints and signed notes (C2SP)', () => {
  const head = { origin: signed.origin, size: signed.size, root: bytes(signed.root) }
  const signer = signerNamed(signed.origin)

  test('the checkpoint vector is what we sign', () => {
    expect(verifierKeyText(signer.key)).toBe(signed.vkey)
    expect(signNote(checkpointText(head), [signer])).toBe(signed.note)
  })

  test('the example note of the specification verifies with its key', () => {
    const vkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
    const key = parseVerifierKey(vkey, sha256)
    const note = parseNote(
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
    )

    expect(key && verifierKeyText(key)).toBe(vkey)
    expect(key && note && keysThatSigned(note, [key], verifyEd25519)).toEqual([key])
  })

  test('reads back what it wrote, and nothing looser', () => {
    const text = checkpointText(head)

    expect(parseCheckpoint(text)).toEqual(head)
    expect(parseCheckpoint(`${text}an extension line\n`)).toEqual(head)
    for (const broken of [
      text.slice(0, -1),
      `${text}\n`,
      text.replace('\n3\n', '\n03\n'),
      text.replace('\n3\n', '\n-3\n'),
      text.replace('\n3\n', '\n\n'),
      `\n${text}`,
      text.replace('=', ''),
      '',
    ]) {
      expect(parseCheckpoint(broken)).toBeNull()
    }
  })

  test('a checkpoint names the note before it, which a reader may pass over', () => {
    const text = checkpointText(head, sha256(utf8(signed.note)))

    expect(text.split('\n')).toHaveLength(5)
    expect(noteBefore(text)).toBe(Buffer.from(sha256(utf8(signed.note))).toString('base64'))
    expect(parseCheckpoint(text)).toEqual(head)
    expect(noteBefore(checkpointText(head))).toBeNull()
  })

  test('one false signature of a known key spoils the note; an unknown key is ignored', () => {
    const text = checkpointText(head)
    const witness = signerNamed('witness.example')
    const lying = { ...signer, sign: () => new Uint8Array(64) }
    const read = (note: string) => parseNote(note) ?? { text: '', signatures: [] }

    const cosigned = read(signNote(text, [witness, signer]))
    expect(keysThatSigned(cosigned, [signer.key], verifyEd25519)).toEqual([signer.key])
    expect(keysThatSigned(cosigned, [], verifyEd25519)).toEqual([])
    const spoiled = read(signNote(text, [witness, lying]))
    expect(keysThatSigned(spoiled, [signer.key, witness.key], verifyEd25519)).toEqual([])
  })

  test('refuses texts that are no signed note', () => {
    for (const broken of [
      '',
      'x\n',
      'x\n\n',
      'x\n\n— a\n',
      'x\n\n- a AAAAAAA=\n',
      'x\n\n— a AAAA\n',
      'x\t\n\n— a AAAAAAA=\n',
      'x\n\n— a AAAAAAA=',
      'x\n\n— a+b AAAAAAA=\n',
      'x\n\n— a AAAAAAA=\n\n',
    ]) {
      expect(parseNote(broken)).toBeNull()
    }
    expect(parseNote('x\n\n— a AAAAAAA=\n')).toMatchObject({ text: 'x\n' })
  })

  test('a vkey with another name, id or key is refused', () => {
    expect(parseVerifierKey(signed.vkey, sha256)).toEqual(signer.key)
    expect(parseVerifierKey(signed.vkey.replace('zhaofa', 'zhaofb'), sha256)).toBeNull()
    expect(parseVerifierKey(signed.vkey.replace('+5171', '+5172'), sha256)).toBeNull()
    expect(parseVerifierKey(signed.vkey.replace('+Adda', '+Addb'), sha256)).toBeNull()
    expect(() => verifierKey('a b', publicKey, sha256)).toThrow(RangeError)
  })
})

describe('checking one record as a reader does', () => {
  const [, vector] = leaves
  if (!vector) throw new Error('no second vector')
  const proof = {
    ...signed.inclusion,
    leaf: vector.leaf,
    checkpoint: signed.note,
    salt: toBase64(bytes(vector.salt)),
  }
  const question = { subject: vector, content: vector.content, proof, vkeys: [signed.vkey] }
  const failed = (asked: Parameters<typeof verifyRecord>[0]) =>
    verifyRecord(asked)
      .steps.filter((step) => !step.ok)
      .map((step) => step.step)

  test('every step holds for the true record', () => {
    const check = verifyRecord(question)

    expect(check.ok).toBe(true)
    expect(check.steps.map((step) => step.step)).toEqual([
      'content',
      'leaf',
      'inclusion',
      'checkpoint',
      'signature',
    ])
    for (const { step, found, expected } of check.steps.slice(0, 1))
      expect(`${step} ${found}`).toBe(`content ${expected}`)
  })

  test('each lie is found at its own step', () => {
    expect(failed({ ...question, content: { fine: 1 } })).toEqual(['content'])
    expect(
      failed({ ...question, proof: { ...proof, salt: toBase64(new Uint8Array(32)) } }),
    ).toEqual(['content'])
    expect(failed({ ...question, subject: { ...vector, sequence: 2 } })).toEqual(['leaf'])
    expect(failed({ ...question, proof: { ...proof, index: 0 } })).toEqual(['inclusion'])
    expect(failed({ ...question, proof: { ...proof, path: [] } })).toEqual(['inclusion'])
    expect(failed({ ...question, proof: { ...proof, size: 4 } })).toContain('checkpoint')
    expect(failed({ ...question, vkeys: [] })).toEqual(['signature'])
    const bent = signed.note.replace('\n3\n', '\n4\n')
    expect(failed({ ...question, proof: { ...proof, checkpoint: bent } })).toEqual([
      'checkpoint',
      'signature',
    ])
    expect(failed({ ...question, proof: { ...proof, checkpoint: '' } })).toEqual([
      'inclusion',
      'checkpoint',
      'signature',
    ])
  })

  test('without content only the place in the log is checked', () => {
    const { subject, proof, vkeys } = question
    expect(verifyRecord({ subject, proof, vkeys })).toMatchObject({
      ok: true,
      steps: { length: 4 },
    })
  })

  test('the signature has to be of a key named as the log', () => {
    const stranger = verifierKeyText(signerNamed('witness.example').key)
    const note = signNote(parseNote(signed.note)?.text ?? '', [signerNamed('witness.example')])
    expect(
      failed({ ...question, vkeys: [stranger], proof: { ...proof, checkpoint: note } }),
    ).toEqual(['signature'])
  })
})
