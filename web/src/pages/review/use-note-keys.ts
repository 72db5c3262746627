import { useShortcut } from '../../app/use-shortcut.ts'

/** n p go through the notes: each comes into view and takes the focus. */
export function useNoteKeys(count: number, at: number, onAt: (index: number) => void): void {
  const go = (to: number) => {
    if (count === 0) return
    const next = (to + count) % count
    onAt(next)
    document.getElementById(`mark-${next}`)?.scrollIntoView({ block: 'center' })
    document.getElementById(`note-${next}`)?.focus()
  }
  useShortcut('nextNote', () => go(at + 1))
  useShortcut('previousNote', () => go(at < 0 ? count - 1 : at - 1))
}
