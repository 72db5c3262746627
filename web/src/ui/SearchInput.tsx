import { useEffect, useState } from 'react'

type Props = {
  /** What is searched in; also shown in the empty field. */
  label: string
  /** What the list is filtered by now. */
  q: string
  onSearch: (q: string) => void
}

const typingPauseMs = 250

/** A search that the server answers: it is asked when typing pauses, not at every key. */
export function SearchInput({ label, q, onSearch }: Props) {
  const [typed, setTyped] = useState(q)
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => onSearch(typed), typingPauseMs)
    return () => clearTimeout(timer)
  })
  return (
    <input
      className="input"
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={100}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  )
}
