/** Which page of which sealed paper a sheet is. */
export type PageCode = { readonly paper: string; readonly page: number }

// Capitals and digits only: the QR code then needs the fewest modules, which a phone reads from farther away.
const shape =
  /^ZF1:([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12}):([1-9]\d{0,2})$/

/** What the code at the foot of a page says. */
export const pageCodeText = ({ paper, page }: PageCode): string =>
  `ZF1:${paper.replaceAll('-', '').toUpperCase()}:${page}`

/** The page a code names; null for any other text. */
export function readPageCode(text: string): PageCode | null {
  const [, ...parts] = shape.exec(text) ?? []
  const page = parts.pop()
  return page === undefined ? null : { paper: parts.join('-').toLowerCase(), page: Number(page) }
}
