import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// OWASP's second setting for argon2id: about 30 ms of one core, so that signing in stays cheap for us
// and guessing does not.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** argon2id with a random salt, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

export function matches(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password.normalize('NFC'))
}

let nobodys: Promise<string> | undefined

/** A hash no password matches: an unknown account takes as long as a wrong password. */
export function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64'))
  return nobodys
}
