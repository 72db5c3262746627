import type { Strokes, StrokePoint } from '@zhaofa/domain/case/strokes.ts'

/** One moment of a finger, pen or mouse; `event.timeStamp` and `clientX` as the browser gives them. */
export type Moment = Pick<
  PointerEvent,
  'clientX' | 'clientY' | 'timeStamp' | 'pressure' | 'pointerType'
>
type Area = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A hand resting on the glass sends hundreds of points a second: what moved less than this says nothing. */
const leastMove = 0.4

/**
 * What is being drawn on one area. The first touch fixes its size; if the phone is turned meanwhile, what follows is
 * put into that size.
 */
export class StrokeRecorder {
  #size: { readonly width: number; readonly height: number } | null = null
  #origin = 0
  #startedAt = ''
  #pointer: Strokes['pointer'] = 'mouse'
  #last = 0
  readonly strokes: StrokePoint[][] = []

  get size() {
    return this.#size
  }

  begin(moment: Moment, area: Area, startedAt: string): void {
    if (this.#size === null) {
      this.#size = { width: Math.round(area.width), height: Math.round(area.height) }
      this.#origin = moment.timeStamp
      this.#startedAt = startedAt
      this.#pointer = pointerOf(moment.pointerType)
    }
    this.strokes.push([this.#pointOf(moment, area)])
  }

  add(moment: Moment, area: Area): void {
    const stroke = this.strokes.at(-1)
    const last = stroke?.at(-1)
    if (!stroke || !last) return
    const point = this.#pointOf(moment, area)
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= leastMove) stroke.push(point)
  }

  /** @param paper SHA-256 of the sealed paper below which it is drawn. */
  text(paper: string): string {
    const { width, height } = this.#size ?? { width: 1, height: 1 }
    const drawn: Strokes = {
      ...{ version: 1, paper, width, height },
      ...{ pointer: this.#pointer, startedAt: this.#startedAt, strokes: this.strokes },
    }
    return JSON.stringify(drawn)
  }

  #pointOf(
    { clientX, clientY, timeStamp, pressure, pointerType }: Moment,
    area: Area,
  ): StrokePoint {
    const { width, height } = this.#size ?? area
    const x = within(((clientX - area.left) * width) / area.width, width)
    const y = within(((clientY - area.top) * height) / area.height, height)
    // Moments that the browser held back may bear an earlier time than the one it sent first.
    const ms = Math.max(this.#last, Math.round(timeStamp - this.#origin))
    this.#last = ms
    // Fingers and mice have no pressure: what the browser then says is made up.
    return pointerType === 'pen'
      ? [x, y, ms, Math.round(within(pressure, 1) * 1000) / 1000]
      : [x, y, ms]
  }
}

const within = (value: number, most: number) =>
  Math.round(Math.min(most, Math.max(0, value)) * 10) / 10

const pointerOf = (type: string): Strokes['pointer'] =>
  type === 'touch' || type === 'pen' ? type : 'mouse'
