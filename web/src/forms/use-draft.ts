import { useEffect, useRef, useState } from 'react'
import { dropDraft, keepDraft, type DraftKey } from './draft-store.ts'

type Values = Record<string, unknown>
type Saved = { at: string | null; onlyHere: boolean }

const idleMs = 1_000

/**
 * Keeps what is typed: on this machine and, where there is a case, on the server; after a second of
 * rest, when the focus leaves a field, and when the page goes away.
 */
export function useDraft(
  key: DraftKey,
  version: number,
  values: Values,
  { changed, toServer }: { changed: boolean; toServer?: (values: Values) => Promise<unknown> },
) {
  const [saved, setSaved] = useState<Saved>({ at: null, onlyHere: false })
  const latest = useRef({ key, version, values, changed, toServer, kept: values })

  useEffect(() => {
    latest.current = { ...latest.current, key, version, values, changed, toServer }
  })

  const flush = useRef(() => {
    const now = latest.current
    if (!now.changed || now.kept === now.values) return
    now.kept = now.values
    const at = new Date().toISOString()
    if (!keepDraft(now.key, { at, version: now.version, values: now.values }) && !now.toServer)
      return
    setSaved({ at, onlyHere: true })
    void now.toServer?.(now.values).then(
      () => setSaved({ at, onlyHere: false }),
      () => {
        // The draft stays on this machine, and the next change tries the server again.
      },
    )
  }).current

  useEffect(() => {
    if (!changed) return
    const timer = setTimeout(flush, idleMs)
    return () => clearTimeout(timer)
  }, [values, changed, flush])

  useEffect(() => {
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])

  const forget = () => {
    latest.current.changed = false
    dropDraft(key)
  }
  return { saved, flush, forget }
}
