/**
 * Drafts on this machine, by account, case and act. They survive reload, crash and loss of the line, and go when
 * their author signs out (docs/decisions/0300-what-stays-in-a-browser.md).
 */
type Draft = {
  at: string
  version: number
  values: Record<string, unknown>
  /** The server has the same words: nothing is lost when they go from here. */
  onServer?: boolean
}
export type DraftKey = { account: string; caseId: string | null; act: string }

const prefix = 'zhaofa.draft'

const nameOf = ({ account, caseId, act }: DraftKey) =>
  [prefix, account, caseId ?? 'new', act].join('/')

export function findDraft(key: DraftKey): Draft | null {
  return read(nameOf(key))
}

function read(name: string): Draft | null {
  try {
    const kept = localStorage.getItem(name)
    return kept === null ? null : (JSON.parse(kept) as Draft)
  } catch {
    // Storage may be switched off or hold something unreadable: then there is no draft.
    return null
  }
}

/** @returns whether it was kept. A full or forbidden storage is not an error of the person typing. */
export function keepDraft(key: DraftKey, draft: Draft): boolean {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** Notes that the server has this draft, unless something newer has been typed since. */
export function draftReachedServer(key: DraftKey, at: string): void {
  const draft = findDraft(key)
  if (draft?.at === at) keepDraft(key, { ...draft, onServer: true })
}

export function dropDraft(key: DraftKey): void {
  drop(nameOf(key))
}

function drop(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // Nothing was kept.
  }
}

/** Every draft on this machine by its name, of one account or of all. */
function draftNames(account?: string): string[] {
  const begins = account === undefined ? `${prefix}/` : `${prefix}/${account}/`
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(begins))
  } catch {
    return []
  }
}

/** What this account has typed that is nowhere but here. */
export const draftsOnlyHere = (account: string): number =>
  draftNames(account).filter((name) => !read(name)?.onServer).length

/** On signing out: everything of this account. */
export const dropDraftsOf = (account: string): void => draftNames(account).forEach(drop)

/** When nobody is signed in, after whatever end of a session: everything that the server has as well. */
export const dropDraftsOnServer = (): void =>
  draftNames()
    .filter((name) => read(name)?.onServer)
    .forEach(drop)

/** Forms that are open keep what was typed last when somebody is about to leave. */
const open = new Set<() => Promise<unknown>>()

export function onLeaving(flush: () => Promise<unknown>): () => void {
  open.add(flush)
  return () => open.delete(flush)
}

export async function keepOpenDrafts(): Promise<void> {
  await Promise.allSettled([...open].map((flush) => flush()))
}
