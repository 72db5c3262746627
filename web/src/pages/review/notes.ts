/** 批注: a remark on a passage of one part of the draft; without a quote, on the whole part. */
export type Note = { part: string; title: string; quote: string | null; remark: string }

/** What the form holds, whatever a draft kept. */
export function readNotes(value: unknown, titleOf: (part: string) => string): Note[] {
  const given = Array.isArray(value) ? (value as Partial<Note>[]) : []
  return given.map(({ part = 'file', quote = null, remark = '' }) => ({
    part,
    title: titleOf(part),
    quote,
    remark,
  }))
}

type MarkedPiece = { text: string; note: number | null }

/** The text of a part cut at the passages that notes quote, in order; an overlap keeps the earlier one. */
export function markNotes(text: string, notes: readonly Pick<Note, 'quote'>[]): MarkedPiece[] {
  const places = notes
    .map(({ quote }, note) => ({
      note,
      from: quote ? text.indexOf(quote) : -1,
      quote: quote ?? '',
    }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from)
  const pieces: MarkedPiece[] = []
  let done = 0
  for (const { note, from, quote } of places) {
    if (from < done) continue
    if (from > done) pieces.push({ text: text.slice(done, from), note: null })
    pieces.push({ text: quote, note })
    done = from + quote.length
  }
  if (done < text.length) pieces.push({ text: text.slice(done), note: null })
  return pieces
}
