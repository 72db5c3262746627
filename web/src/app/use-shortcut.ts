import { useEffect, useRef } from 'react'

/** One key for the whole page. Plain letters are left alone while somebody types. */
export function useShortcut(key: string, { ctrl = false }, act: () => void): void {
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

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role=dialog]') !== null)
  )
}
