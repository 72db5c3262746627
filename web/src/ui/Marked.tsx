/** Marks the words that were searched for. */
export function Marked({ text, words }: { text: string; words: string }) {
  const terms = words.trim().split(/\s+/).filter(Boolean)
  if (terms.length === 0) return text
  const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  // eslint-disable-next-line no-restricted-syntax -- alternatives of literal words
  const parts = text.split(new RegExp(`(${escaped.join('|')})`, 'i'))
  return parts.map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))
}
