import { Problem } from '../api/problem.ts'
import { isUnsent, type Refused, type Step } from './visit-store.ts'

/** What the queue works with: the phone's store and the way to the server. */
export type Doors = {
  /** What is on the phone, in its order; asked again before each step, because one may be added meanwhile. */
  readonly kept: () => Promise<readonly Step[]>
  readonly keep: (step: Step) => Promise<unknown>
  /**
   * Sends the step with whatever it names, under its own key.
   * @returns the version of the case after it. @throws Problem, NetworkDown
   */
  readonly send: (step: Step) => Promise<number>
  /**
   * Whether the case bears this very step already, where an answer was lost on its way.
   * @returns the version after it; null where it does not. @throws Problem, NetworkDown
   */
  readonly recordedAs: (step: Step) => Promise<number | null>
  /** This moment, put right by the drift of the clock. */
  readonly now: () => string
}

/** The step that goes next: the first of a case that is not held up by one before it. */
export function nextStep(steps: readonly Step[]): Step | undefined {
  const held = new Set<string>()
  return steps.filter(isUnsent).find(({ caseId, refused }) => {
    if (refused) held.add(caseId)
    return !held.has(caseId)
  })
}

/**
 * Sends one step after the other. One that is refused holds up what follows it in its own case, and no other case;
 * whatever else goes wrong concerns the connection, so all keep their order and wait.
 *
 * @returns what stopped the queue, for the screen; null when nothing waits any more
 */
export async function sendSteps(doors: Doors): Promise<Error | null> {
  for (;;) {
    const step = nextStep(await doors.kept())
    if (!step) return null
    try {
      await doors.keep(await sent(step, doors))
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}

async function sent(step: Step, doors: Doors): Promise<Step> {
  const arrivedAs = (version: number): Step => ({
    ...step,
    refused: null,
    received: { at: doors.now(), version },
  })
  try {
    return arrivedAs(await doors.send(step))
  } catch (error) {
    const refused = refusalOf(error)
    if (refused === null) throw error
    // What an earlier sending did already is refused now, as done before or as a change by somebody.
    const version = refused.kind === 'signs' ? null : await doors.recordedAs(step)
    return version === null ? { ...step, refused } : arrivedAs(version)
  }
}

/** What the server says of the step itself; null for everything that passes by. */
function refusalOf(error: unknown): Refused | null {
  if (!(error instanceof Problem)) return null
  const { status, stale, fields, refusals } = error
  if (status === 412) {
    const { by = '', changes = [] } = stale ?? {}
    const what = changes.length > 0 ? `：${changes.join('、')}` : ''
    const reason = `您离开网络以后，${by || '别人'}办过这个案件${what}。您记的都还在本机。`
    return { kind: 'changed', reason }
  }
  if (fields.some(({ field }) => field === 'confirmation')) {
    return { kind: 'signs', reason: '这一步是签名，要用动态码或者密码确认是您本人。' }
  }
  // The session, the rate and the server's own faults pass by: the same step is sent again.
  if (status === 401 || status === 429 || status >= 500) return null
  const words = [...fields.map(({ message }) => message), ...refusals.map(({ reason }) => reason)]
  return { kind: 'refused', reason: words.length > 0 ? words.join('；') : error.message }
}
