import type { StrokePoint, Strokes } from '../src/case/strokes.ts'
import type { DrawnSignature } from '../src/case/drawn-signature.ts'
import { inkOf } from '../src/case/strokes.ts'
import type { SealedPaper } from '../src/case/scan.ts'

/** A stroke from here to there, bent a little, at a hundred points a second. */
function stroke(from: readonly [number, number], to: readonly [number, number], begins: number) {
  return Array.from({ length: 12 }, (_, i): StrokePoint => {
    const share = i / 11
    const bend = Math.sin(share * Math.PI) * 6
    const place = (axis: 0 | 1) => from[axis] + (to[axis] - from[axis]) * share
    return [Math.round(place(0) + bend), Math.round(place(1) - bend), begins + i * 10]
  })
}

/** 丁: two strokes, as a finger draws them. */
export const drawnStrokes = (changed: Partial<Strokes> = {}): Strokes => ({
  version: 1,
  paper: 'd'.repeat(64),
  width: 358,
  height: 240,
  pointer: 'touch',
  startedAt: '2026-11-18T05:58:00.000Z',
  strokes: [stroke([90, 70], [260, 62], 0), stroke([180, 66], [150, 190], 320)],
  ...changed,
})

/** The same as the server keeps it for a paper. */
export const drawnFor = (
  { id: paper, sha256: digest }: Pick<SealedPaper, 'id' | 'sha256'>,
  at = '2026-11-18T05:59:00.000Z',
): DrawnSignature => ({
  file: {
    sha256: 'e'.repeat(64),
    bytes: 600,
    mediaType: 'application/json',
    originalName: '签名笔迹.json',
  },
  ...{ paper, digest, at },
  ink: inkOf(drawnStrokes()),
})
