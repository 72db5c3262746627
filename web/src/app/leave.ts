import { capturesOf, dropCapturesOf } from '../case/capture-store.ts'
import { forgetSession } from '../api/kept-session.ts'
import { dropVisitsOf, isUnsent, stepsOf } from '../visit/visit-store.ts'
import { draftsOnlyHere, dropDraftsOf, keepOpenDrafts } from '../forms/draft-store.ts'

/** What somebody who signs out has on this machine and nowhere else. */
export type OnlyHere = {
  readonly drafts: number
  readonly captures: number
  /** Steps of visits that were pressed at the door and not sent yet. */
  readonly steps: number
}

/** Keeps what is typed at this moment, and counts what the server does not have. */
export async function whatIsOnlyHere(account: string): Promise<OnlyHere> {
  await keepOpenDrafts()
  // A browser without IndexedDB has kept nothing in it.
  const captures = await capturesOf(account).catch(() => [])
  const steps = await stepsOf(account).catch(() => [])
  return {
    drafts: draftsOnlyHere(account),
    captures: captures.length,
    steps: steps.filter(isUnsent).length,
  }
}

/** Removes everything of this account from this machine. */
export async function forgetOnThisMachine(account: string): Promise<void> {
  dropDraftsOf(account)
  await dropCapturesOf(account).catch(() => undefined)
  await dropVisitsOf(account).catch(() => undefined)
  forgetSession()
}

/** 1 份填写、2 件照片录像: how a question names it; null when there is nothing. */
export function onlyHereText({ drafts, captures, steps }: OnlyHere): string | null {
  const parts = [
    ...(steps > 0 ? [`现场记下还没有送出的 ${steps} 步`] : []),
    ...(drafts > 0 ? [`${drafts} 份没有交出的填写`] : []),
    ...(captures > 0 ? [`${captures} 件没有登记为证据的照片、录音录像`] : []),
  ]
  return parts.length === 0 ? null : parts.join('，')
}
