/** What this browser saw of the log before. Kept here, so the server cannot change it. */
type Remembered = { vkeys: string[]; checkpoint: string; at: string }

const name = 'zhaofa.log'

export function findRemembered(): Remembered | null {
  try {
    const kept = localStorage.getItem(name)
    return kept === null ? null : (JSON.parse(kept) as Remembered)
  } catch {
    return null
  }
}

export function remember(seen: Remembered): void {
  try {
    localStorage.setItem(name, JSON.stringify(seen))
  } catch {
    // Without storage every visit is the first one.
  }
}
