/**
 * What strokes look like: one line drawing, as SVG names it, in tenths of a pixel. It is made from strokes and never
 * from words.
 */
export type Ink = {
  /** viewBox: left, top, width, height. */
  readonly box: readonly [left: number, top: number, width: number, height: number]
  /** The `d` of one path. */
  readonly path: string
}
