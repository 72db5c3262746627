import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceLength = 12
const tagLength = 16

/**
 * Encrypts with AES-256-GCM. `context` names what is sealed (a case, a letter, an account) and is bound in,
 * so that sealed bytes cannot be moved to another row.
 */
export function encryptBytes(plain: Uint8Array, key: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** The same of a text. */
export const encrypt = (plain: string, key: Uint8Array, context: string): Buffer =>
  encryptBytes(Buffer.from(plain), key, context)

/** @throws Error when the key, the context or a single bit differs. */
export function decryptBytes(sealed: Uint8Array, key: Uint8Array, context: string): Buffer {
  const nonce = sealed.subarray(0, nonceLength)
  const tag = sealed.subarray(nonceLength, nonceLength + tagLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.from(context))
    .setAuthTag(tag)
  const body = sealed.subarray(nonceLength + tagLength)
  return Buffer.concat([decipher.update(body), decipher.final()])
}

/** The same of a text. @throws Error when the key, the context or a single bit differs. */
export const decrypt = (sealed: Uint8Array, key: Uint8Array, context: string): string =>
  decryptBytes(sealed, key, context).toString('utf8')
