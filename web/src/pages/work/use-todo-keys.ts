import { useState } from 'react'
import { useShortcut } from '../../app/use-shortcut.ts'

/** j k move, Enter acts, t opens the sum. @returns the line at hand, -1 before any key. */
export function useTodoKeys(count: number): number {
  const [at, setAt] = useState(-1)
  const line = () => document.querySelectorAll<HTMLElement>('[data-todo]')[at]
  const move = (to: number) => {
    const next = Math.max(0, Math.min(count - 1, to))
    setAt(next)
    document
      .querySelectorAll('[data-todo]')
      [next]?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
  useShortcut('nextTask', () => move(at + 1))
  useShortcut('previousTask', () => move(at - 1))
  useShortcut('limitOfTask', () => line()?.querySelector<HTMLElement>('button.chip')?.click())
  useShortcut('doTask', () => {
    // Enter on something focused does what it always does.
    const focused = document.activeElement
    if (focused && focused !== document.body && focused.id !== 'main') {
      if (focused instanceof HTMLElement) focused.click()
      return
    }
    line()?.querySelector<HTMLElement>('a.button')?.click()
  })
  return at
}
