import { messageOf, Problem } from '../api/problem.ts'
import type { Capture } from './capture-store.ts'

/** What the queue works with: the phone's store and the way to the server. */
type Doors = {
  /** What is on the phone, oldest first; asked again before each item, because one may be added meanwhile. */
  readonly kept: () => Promise<readonly Capture[]>
  readonly keep: (capture: Capture) => Promise<unknown>
  /** @returns the id of the upload. @throws Problem, NetworkDown */
  readonly send: (capture: Capture) => Promise<string>
}

/** Too large, not a kind that is taken, not in order: the same bytes will be refused again. */
const refusesContent: ReadonlySet<number> = new Set([413, 415, 422])

export const isWaiting = ({ uploadId, refused }: Capture): boolean =>
  uploadId === null && refused === undefined

/**
 * Sends one item after the other. One whose content is refused is marked with the server's words and stands
 * aside; whatever else goes wrong concerns the connection or the case, so all keep their order and wait.
 *
 * @returns what stopped the queue, for the screen; null when nothing waits any more
 */
export async function sendCaptures({ kept, keep, send }: Doors): Promise<string | null> {
  for (;;) {
    const next = (await kept()).find(isWaiting)
    if (!next) return null
    try {
      await keep({ ...next, uploadId: await send(next) })
    } catch (error) {
      if (!(error instanceof Problem) || !refusesContent.has(error.status)) return messageOf(error)
      await keep({ ...next, refused: error.message })
    }
  }
}
