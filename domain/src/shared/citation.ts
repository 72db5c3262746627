/** One place in one legal instrument (法律依据). `instrument` is the short title: 行政处罚法. */
export type Citation = {
  readonly instrument: string
  readonly article: number
  readonly paragraph?: number
  readonly item?: number
}

export function cite(
  instrument: string,
  article: number,
  place: { paragraph?: number; item?: number } = {},
): Citation {
  return { instrument, article, ...place }
}

/** As officers read it on screen: 行政处罚法第58条第1款第2项. */
export function citationText({ instrument, article, paragraph, item }: Citation): string {
  return (
    `${instrument}第${article}条` +
    (paragraph === undefined ? '' : `第${paragraph}款`) +
    (item === undefined ? '' : `第${item}项`)
  )
}
