import { readFile } from 'node:fs/promises'
import { sealKinds, type SealKind } from '@zhaofa/domain/paper/catalogue/document-type.ts'
import { fontTables } from './fonts/font-file.ts'
import { contourPath, contoursOf, outlineFont, type OutlineFont } from './fonts/glyph-outlines.ts'

/** Draws the picture of an agency's seal as SVG. Its characters are outlines: it needs no font to show. */
type SealPainter = (agencyName: string, kind: SealKind) => Promise<string>

const red = '#d7000f'
const radius = 210
/** The radius of the circle that is the baseline of the name. */
const nameRadius = 138
/** A seal for one purpose says it below the star; the seal of the agency bears its name alone. */
const lowerLines: Readonly<Record<SealKind, string>> = {
  agency: '',
  papers: sealKinds.papers,
  licence: sealKinds.licence,
}

/** Drawn pictures are kept, since an agency seals its papers with the same few; the font is not. */
export function sealPainter(fontFile: string): SealPainter {
  const drawn = new Map<string, Promise<string>>()
  return (agencyName, kind) => {
    const key = `${kind} ${agencyName}`
    const known = drawn.get(key)
    if (known) return known
    const picture = readFile(fontFile).then((bytes) =>
      drawSeal(outlineFont(fontTables(bytes)), agencyName, lowerLines[kind]),
    )
    drawn.set(key, picture)
    return picture
  }
}

/** Units are tenths of a millimetre: 42 mm across, a five-pointed star, the name on an arc above it. */
function drawSeal(font: OutlineFont, agencyName: string, lowerLine: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-214 -214 428 428" fill="${red}">` +
    `<circle r="${radius - 6}" fill="none" stroke="${red}" stroke-width="12"/>` +
    `<path d="${star(62)}"/>${nameOnArc(font, agencyName)}${straightLine(font, lowerLine, 140)}</svg>`
  )
}

function star(size: number): string {
  const corners = Array.from({ length: 10 }, (_, index) => {
    const length = index % 2 === 0 ? size : size * 0.382
    const angle = (index * Math.PI) / 5
    return `${(length * Math.sin(angle)).toFixed(1)} ${(-length * Math.cos(angle)).toFixed(1)}`
  })
  return `M${corners.join('L')}Z`
}

/** Characters grow narrower and closer as the name grows longer; the arc never exceeds 250°, clear of the line below. */
function nameOnArc(font: OutlineFont, name: string): string {
  const characters = [...name]
  const step = Math.min(29, 250 / characters.length)
  const size = Math.min(54, 54 * (step / 21))
  return characters
    .map((character, index) => {
      const turn = (index - (characters.length - 1) / 2) * step
      const wide = Math.min(1, (step / 29) * 1.15)
      return place(
        font,
        character,
        size,
        `rotate(${turn.toFixed(2)}) translate(0 ${-nameRadius})`,
        wide,
      )
    })
    .join('')
}

function straightLine(font: OutlineFont, text: string, y: number): string {
  const characters = [...text]
  const size = 30
  return characters
    .map((character, index) => {
      const x = (index - (characters.length - 1) / 2) * size * 1.02
      return place(font, character, size, `translate(${x.toFixed(1)} ${y})`, 1)
    })
    .join('')
}

/** One character, centred on the origin of `transform`, standing on it. */
function place(
  font: OutlineFont,
  character: string,
  size: number,
  transform: string,
  narrowed: number,
): string {
  const glyph = font.characters.get(character.codePointAt(0) ?? 0)
  if (glyph === undefined) throw new Error(`no outline of ${character} for the seal`)
  const scale = size / font.unitsPerEm
  const { width } = font.advance(glyph)
  const path = contoursOf(font, glyph).map(contourPath).join('')
  const shape = `scale(${(scale * narrowed).toFixed(5)} ${scale.toFixed(5)}) translate(${-width / 2} 0)`
  return `<path transform="${transform} ${shape}" d="${path}"/>`
}
