import type { SessionView, VisitPackView } from '@zhaofa/contract'
import { isMadeBy } from '@zhaofa/domain/case/procedures/inspection/coming-paper.ts'
import { instantOf } from '@zhaofa/domain/kernel/recorded.ts'
import { NetworkDown, Problem } from '../api/problem.ts'
import { csrfToken, signInAgain, signedIn } from '../api/session-gate.ts'
import { keepSession } from '../api/kept-session.ts'
import { queryClient } from '../api/query-client.ts'
import { get } from '../api/request.ts'
import { sessionQuery } from '../api/session.ts'
import { uploadWithProgress } from '../api/upload-with-progress.ts'
import { getVisitPack, sendDrawing, sendStep } from '../api/visits.ts'
import { capturesOf, keepCapture } from '../case/capture-store.ts'
import { deviceHour, measureDrift } from './clock.ts'
import { replaced } from './replace-ids.ts'
import { sendSteps, type Doors } from './outbox.ts'
import {
  findPack,
  isUnsent,
  keepPack,
  keepStep,
  stepsOf,
  type Drawing,
  type Step,
} from './visit-store.ts'

/** Takes the visit along, and measures by the way how far this clock is off. @throws Problem, NetworkDown */
export async function takeAlong(account: string, caseId: string): Promise<VisitPackView> {
  const asked = Date.now()
  const view = await getVisitPack(caseId)
  measureDrift(view.madeAt, asked, Date.now())
  await keepPack(account, view)
  const session = queryClient.getQueryData(sessionQuery.queryKey)
  if (session) keepSession(session)
  return view
}

/** Takes a visit along again where the server may know more than the phone and nothing of it waits here. */
export async function takeAlongAgain(account: string, caseId: string): Promise<void> {
  const waiting = (await stepsOf(account, caseId)).some(isUnsent)
  if (!waiting) await takeAlong(account, caseId)
}

/** The same where the phone does not have the case as it is. */
export async function takeAlongOnce(
  account: string,
  caseId: string,
  version: number,
): Promise<void> {
  const kept = await findPack(account, caseId)
  if (kept === undefined || kept.view.version < version) await takeAlongAgain(account, caseId)
}

/** Whether the last sending reached the server: a phone that has a signal and reaches nobody does not call itself offline. */
let reached = true
const listeners = new Set<() => void>()
export const reachesServer = (): boolean => reached

export function onReach(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function noteReach(stopped: Error | null): Error | null {
  reached = !(stopped instanceof NetworkDown)
  for (const each of listeners) each()
  return stopped
}

let busy = false
let asked = false

/**
 * Sends what waits on this phone for this account, in order. Asked again while it does, it looks once more when it is
 * done: a step that was pressed meanwhile does not wait for the next hour.
 *
 * @param proof what somebody typed to sign the first step that asks for it.
 * @returns what stopped it; null when nothing waits, or another sending is under way.
 */
export async function sendVisits(account: string, proof?: string): Promise<Error | null> {
  if (busy) {
    asked = true
    return null
  }
  busy = true
  try {
    for (;;) {
      asked = false
      if (!(await stepsOf(account)).some(isUnsent)) return noteReach(null)
      await beSignedIn(account)
      const stopped = await sendSteps(doorsOf(account, proof))
      if (stopped || !asked) return noteReach(stopped)
    }
  } catch (error) {
    return noteReach(error instanceof Error ? error : new Error(String(error)))
  } finally {
    busy = false
  }
}

/**
 * After a start without network nobody knows the session yet. Steps are sent by whoever pressed them: where somebody
 * else is signed in meanwhile, they wait. @throws NetworkDown, Problem
 */
async function beSignedIn(account: string): Promise<void> {
  if (csrfToken() !== null) return
  try {
    const session = await get<SessionView>('/api/session')
    if (session.account !== account) throw new Error(`本机的记录是账号 ${account} 的`)
    signedIn(session.csrf)
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error
    await signInAgain()
  }
}

function doorsOf(account: string, proof: string | undefined): Doors {
  let confirmation = proof
  return {
    kept: () => stepsOf(account),
    keep: keepStep,
    now: () => instantOf(deviceHour()),
    send: async (step) => {
      const { caseId, act, id, basedOn, device } = step
      const input = await withItsFiles(account, step)
      // A proof is for one signature, and kept nowhere.
      const proved = confirmation === undefined ? {} : { confirmation }
      confirmation = undefined
      const done = await sendStep(caseId, act, id, { version: basedOn, input, device, ...proved })
      return done.version
    },
    recordedAs: async ({ caseId, basedOn, device }) => {
      const { pack } = await takeAlong(account, caseId)
      const same = pack.events.filter(
        (each) =>
          each.version > basedOn && each.device?.at === device.at && each.by.id === pack.actor.id,
      )
      return same.at(-1)?.version ?? null
    },
  }
}

type Input = Record<string, unknown>

/** The input with the ids of the server: of recordings, of papers made by steps that went before, of what was drawn. */
async function withItsFiles(account: string, step: Step): Promise<Input> {
  const ids = new Map<string, string>()
  for (const file of step.files) ids.set(file, await sentCapture(account, step.caseId, file))
  for (const paper of Object.keys(step.papers)) {
    const made = await madePaper(account, step, paper)
    if (made !== null) ids.set(paper, made)
  }
  for (const [id, drawing] of Object.entries(step.drawings)) {
    const drawn = replaced(drawing, ids) as Drawing
    ids.set(id, (await sendDrawing(step.caseId, { ...drawn, device: step.device })).id)
  }
  return replaced(step.input, ids) as Input
}

/** The paper that the server made of a step taken here; null where it is one that it had before. */
async function madePaper(account: string, step: Step, paper: string): Promise<string | null> {
  const maker = (await stepsOf(account, step.caseId)).find(({ id }) => isMadeBy(paper, id))
  if (!maker) return null
  const { pack } = await takeAlong(account, step.caseId)
  const type = step.papers[paper]
  const made = pack.papers.find(
    (each) => each.version === maker.received?.version && each.type === type && !each.voided,
  )
  if (!made) {
    const body = { type: 'about:blank', status: 422, title: '这份文书还没有制成，请在案卷里重签' }
    throw new Problem(body)
  }
  return made.id
}

async function sentCapture(account: string, caseId: string, id: string): Promise<string> {
  const capture = (await capturesOf(account, caseId)).find((each) => each.id === id)
  if (!capture) {
    const body = { type: 'about:blank', status: 422, title: '这份录像、照片已经从本机移走' }
    throw new Problem(body)
  }
  if (capture.uploadId !== null) return capture.uploadId
  const { id: uploadId } = await uploadWithProgress(caseId, capture.file, () => undefined)
  await keepCapture({ ...capture, uploadId })
  return uploadId
}
