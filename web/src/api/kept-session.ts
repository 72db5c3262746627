import type { SessionView } from '@zhaofa/contract'

const name = 'zhaofa.session'

/**
 * Who was signed in last on this phone, so that visits that were taken along open without network. It lets nobody do
 * anything at the server: the session is asked for again before anything is sent, and its token is not kept.
 */
export function keepSession(session: SessionView): void {
  try {
    localStorage.setItem(name, JSON.stringify({ ...session, csrf: '' }))
  } catch {
    // Storage is switched off: then nothing was taken along either.
  }
}

export function keptSession(): SessionView | null {
  try {
    const kept = localStorage.getItem(name)
    return kept === null ? null : (JSON.parse(kept) as SessionView)
  } catch {
    return null
  }
}

/** On signing out, and when the server says that nobody is signed in. */
export function forgetSession(): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // Nothing was kept.
  }
}
