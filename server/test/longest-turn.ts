/**
 * Milliseconds of processor time that the event loop was held at the longest while `work` went on. So long everybody
 * else waits; the time of the clock would say how busy the machine is besides.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let before = used()
  let timer: NodeJS.Timeout
  const turn = () => {
    const now = used()
    longest = Math.max(longest, now - before)
    before = now
    timer = setTimeout(turn, 1)
  }
  timer = setTimeout(turn, 1)
  try {
    await work()
    // What the last turn has used counts as well.
    turn()
  } finally {
    clearTimeout(timer)
  }
  return longest
}

function used(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
