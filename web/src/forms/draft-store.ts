/** Drafts on this machine, by account, case and act. They survive reload, crash and loss of the line. */
type Draft = { at: string; version: number; values: Record<string, unknown> }
export type DraftKey = { account: string; caseId: string | null; act: string }

const prefix = 'zhaofa.draft'

const nameOf = ({ account, caseId, act }: DraftKey) =>
  [prefix, account, caseId ?? 'new', act].join('/')

export function findDraft(key: DraftKey): Draft | null {
  try {
    const kept = localStorage.getItem(nameOf(key))
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

export function dropDraft(key: DraftKey): void {
  try {
    localStorage.removeItem(nameOf(key))
  } catch {
    // Nothing was kept.
  }
}
