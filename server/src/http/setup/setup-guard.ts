import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../world.ts'

/** Who holds the token may set the installation up, once. Kept in memory: a restart makes another. */
export type SetupGuard = {
  /** Printed on the console of the machine. A person who can read it there may set up. */
  readonly token: string
  /** Opens a session for the right token; undefined for a wrong one. */
  enter(token: string): string | undefined
  /** The token every form of this session must carry; undefined when the session is not open. */
  csrfOf(session: string | undefined): string | undefined
  /** Closes the setup for good, once the agency exists. */
  close(): void
  isOpen(): boolean
}

const sessionMinutes = 30
/** The alphabet leaves out characters that people mix up when they type from another screen. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

export function createSetupGuard(clock: Clock): SetupGuard {
  const token = newToken()
  let open = true
  let current: { session: string; csrf: string; until: number } | undefined
  return {
    token,
    enter(typed) {
      if (!open || !same(plain(typed), plain(token))) return undefined
      const [session, csrf] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
      // One at a time: entering again ends the session before.
      current = { session, csrf, until: clock.now().getTime() + sessionMinutes * 60_000 }
      return session
    },
    csrfOf(session) {
      if (!open || !current || session === undefined) return undefined
      if (clock.now().getTime() > current.until || !same(session, current.session)) return undefined
      return current.csrf
    },
    close() {
      open = false
      current = undefined
    },
    isOpen: () => open,
  }
}

/** Compares without telling by time how much was right. */
export function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** Twenty characters, about 99 bits: ABCDE-FGHJK-…. */
function newToken(): string {
  const characters: string[] = []
  while (characters.length < 20) {
    for (const byte of randomBytes(32)) {
      // Bytes past the last whole round of the alphabet would make some characters likelier.
      if (byte < 248 && characters.length < 20) characters.push(alphabet[byte % 31] ?? '')
    }
  }
  return characters.join('').replace(/(.{5})(?=.)/g, '$1-')
}

const plain = (typed: string) => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
