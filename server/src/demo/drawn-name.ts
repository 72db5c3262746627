import { createHash } from 'node:crypto'
import type { StrokePoint, Strokes } from '@zhaofa/domain/case/strokes.ts'

const area = { width: 358, height: 240 } as const

/** From where to where a stroke goes within its character, in hundredths of its size: 横, 竖, 撇, 捺, 折. */
const shapes: readonly (readonly (readonly [x: number, y: number])[])[] = [
  [
    [10, 22],
    [90, 16],
  ],
  [
    [48, 4],
    [46, 96],
  ],
  [
    [56, 10],
    [40, 55],
    [8, 92],
  ],
  [
    [46, 40],
    [66, 70],
    [94, 90],
  ],
  [
    [14, 44],
    [84, 40],
    [80, 84],
    [66, 78],
  ],
  [
    [18, 66],
    [78, 62],
  ],
]

/**
 * A name as a finger draws it in the demo: not its characters, but strokes that go as strokes of characters go. What
 * `told` is decides them, and no two are alike.
 */
export function drawnName(name: string, paper: string, startedAt: string, told: string): Strokes {
  const dice = diceOf(`${name} ${paper} ${told}`)
  const characters = [...name]
  const size = Math.min(150, (area.width - 20) / characters.length)
  let ms = 0
  const strokes = characters.flatMap((_, i) => {
    const left = 10 + i * size + dice(6)
    const top = (area.height - size) / 2 + dice(14) - 7
    const count = 4 + Math.floor(dice(3))
    return Array.from({ length: count }, () => {
      const shape = shapes[Math.floor(dice(shapes.length))] ?? []
      const places = shape.map(
        ([x, y]) =>
          [left + ((x + dice(8)) * size) / 110, top + ((y + dice(8)) * size) / 110] as const,
      )
      ms += 130 + Math.floor(dice(160))
      const points = pointsAlong(places, ms)
      ms = points.at(-1)?.[2] ?? ms
      return points
    })
  })
  return { version: 1, paper, ...area, pointer: 'touch', startedAt, strokes }
}

/** A hundred points a second, slower where the stroke turns. */
function pointsAlong(
  places: readonly (readonly [number, number])[],
  begins: number,
): StrokePoint[] {
  const points: StrokePoint[] = []
  places.slice(1).forEach(([toX, toY], i) => {
    const [fromX, fromY] = places[i] ?? [toX, toY]
    const steps = Math.max(4, Math.round(Math.hypot(toX - fromX, toY - fromY) / 4))
    for (let step = 0; step < steps; step++) {
      const share = step / (steps - 1)
      const eased = share * share * (3 - 2 * share)
      const bend = Math.sin(share * Math.PI) * 2.5
      points.push([
        tenth(fromX + (toX - fromX) * eased + bend),
        tenth(fromY + (toY - fromY) * eased - bend),
        begins + points.length * 10,
      ])
    }
  })
  return points
}

const tenth = (value: number) => Math.round(Math.max(0, Math.min(value, area.width - 1)) * 10) / 10

/** Numbers from zero up to `below`, always the same for the same words. */
function diceOf(words: string): (below: number) => number {
  let state = createHash('sha256').update(words).digest()
  let at = 0
  return (below) => {
    if (at + 4 > state.length) {
      state = createHash('sha256').update(state).digest()
      at = 0
    }
    const rolled = state.readUInt32BE(at)
    at += 4
    return (rolled / 2 ** 32) * below
  }
}
