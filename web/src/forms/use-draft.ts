import { useEffect, useRef, useState } from 'react'
import {
  draftReachedServer,
  dropDraft,
  keepDraft,
  onLeaving,
  type DraftKey,
} from './draft-store.ts'

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

  const flush = useRef(async () => {
    const now = latest.current
    if (!now.changed || now.kept === now.values) return
    now.kept = now.values
    const at = new Date().toISOString()
    if (!keepDraft(now.key, { at, version: now.version, values: now.values }) && !now.toServer)
      return
    setSaved({ at, onlyHere: true })
    if (!now.toServer) return
    try {
      await now.toServer(now.values)
    } catch {
      // The draft stays on this machine, and the next change tries the server again.
      return
    }
    draftReachedServer(now.key, at)
    setSaved({ at, onlyHere: false })
  }).current

  useEffect(() => {
    if (!changed) return
    const timer = setTimeout(() => void flush(), idleMs)
    return () => clearTimeout(timer)
  }, [values, changed, flush])

  useEffect(() => {
    const goes = () => void flush()
    const forgetIt = onLeaving(flush)
    addEventListener('pagehide', goes)
    return () => {
      forgetIt()
      removeEventListener('pagehide', goes)
      goes()
    }
  }, [flush])

  const forget = () => {
    latest.current.changed = false
    dropDraft(key)
  }
  return { saved, flush: () => void flush(), forget }
}
