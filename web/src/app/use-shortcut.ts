import { useEffect, useRef } from 'react'
import { keys, type KeyName } from './keys.ts'

/** One key of the list for the whole page. Plain letters are left alone while somebody types. */
export function useShortcut(name: KeyName, act: () => void): void {
  const bound: Binding = keys[name]
  const { key, ctrl = false } = bound
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || (event.ctrlKey || event.metaKey) !== ctrl) return
      if (!ctrl && isTyping(event.target)) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [key, ctrl])
}

type Binding = { readonly key: string; readonly ctrl?: boolean }

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role=dialog]') !== null)
  )
}
