import { html, type Markup } from '../frame/html.ts'

const charactersIn = (text: string) => [...text]

/** Text with what was searched for marked. Words are compared without regard to case. */
export function highlighted(text: string, words: readonly string[]): Markup {
  const places = placesOf(text, words)
  if (places.length === 0) return html`${text}`
  const pieces: (string | Markup)[] = []
  let done = 0
  for (const [start, end] of places) {
    pieces.push(text.slice(done, start), html`<mark>${text.slice(start, end)}</mark>`)
    done = end
  }
  return html`${[...pieces, text.slice(done)]}`
}

/** A piece of a long text around the first word found, marked. */
export function snippet(text: string, words: readonly string[], room = 90): Markup {
  const [first] = placesOf(text, words)
  const all = charactersIn(text)
  if (all.length <= room) return highlighted(text, words)
  const at = first ? charactersIn(text.slice(0, first[0])).length : 0
  const start = Math.max(0, Math.min(at - Math.floor(room / 3), all.length - room))
  const piece = all.slice(start, start + room).join('')
  const before = start > 0 ? '…' : ''
  const after = start + room < all.length ? '…' : ''
  return html`${before}${highlighted(piece, words)}${after}`
}

/** The places of the words, joined where they touch or overlap. */
function placesOf(text: string, words: readonly string[]): (readonly [number, number])[] {
  if (words.length === 0) return []
  const small = text.toLowerCase()
  // A character whose lower case is longer would shift every place after it.
  if (small.length !== text.length) return []
  const found = words.flatMap((word) => {
    const places: [number, number][] = []
    if (word === '') return places
    for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + word.length))
      places.push([at, at + word.length])
    return places
  })
  const joined: [number, number][] = []
  for (const [start, end] of found.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}
