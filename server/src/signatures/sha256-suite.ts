import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto'
import { nullValue, oid, sequence } from './der.ts'
import type { SignatureSuite } from './suite.ts'

/** RFC 5758, 3.2. */
const ecdsaWithSha256 = () => sequence(oid('1.2.840.10045.4.3.2'))
/** RFC 8017, appendix C. */
const rsaWithSha256 = () => sequence(oid('1.2.840.113549.1.1.11'), nullValue())

/** New keys are on P-256; keys that the agency brings may be RSA as well. */
export const sha256Suite: SignatureSuite = {
  id: 'sha256',
  newKeys() {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return {
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
    }
  },
  signerOf(privateKey) {
    const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
    return (data) => sign('sha256', data, key)
  },
  verifies({ publicKey, data, signature }) {
    try {
      return verify('sha256', data, keyOf(publicKey), signature)
    } catch {
      return false
    }
  },
  digest: (data) => createHash('sha256').update(data).digest(),
  algorithmOf: (publicKey) =>
    keyOf(publicKey).asymmetricKeyType === 'rsa' ? rsaWithSha256() : ecdsaWithSha256(),
}

const keyOf = (spki: Uint8Array) =>
  createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
