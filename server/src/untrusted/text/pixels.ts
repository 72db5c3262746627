import type { LineBox } from './line-boxes.ts'

/** A picture as its points, three bytes each: red, green, blue. */
export type Pixels = {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * The points of a picture as a model takes them: the planes of blue, green and red one after the other
 * (the models were trained on pictures in that order), each point less `mean`, over `deviation`.
 */
export function planes(
  { data, width, height }: Pixels,
  { mean, deviation }: { mean: readonly number[]; deviation: readonly number[] },
): Float32Array {
  const size = width * height
  const all = new Float32Array(3 * size)
  for (const [plane, from] of [2, 1, 0].entries()) {
    const scale = 1 / (255 * (deviation[plane] ?? 1))
    const less = (mean[plane] ?? 0) / (deviation[plane] ?? 1)
    for (let at = 0; at < size; at++) {
      all[plane * size + at] = (data[at * 3 + from] ?? 0) * scale - less
    }
  }
  return all
}

/**
 * One line cut out of the picture and laid straight, `height` points high. Between four points the colour
 * is weighed; beyond the edge stands the edge.
 */
export function cutOut(picture: Pixels, box: LineBox, height: number): Pixels {
  const width = Math.max(1, Math.round((box.width / box.height) * height))
  const data = new Uint8Array(width * height * 3)
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)]
  const step = box.height / height
  for (let row = 0; row < height; row++) {
    const across = (row + 0.5) * step - box.height / 2
    for (let column = 0; column < width; column++) {
      const along = ((column + 0.5) / width - 0.5) * box.width
      const x = box.x + along * cos - across * sin - 0.5
      const y = box.y + along * sin + across * cos - 0.5
      weigh(picture, x, y, data, (row * width + column) * 3)
    }
  }
  return { data, width, height }
}

function weigh(picture: Pixels, x: number, y: number, into: Uint8Array, at: number): void {
  const { data, width, height } = picture
  const left = Math.min(Math.max(Math.floor(x), 0), width - 1)
  const top = Math.min(Math.max(Math.floor(y), 0), height - 1)
  const right = Math.min(left + 1, width - 1)
  const below = Math.min(top + 1, height - 1)
  const fx = Math.min(Math.max(x - left, 0), 1)
  const fy = Math.min(Math.max(y - top, 0), 1)
  const [a, b] = [(top * width + left) * 3, (top * width + right) * 3]
  const [c, d] = [(below * width + left) * 3, (below * width + right) * 3]
  for (let plane = 0; plane < 3; plane++) {
    const upper = (data[a + plane] ?? 0) * (1 - fx) + (data[b + plane] ?? 0) * fx
    const lower = (data[c + plane] ?? 0) * (1 - fx) + (data[d + plane] ?? 0) * fx
    into[at + plane] = upper * (1 - fy) + lower * fy
  }
}
