import { useRouterState } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { MessageBar } from '../ui/MessageBar.tsx'

/** What the last act did, told once on the page it led to. */
type Message = { text: string; at: string | null }

let message: Message = { text: '', at: null }
const listeners = new Set<() => void>()

/** @param at the path on which to say it. */
export function tell(text: string, at: string): void {
  message = { text, at }
  for (const each of listeners) each()
}

export function Told() {
  const told = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => message,
  )
  const path = useRouterState({ select: ({ location }) => location.pathname })
  if (told.at !== path) return null
  return (
    <div className="below-14">
      <MessageBar tone="green">{told.text}</MessageBar>
    </div>
  )
}
