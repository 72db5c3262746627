const pageStart = /^ {4}<path class="typst-shape" fill="#ffffff"[^\n]*\n/gm
const definitions = /^ {4}<defs [\s\S]*?^ {4}<\/defs>\n/gm

/**
 * Typst's one tall drawing of all pages, cut into one drawing per page. Each carries only the glyphs
 * it uses; the same name means the same glyph on every page, so several may stand in one HTML page.
 *
 * @throws Error when the drawing is not laid out as Typst 0.14 does it.
 */
export function svgPages(drawing: string, pages: number): string[] {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawing) ?? []
  const starts = [...drawing.matchAll(pageStart)].map(({ index }) => index)
  const shared = [...drawing.matchAll(definitions)].map(([text]) => text)
  const end = drawing.indexOf('\n    <defs ')
  if (!width || !height || starts.length !== pages || end < 0) {
    throw new Error('the drawing does not have the expected pages')
  }
  const pageHeight = Number(height) / pages
  const groups = shared.map(groupOf)
  return starts.map((start, index) => {
    const body = drawing.slice(start, starts[index + 1] ?? end)
    const placed = body.replace(/<g transform="matrix\(1 0 0 1 0 [\d.]+\)">/, '<g>')
    const opening =
      `<svg class="typst-doc" viewBox="0 0 ${width} ${pageHeight}" width="${width}pt" height="${pageHeight}pt"` +
      ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    return `${lighter(opening + placed)}${usedDefinitions(groups, placed)}</svg>`
  })
}

/** Leaves out indents, defaults and digits too small to see. The picture is the same with a third of the bytes. */
function lighter(page: string): string {
  return page
    .replace(/\n\s*/g, '\n')
    .replace(/ (?:y="0"|fill-rule="nonzero"|fill="#000000"(?=[^>]*\/>))/g, '')
    .replace(/(["#]g[0-9A-F]{10})[0-9A-F]+(?=")/g, '$1')
    .replace(/(\.\d\d)\d+/g, '$1')
}

/** A group of definitions of the whole drawing, each under its id, and the lines around them. */
type Group = {
  readonly opening: string
  readonly definitions: readonly { readonly id: string; readonly text: string }[]
  readonly closing: string
}

/** Reads and lightens the definitions once, because every page picks some of them. */
function groupOf(group: string): Group {
  const found = [...group.matchAll(/^ {8}<(\w+) id="([^"]+)"[\s\S]*?^ {8}<\/\1>\n/gm)]
  const [first] = found
  const last = found.at(-1)
  return {
    opening: lighter(group.slice(0, first?.index ?? group.length)).trimStart(),
    definitions: found.map(([text, , id = '']) => ({ id, text: lighter(text).trimStart() })),
    closing: last ? lighter(group.slice(last.index + last[0].length)).trimStart() : '',
  }
}

function usedDefinitions(groups: readonly Group[], body: string): string {
  const used = new Set([...body.matchAll(/#([gcpfs][\w-]+)/g)].map(([, id]) => id))
  return groups
    .map(({ opening, definitions, closing }) => {
      const picked = definitions.filter(({ id }) => used.has(id))
      return `${opening}${picked.map(({ text }) => text).join('')}${closing}`
    })
    .join('')
}
