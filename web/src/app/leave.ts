import { capturesOf, dropCapturesOf } from '../case/capture-store.ts'
import { draftsOnlyHere, dropDraftsOf, keepOpenDrafts } from '../forms/draft-store.ts'

/** What somebody who signs out has on this machine and nowhere else. */
export type OnlyHere = { readonly drafts: number; readonly captures: number }

/** Keeps what is typed at this moment, and counts what the server does not have. */
export async function whatIsOnlyHere(account: string): Promise<OnlyHere> {
  await keepOpenDrafts()
  // A browser without IndexedDB has kept nothing in it.
  const captures = await capturesOf(account).catch(() => [])
  return { drafts: draftsOnlyHere(account), captures: captures.length }
}

/** Removes everything of this account from this machine. */
export async function forgetOnThisMachine(account: string): Promise<void> {
  dropDraftsOf(account)
  await dropCapturesOf(account).catch(() => undefined)
}

/** 1 份填写、2 件照片录像: how a question names it; null when there is nothing. */
export function onlyHereText({ drafts, captures }: OnlyHere): string | null {
  const parts = [
    ...(drafts > 0 ? [`${drafts} 份没有交出的填写`] : []),
    ...(captures > 0 ? [`${captures} 件没有登记为证据的照片、录音录像`] : []),
  ]
  return parts.length === 0 ? null : parts.join('，')
}
