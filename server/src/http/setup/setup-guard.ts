import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Acting } from '../../storage/as-person.ts'
import type { Clock } from '../../world.ts'

/** Who holds the token may set the installation up, once. Kept in memory: a restart makes another. */
export type SetupGuard = {
  /** Printed on the console of the machine. A person who can read it there may set up. */
  readonly token: string
  /** Opens a session for the right token; undefined for a wrong one. */
  enter(token: string): string | undefined
  /** The token every form of this session must carry; undefined when the session is not open. */
  csrfOf(session: string | undefined): string | undefined
  /** The agency exists: what is left is that each of its three administrators sees the own code. */
  handOver(to: Acting): void
  /** On whose behalf the codes are shown; undefined while there is no agency. */
  handingOver(): Acting | undefined
  /** Whether the setup may still be entered: no agency yet, or its session is not over. */
  isOpen(): boolean
}

const sessionMinutes = 30
/** The alphabet leaves out characters that people mix up when they type from another screen. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

export function createSetupGuard(clock: Clock): SetupGuard {
  const token = newToken()
  let agency: Acting | undefined
  let current: { session: string; csrf: string; until: number } | undefined
  const isOver = () => !current || clock.now().getTime() > current.until
  return {
    token,
    enter(typed) {
      if (agency || !same(plain(typed), plain(token))) return undefined
      const [session, csrf] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
      // One at a time: entering again ends the session before.
      current = { session, csrf, until: clock.now().getTime() + sessionMinutes * 60_000 }
      return session
    },
    csrfOf(session) {
      if (!current || session === undefined) return undefined
      if (isOver() || !same(session, current.session)) return undefined
      return current.csrf
    },
    handOver(to) {
      agency = to
    },
    handingOver: () => agency,
    isOpen: () => !agency || !isOver(),
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
