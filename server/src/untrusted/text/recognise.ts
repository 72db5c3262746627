import type { Model } from './models.ts'
import { planes, type Pixels } from './pixels.ts'

/** What one line says. `sure` and `at` have one number for each character. */
export type Said = {
  readonly text: string
  /** Probability of each character, 0 to 1. */
  readonly sure: number[]
  /** Where its middle stands along the line, 0 to 1. */
  readonly at: number[]
}

/** Height of a line as the model was trained on it. */
export const lineHeight = 48
const evenly = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] }
const wayUpWidth = 192

/** Reads one line that was cut out upright. */
export async function recognise(
  model: Model,
  characters: readonly string[],
  line: Pixels,
): Promise<Said> {
  const { data, dimensions } = await model(planes(line, evenly), [1, 3, lineHeight, line.width])
  const [, steps = 0, choices = 0] = dimensions
  const text: string[] = []
  const sure: number[] = []
  const at: number[] = []
  let last = 0
  for (let step = 0; step < steps; step++) {
    const [choice, probability] = best(data, step * choices, choices)
    // The same character at two steps in a row is one that is wide; with nothing between them they are two.
    if (choice !== 0 && choice !== last) {
      text.push(characters[choice] ?? '')
      sure.push(probability)
      at.push((step + 0.5) / steps)
    } else if (choice !== 0 && probability > (sure.at(-1) ?? 1)) {
      sure[sure.length - 1] = probability
    }
    last = choice
  }
  return { text: text.join(''), sure, at }
}

function best(data: Float32Array, from: number, length: number): [number, number] {
  let choice = 0
  let most = -1
  for (let at = 0; at < length; at++) {
    const value = data[from + at] ?? 0
    if (value > most) [choice, most] = [at, value]
  }
  return [choice, most]
}

/** How likely these lines stand on their heads, 0 to 1: the mean of what each says by itself. */
export async function likelyOnItsHead(model: Model, lines: readonly Pixels[]): Promise<number> {
  if (lines.length === 0) return 0
  const size = 3 * lineHeight * wayUpWidth
  const all = new Float32Array(lines.length * size)
  for (const [index, line] of lines.entries()) {
    const width = Math.min(line.width, wayUpWidth)
    const numbers = planes(firstOf(line, width), evenly)
    for (let plane = 0; plane < 3; plane++) {
      for (let row = 0; row < lineHeight; row++) {
        const from = (plane * lineHeight + row) * width
        all.set(
          numbers.subarray(from, from + width),
          index * size + (plane * lineHeight + row) * wayUpWidth,
        )
      }
    }
  }
  const { data } = await model(all, [lines.length, 3, lineHeight, wayUpWidth])
  let sum = 0
  for (let index = 0; index < lines.length; index++) sum += data[index * 2 + 1] ?? 0
  return sum / lines.length
}

/** The beginning of a line, `width` points wide. */
function firstOf({ data, width: whole, height }: Pixels, width: number): Pixels {
  if (width === whole) return { data, width, height }
  const part = new Uint8Array(width * height * 3)
  for (let row = 0; row < height; row++) {
    part.set(data.subarray(row * whole * 3, (row * whole + width) * 3), row * width * 3)
  }
  return { data: part, width, height }
}
