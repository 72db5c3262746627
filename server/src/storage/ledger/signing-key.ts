import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  cosignerKey,
  verifierKey,
  type NoteSigner,
  type VerifierKey,
  type VerifySignature,
} from '@zhaofa/ledger'
import { ConfigError } from '../../faults.ts'
import { nativeSha256 } from './native-sha256.ts'

const keyFiles = { log: 'ledger-ed25519.pem', cosigner: 'witness-ed25519.pem' } as const
/** DER of an Ed25519 public key without its 32 bytes (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * The key this installation signs checkpoints with: `pem` if given (from the environment), else the
 * file `ledger-ed25519.pem` in `folder`, made on first use, readable by its owner only.
 * `origin` names the log in every checkpoint, and its key: a URL without scheme.
 *
 * @throws ConfigError when the key is not an Ed25519 private key.
 */
export function logSigner(origin: string, from: { folder: string; pem?: string }): NoteSigner {
  return signerOf(privateKeyOf(from.pem ?? readOrCreate(from.folder, keyFiles.log)), (publicKey) =>
    verifierKey(origin, publicKey, nativeSha256),
  )
}

/** The key with which the logs of others are signed for, made on first use like that of a log. */
export function cosignerSigner(name: string, folder: string): NoteSigner {
  return signerOf(privateKeyOf(readOrCreate(folder, keyFiles.cosigner)), (publicKey) =>
    cosignerKey(name, publicKey, nativeSha256),
  )
}

function signerOf(key: KeyObject, named: (publicKey: Uint8Array) => VerifierKey): NoteSigner {
  const raw = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32)
  return {
    key: named(new Uint8Array(raw)),
    sign: (text) => new Uint8Array(sign(null, text, key)),
  }
}

/** Does what `verifyEd25519` of the ledger does, with the implementation of Node. */
export const nativeVerify: VerifySignature = (publicKey, message, signature) =>
  verify(null, message, keyObjectOf(publicKey), signature)

/** A whole log has one checkpoint for each group of entries, and few keys. */
const keyObjects = new WeakMap<Uint8Array, KeyObject>()

function keyObjectOf(publicKey: Uint8Array): KeyObject {
  const known = keyObjects.get(publicKey)
  if (known) return known
  const der = Buffer.concat([spkiPrefix, publicKey])
  const made = createPublicKey({ key: der, format: 'der', type: 'spki' })
  keyObjects.set(publicKey, made)
  return made
}

function privateKeyOf(pem: string): KeyObject {
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch (error) {
    throw new ConfigError('存证签名密钥不是可读取的 PEM 私钥，请恢复备份的密钥文件。', {
      cause: error,
    })
  }
  if (key.asymmetricKeyType === 'ed25519') return key
  throw new ConfigError('存证签名密钥必须是 Ed25519 私钥。')
}

function readOrCreate(folder: string, file: string): string {
  const path = join(folder, file)
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    createKeyFile(path)
  }
  return readFileSync(path, 'utf8')
}

/** Written aside and linked: never half a key, and of two processes that start at once one wins. */
function createKeyFile(path: string): void {
  const aside = `${path}.${randomUUID()}`
  const { privateKey } = generateKeyPairSync('ed25519')
  const file = openSync(aside, 'wx', 0o600)
  try {
    writeSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    fsyncSync(file)
    linkSync(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    closeSync(file)
    unlinkSync(aside)
  }
}
