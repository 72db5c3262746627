/**
 * Between a request that met an ended session and the window that signs the person in again.
 * Requests wait here; nothing navigates.
 */
type Gate = { readonly open: boolean; readonly csrf: string | null }

let gate: Gate = { open: true, csrf: null }
let waiting: { promise: Promise<void>; resolve: () => void } | null = null
const listeners = new Set<() => void>()
/** Longer than a finger stays on a button, in milliseconds. */
const pressLastsMs = 400

export function csrfToken(): string | null {
  return gate.csrf
}

/** Resolves when somebody has signed in. Many requests share one wait. */
export function signInAgain(): Promise<void> {
  if (!waiting) {
    let resolve = () => {}
    const promise = new Promise<void>((done) => (resolve = done))
    waiting = { promise, resolve }
    // Leaving a field saves the draft. A window that opens while a button is still held down would take it
    // away from the button, and the act would not go on after signing in.
    setTimeout(() => waiting && change({ ...gate, open: false }), pressLastsMs)
  }
  return waiting.promise
}

export function signedIn(csrf: string | null): void {
  const done = waiting
  waiting = null
  change({ open: true, csrf })
  done?.resolve()
}

export function gateNow(): Gate {
  return gate
}

export function onGateChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: Gate): void {
  gate = next
  for (const each of listeners) each()
}
