type BenchOptions = {
  readonly quick: boolean
  /** The value of `--name value` or `--name=value`. */
  option(name: string): string | undefined
}

/** Prints its own table. `quick` is a short run that shows it works. */
export type Bench = {
  readonly name: string
  readonly summary: string
  run(options: BenchOptions): Promise<void>
}
