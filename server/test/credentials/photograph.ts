import sharp from 'sharp'
import type { Dice } from '../../bench/dice.ts'

/** What happens to a credential before a phone has its picture. */
export type Mishaps = {
  /** How far it is turned, in degrees clockwise. */
  readonly turned: number
  /** How much of the light is left, 0 to 1; the far corner has half of it. */
  readonly light: number
  /** Folded once in the middle and opened again: how far the halves stand apart from flat, 0 to 1. */
  readonly folded: number
  /** How much smaller the far edge is, 0 to 0.2. */
  readonly tilted: number
  /** Out of focus, in points. */
  readonly blurred: number
}

export const flat: Mishaps = { turned: 0, light: 1, folded: 0, tilted: 0, blurred: 0 }

/** Any of what an officer's pictures suffer from: turned, dark, folded, seen askew, a little out of focus. */
export function randomMishaps(roll: Dice): Mishaps {
  const quarter = roll.pick([0, 0, 0, 0, 90, 180, 270])
  return {
    turned: quarter + (roll.share() - 0.5) * 16,
    light: roll.chance(0.35) ? 0.3 + roll.share() * 0.3 : 0.75 + roll.share() * 0.25,
    folded: roll.chance(0.35) ? 0.3 + roll.share() * 0.7 : 0,
    tilted: roll.share() * 0.12,
    blurred: roll.chance(0.3) ? roll.share() * 1.1 : 0,
  }
}

/** A JPEG of a phone's camera: the credential on a table, with all that happened to it. */
export async function photograph(png: Buffer, mishaps: Mishaps, roll: Dice): Promise<Buffer> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const paper = { data, width: info.width, height: info.height }
  const diagonal = Math.hypot(paper.width, paper.height)
  const standing = Math.abs(Math.sin((mishaps.turned * Math.PI) / 180)) > 0.7
  const [along, across] = standing ? [paper.height, paper.width] : [paper.width, paper.height]
  const margin = diagonal * 0.09
  const width = Math.round(along + 2 * margin)
  const height = Math.round(across + 2 * margin)
  const out = Buffer.alloc(width * height * 3)
  const angle = (-mishaps.turned * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2]
      let px = dx * cos - dy * sin
      let py = dx * sin + dy * cos
      const far = 1 + mishaps.tilted * (py / paper.height)
      px *= far
      py *= 1 + mishaps.tilted * 0.5 * (py / paper.height)
      const fold = Math.abs(px / paper.width)
      py += mishaps.folded * fold * fold * paper.height * 0.035
      const shade = 1 - mishaps.folded * (px > 0 ? 0.16 : 0) - creaseAt(px, mishaps.folded)
      const corner = 1 - (1 - mishaps.light) * 0.5 * ((x + y) / (width + height))
      const light = mishaps.light * corner * shade
      const noise = (roll.share() - 0.5) * (6 + (1 - mishaps.light) * 14)
      const at = (y * width + x) * 3
      sample(paper, px + paper.width / 2, py + paper.height / 2, light, noise, out, at)
    }
  }
  const raw = { width, height, channels: 3 } as const
  const picture = sharp(out, { raw })
  return (mishaps.blurred > 0.3 ? picture.blur(mishaps.blurred) : picture)
    .jpeg({ quality: roll.between(70, 92) })
    .toBuffer()
}

/** The crease throws a thin shadow. */
const creaseAt = (px: number, folded: number) => (Math.abs(px) < 3 ? folded * 0.25 : 0)

type Paper = { readonly data: Buffer; readonly width: number; readonly height: number }
const table = [118, 92, 70]

function sample(
  paper: Paper,
  x: number,
  y: number,
  light: number,
  noise: number,
  out: Buffer,
  at: number,
): void {
  const inside = x >= 0 && y >= 0 && x < paper.width - 1 && y < paper.height - 1
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - left, y - top]
  const from = (top * paper.width + left) * 3
  const below = from + paper.width * 3
  for (let plane = 0; plane < 3; plane++) {
    const colour = inside
      ? ((paper.data[from + plane] ?? 0) * (1 - fx) + (paper.data[from + 3 + plane] ?? 0) * fx) *
          (1 - fy) +
        ((paper.data[below + plane] ?? 0) * (1 - fx) + (paper.data[below + 3 + plane] ?? 0) * fx) *
          fy
      : (table[plane] ?? 0)
    out[at + plane] = Math.max(0, Math.min(255, colour * light + noise))
  }
}
