import { createHash } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { bits, integer, octets, oid, sequence, within } from './der.ts'
import type { SignatureSuite } from './suite.ts'

/** GB/T 33560: sm2p256v1, and SM2 with SM3. */
const curve = () => oid('1.2.156.10197.1.301')
const sm2WithSm3 = () => sequence(oid('1.2.156.10197.1.501'))
const ecPublicKey = () => oid('1.2.840.10045.2.1')

/** The id of a signer where none was agreed on (GM/T 0009, 10). It is part of what is signed. */
const signerId = '1234567812345678'

/**
 * SM2 by sm-crypto-v2, SM3 by node:crypto, which is the faster of the two. What node:crypto calls a signature with an
 * SM2 key is plain ECDSA and is refused by everybody else.
 */
export const sm3Suite: SignatureSuite = {
  id: 'sm3',
  newKeys() {
    const { privateKey, publicKey } = sm2.generateKeyPairHex()
    const point = Buffer.from(publicKey, 'hex')
    const inner = sequence(
      integer(1),
      octets(Buffer.from(privateKey, 'hex')),
      within(1, bits(point)),
    )
    return {
      publicKey: sequence(sequence(ecPublicKey(), curve()), bits(point)),
      privateKey: sequence(integer(0), sequence(ecPublicKey(), curve()), octets(inner)),
    }
  },
  signerOf(privateKey) {
    const { key, point } = keysIn(privateKey)
    const before = beginningOf(point)
    return (data) => {
      const signed = sm2.doSignature(messageDigest(before, data), key, { der: true })
      return Buffer.from(signed, 'hex')
    }
  },
  verifies({ publicKey, data, signature }) {
    try {
      const point = pointOf(publicKey)
      const digest = messageDigest(beginningOf(point), data)
      const hex = Buffer.from(signature).toString('hex')
      return sm2.doVerifySignature(digest, hex, point, { der: true })
    } catch {
      return false
    }
  },
  digest: (data) => createHash('sm3').update(data).digest(),
  algorithmOf: () => sm2WithSm3(),
}

/** Z of GB/T 32918.2, 5.5: signer, curve and key, hashed before the message. */
const beginningOf = (point: string): Uint8Array => sm2.getZ(point, signerId)

const messageDigest = (before: Uint8Array, data: Uint8Array) =>
  new Uint8Array(createHash('sm3').update(before).update(data).digest())

const pointLength = 65

/** The point stands last in a SubjectPublicKeyInfo. @throws Error when it is not one of this curve. */
function pointOf(spki: Uint8Array): string {
  const bytes = Buffer.from(spki)
  if (!bytes.includes(curve())) throw new Error('no public key of SM2')
  return bytes.subarray(-pointLength).toString('hex')
}

/** As newKeys and openssl write it (RFC 5915 within RFC 5208). @throws Error for anything else. */
function keysIn(pkcs8: Uint8Array): { key: string; point: string } {
  const bytes = Buffer.from(pkcs8)
  const before = Buffer.from('0201010420', 'hex')
  const at = bytes.indexOf(before)
  if (at < 0 || !bytes.includes(curve())) throw new Error('no private key of SM2')
  const key = bytes.subarray(at + before.length, at + before.length + 32).toString('hex')
  return { key, point: sm2.getPublicKeyFromPrivateKey(key) }
}
