/**
 * The text without everything from an opening mark to the next closing one, both included: tags, comments.
 * In one pass, whatever the text; a pattern such as /<[^>]*>/g looks for a missing end again and again.
 */
export function withoutSpans(text: string, opening: string, closing: string): string {
  let kept = ''
  let at = 0
  for (;;) {
    const from = text.indexOf(opening, at)
    const to = from < 0 ? -1 : text.indexOf(closing, from + opening.length)
    if (to < 0) return kept + text.slice(at)
    kept += text.slice(at, from)
    at = to + closing.length
  }
}
