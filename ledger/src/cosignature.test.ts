import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  addCheckpointText,
  cosignatureLine,
  cosignedAt,
  cosignedText,
  cosignerKey,
  cosignerKeyText,
  parseCosignerKey,
} from './cosignature.ts'
import { verifyEd25519 } from './ed25519.ts'
import { sha256 } from './sha256.ts'
import { parseNote, parseVerifierKey, verifierKeyText } from './signed-note.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const key = cosignerKey(
  'watch.example',
  new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)),
  sha256,
)
const checkpoint = 'zhaofa.test/log\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'
const seconds = 1_796_000_000
const line = cosignatureLine(
  key,
  seconds,
  new Uint8Array(sign(null, cosignedText(checkpoint, seconds), privateKey)),
)

test('a cosigner signs the checkpoint and the second in which it saw it, and anybody can check both', () => {
  expect(new TextDecoder().decode(cosignedText(checkpoint, seconds))).toBe(
    `cosignature/v1\ntime 1796000000\n${checkpoint}`,
  )
  expect(line).toMatch(/^— watch\.example \S+\n$/)
  expect(cosignedAt(line, checkpoint, key, verifyEd25519)).toBe(seconds)
})

test('its key is another type than that of a log, and neither is taken for the other', () => {
  const vkey = cosignerKeyText(key)
  expect(parseCosignerKey(vkey, sha256)).toEqual(key)
  expect(parseVerifierKey(vkey, sha256)).toBeNull()
  expect(parseCosignerKey(verifierKeyText(key), sha256)).toBeNull()
})

const [, name = '', base64 = ''] = /^— (\S+) (\S+)\n$/.exec(line) ?? []
const altered = (at: number) => {
  const bytes = Buffer.from(base64, 'base64')
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  return `— ${name} ${bytes.toString('base64')}\n`
}
const other = cosignerKey('watch.example', key.publicKey.slice().fill(7), sha256)

test.each([
  ['of another checkpoint', line, checkpoint.replace('\n3\n', '\n4\n'), key],
  ['of another key', line, checkpoint, other],
  ['of another name', line.replace('watch', 'catch'), checkpoint, key],
  ['with another key id', altered(0), checkpoint, key],
  ['with another time', altered(11), checkpoint, key],
  ['with another signature', altered(40), checkpoint, key],
  ['of a log instead of a cosigner', `— ${name} ${base64.slice(0, 88)}\n`, checkpoint, key],
  ['and a second one', `${line}${line}`, checkpoint, key],
  ['that is no line', 'no\n', checkpoint, key],
  ['that is empty', '', checkpoint, key],
])('a line %s counts for nothing', (_, given, text, asked) => {
  expect(cosignedAt(given, text, asked, verifyEd25519)).toBeNull()
})

test('what is sent to a cosigner: what it has signed before, the proof, the checkpoint as it is', () => {
  const hash = new Uint8Array(32)
  const zero = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
  const note = `${checkpoint}\n${line}`
  expect(addCheckpointText(2, [hash, hash], note)).toBe(`old 2\n${zero}\n${zero}\n\n${note}`)
  expect(addCheckpointText(0, [], note)).toBe(`old 0\n\n${note}`)
  expect(parseNote(note)?.text).toBe(checkpoint)
})
