import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, sha256, sha512, toHex, utf8, verifyEd25519 } from './ledger.ts'

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array(0)

describe('SHA-2 in plain TypeScript', () => {
  test('gives the FIPS 180-4 examples', () => {
    expect(toHex(sha256(utf8('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    expect(toHex(sha512(utf8('abc')))).toBe(
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
        '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    )
  })

  test('agrees with the machine at every length around the block borders', () => {
    for (let length = 0; length <= 300; length++) {
      const input = Uint8Array.from({ length }, (_, i) => (i * 7 + length) % 256)
      expect(toHex(sha256(input))).toBe(createHash('sha256').update(input).digest('hex'))
      expect(toHex(sha512(input))).toBe(createHash('sha512').update(input).digest('hex'))
    }
  })
})

describe('Ed25519 verification in plain TypeScript', () => {
  // RFC 8032 §7.1, tests 1 and 2.
  test.each([
    {
      key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
  ])('accepts the RFC 8032 signature over "$message"', ({ key, message, signature }) => {
    expect(verifyEd25519(bytes(key), bytes(message), bytes(signature))).toBe(true)
  })

  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32))

  test('agrees with the machine on true signatures and on any one flipped bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(511), (message, bit) => {
        const signature = new Uint8Array(sign(null, message, privateKey))
        expect(verifyEd25519(raw, message, signature)).toBe(true)

        const changed = signature.map((byte, i) =>
          i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte,
        )
        expect(verify(null, message, publicKey, changed)).toBe(false)
        expect(verifyEd25519(raw, message, changed)).toBe(false)
      }),
      { numRuns: 25 },
    )
  })

  test('refuses a second spelling of a signature: S plus the group order (RFC 8032 §5.1.7)', () => {
    const message = utf8('one act, one signature')
    const signature = new Uint8Array(sign(null, message, privateKey))
    let carry = 0
    const order = bytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')
    const again = signature.map((byte, i) => {
      if (i < 32) return byte
      const sum = byte + (order[i - 32] ?? 0) + carry
      carry = sum >> 8
      return sum & 255
    })

    expect(verifyEd25519(raw, message, again)).toBe(false)
  })

  test('refuses keys and signatures of the wrong length or off the curve', () => {
    const signature = new Uint8Array(sign(null, utf8('x'), privateKey))
    expect(verifyEd25519(raw.subarray(1), utf8('x'), signature)).toBe(false)
    expect(verifyEd25519(raw, utf8('x'), signature.subarray(1))).toBe(false)
    expect(verifyEd25519(new Uint8Array(32).fill(255), utf8('x'), signature)).toBe(false)
    expect(verifyEd25519(bytes('02'.padEnd(64, '0')), utf8('x'), signature)).toBe(false)
  })
})
