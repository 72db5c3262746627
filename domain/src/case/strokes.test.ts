import { expect, test } from 'vitest'
import { drawnStrokes } from '../../test/drawn-name.ts'
import { inkOf, maxStrokesLength, movementOf, parseStrokes, type StrokePoint } from './strokes.ts'

const refused = (given: unknown) => {
  const read = parseStrokes(typeof given === 'string' ? given : JSON.stringify(given))
  return read.ok ? null : read.refusal
}
const broken = '签名的数据不完整，请重签'
const tooLittle = '笔画太少，请签全名'
const tooMuch = '写得太久或者太多，请重签'
const withPoints = (...points: readonly unknown[]) => ({ ...drawnStrokes(), strokes: [points] })
const line = (to: number): StrokePoint[] =>
  Array.from({ length: 20 }, (_, i): StrokePoint => [20 + (i * to) / 20, 100, i * 10])

test('a name of two strokes is read as it was drawn', () => {
  expect(parseStrokes(JSON.stringify(drawnStrokes()))).toEqual({ ok: true, value: drawnStrokes() })
})

test('a pen brings its pressure, a finger has none', () => {
  const pen = drawnStrokes({
    pointer: 'pen',
    strokes: drawnStrokes().strokes.map((each) =>
      each.map(([x, y, ms]) => [x, y, ms, 0.25] as const),
    ),
  })
  expect(refused(pen)).toBeNull()
})

test.each<[string, unknown, string]>([
  ['no JSON', '{"version":1', broken],
  ['no object', '[1,2]', broken],
  ['another version', { ...drawnStrokes(), version: 2 }, broken],
  ['a key that nobody defined', { ...drawnStrokes(), name: '孙某' }, broken],
  ['a key that is missing', { ...drawnStrokes(), pointer: undefined }, broken],
  ['a digest that is none', { ...drawnStrokes(), paper: 'D'.repeat(64) }, broken],
  ['a pointer that there is not', { ...drawnStrokes(), pointer: 'eye' }, broken],
  ['a day that there is not', { ...drawnStrokes(), startedAt: '2026-13-40T00:00:00.000Z' }, broken],
  ['an area without height', { ...drawnStrokes(), height: 0 }, broken],
  ['NaN', JSON.stringify(withPoints([1, 2, 3])).replace('[1,2,3]', '[NaN,2,3]'), broken],
  ['infinity', JSON.stringify(withPoints([1, 2, 3])).replace('[1,2,3]', '[1e999,2,3]'), broken],
  ['words for a number', withPoints(['1', 2, 3]), broken],
  ['a point of two numbers', withPoints([1, 2]), broken],
  ['a point of five numbers', withPoints([1, 2, 3, 0.5, 9]), broken],
  ['a place outside the area', withPoints([359, 10, 0]), broken],
  ['pressure beyond one', withPoints([1, 2, 3, 1.01]), broken],
  ['a negative time', withPoints([1, 2, -1]), broken],
  ['half a millisecond', withPoints([1, 2, 0.5]), broken],
  [
    'a stroke without points',
    { ...drawnStrokes(), strokes: [[], ...drawnStrokes().strokes] },
    broken,
  ],
  ['a clock that runs back', withPoints([1, 2, 30], [2, 3, 20]), '笔画的时间倒退，请重签'],
  [
    'a clock that runs back between strokes',
    { ...drawnStrokes(), strokes: [...drawnStrokes().strokes].reverse() },
    '笔画的时间倒退，请重签',
  ],
  ['more than ten minutes', withPoints([1, 2, 0], [2, 3, 600_001]), tooMuch],
  ['100 000 points', withPoints(...Array.from({ length: 100_000 }, (_, i) => [1, 1, i])), tooMuch],
  [
    '20 001 points in few characters',
    withPoints(...Array.from({ length: 20_001 }, () => [1, 1, 0])),
    tooMuch,
  ],
  [
    '501 strokes',
    { ...drawnStrokes(), strokes: Array.from({ length: 501 }, () => [[1, 1, 0]]) },
    tooMuch,
  ],
  ['nothing', { ...drawnStrokes(), strokes: [] }, tooLittle],
  ['one dot', withPoints([100, 100, 0]), tooLittle],
  ['two dots', { ...drawnStrokes(), strokes: [[[100, 100, 0]], [[200, 100, 90]]] }, tooLittle],
  ['a short line', withPoints(...line(60)), tooLittle],
  ['a long straight line', withPoints(...line(330)), tooLittle],
])('%s is refused in words', (_, given, message) => {
  expect(refused(given)).toBe(message)
})

test('as much as is taken is read in no time', () => {
  const points = Array.from({ length: 15_000 }, (_, i) => [i % 99, (i * 7) % 99, i])
  const text = JSON.stringify(withPoints(...points))
  expect(text.length).toBeLessThan(maxStrokesLength)
  const begun = performance.now()
  expect(refused(text)).toBeNull()
  expect(performance.now() - begun).toBeLessThan(500)
})

test('the ink is cut to what was drawn and leaves out what cannot be seen', () => {
  const { box, path } = inkOf({
    strokes: [
      [
        [10, 20, 0],
        [10.2, 20, 5],
        [30, 40, 10],
      ],
      [[50, 60, 20]],
    ],
  })
  expect(box).toEqual([60, 160, 480, 480])
  expect(path).toBe('M100 200L300 400M500 600L500 600')
})

test('the same movement elsewhere on the area and later is the same movement', () => {
  const { strokes } = drawnStrokes()
  const moved = strokes.map((each) => each.map(([x, y, ms]) => [x + 8, y + 3.5, ms + 900] as const))
  expect(movementOf({ strokes: moved })).toBe(movementOf({ strokes }))
  const other = strokes.map((each) =>
    each.map(([x, y, ms]) => [x, y, ms + (x > 200 ? 1 : 0)] as const),
  )
  expect(movementOf({ strokes: other })).not.toBe(movementOf({ strokes }))
})
