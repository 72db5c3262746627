import { useRouterState } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { MessageBar } from './MessageBar.tsx'

/** What the last act did. It is shown once, on the page that the act led to. */
type Message = { text: string; at: string | null }

let message: Message = { text: '', at: null }
const listeners = new Set<() => void>()

/** @param at the path of the page on which it is shown */
export function showToast(text: string, at: string): void {
  message = { text, at }
  for (const each of listeners) each()
}

export function Toast() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => message,
  )
  const path = useRouterState({ select: ({ location }) => location.pathname })
  if (shown.at !== path) return null
  return (
    <div className="below-14">
      <MessageBar tone="green">{shown.text}</MessageBar>
    </div>
  )
}
