type Waiting = { readonly time: string; readonly go: () => void }

/**
 * Lets many cases be acted out side by side in the order of their own clocks, one act at a time, so
 * that numbers and log entries come in the order of their dates, as in a real year.
 */
export class Timeline {
  #active: number
  #waiting: Waiting[] = []

  /** `active`: how many cases take part. */
  constructor(active: number) {
    this.#active = active
  }

  /** Waits until everybody else is at `time` or later. */
  turn(time: string): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ time, go })
      this.#wake()
    })
  }

  /** One case is over. */
  leave(): void {
    this.#active--
    this.#wake()
  }

  #wake(): void {
    if (this.#waiting.length < this.#active) return
    this.#waiting.sort((a, b) => a.time.localeCompare(b.time))
    this.#waiting.shift()?.go()
  }
}
