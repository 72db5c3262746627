/** Work that goes on by the clock until it is stopped; `stop` waits for the run under way. */
export type Repeated = { stop(): Promise<void> }

/** Runs `work` now and then every `intervalMs`. A run that fails is reported, and the next one tries again. */
export async function repeat(
  work: () => Promise<unknown>,
  intervalMs: number,
  report: (fault: Error) => void,
): Promise<Repeated> {
  let running: Promise<unknown> = Promise.resolve()
  const run = () => {
    running = work().catch((fault: Error) => report(fault))
    return running
  }
  await run()
  const timer = setInterval(() => void run(), intervalMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
