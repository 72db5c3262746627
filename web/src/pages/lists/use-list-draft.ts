import type { ListDraftSaved, ListView } from '@zhaofa/contract'
import { useMemo, useState } from 'react'
import { discardListDraft, saveListDraft, type ListRow } from '../../api/lists.ts'
import { useSession } from '../../app/use-session.ts'
import { findDraft } from '../../forms/draft-store.ts'
import { useDraft } from '../../forms/use-draft.ts'

type WrittenList = { rows: readonly ListRow[]; reason: string }
type Found = WrittenList & { at: string; version: number; published: number }
type Meanwhile = Pick<ListDraftSaved, 'others' | 'moved'>

/**
 * What is typed of a list, kept on this machine and on the server. A draft that goes on from another
 * state of the list than the one shown is not put in its place: the person is asked.
 */
export function useListDraft(list: ListView) {
  const { account } = useSession()
  const key = { account, caseId: null, act: `list-${list.item}` }
  const version = list.submission?.version ?? 0
  const published = list.published?.version ?? 0
  const [found] = useState(() => newest(list, findDraft(key)))
  const fits = found !== null && found.version === version && found.published === published
  const [typed, setTyped] = useState<WrittenList>(() =>
    found && fits ? { rows: found.rows, reason: found.reason } : untouched(list),
  )
  const [changed, setChanged] = useState(false)
  const [restored, setRestored] = useState(fits && list.mayCollect ? found : null)
  const [aside, setAside] = useState(fits || !list.mayCollect ? null : found)
  const [meanwhile, setMeanwhile] = useState<Meanwhile>({ others: list.others, moved: null })

  const values = useMemo(() => ({ ...typed, version, published }), [typed, version, published])
  const draft = useDraft(key, version, values, {
    changed,
    toServer: async (kept) => setMeanwhile(await saveListDraft(list.item, kept as typeof values)),
  })
  const forget = () => {
    draft.forget()
    setChanged(false)
  }

  return {
    ...typed,
    saved: draft.saved,
    meanwhile,
    restored,
    aside,
    change: (part: Partial<WrittenList>) => {
      setTyped((now) => ({ ...now, ...part }))
      setChanged(true)
    },
    /** Goes on with the draft that was begun from an earlier state. */
    takeUp: () => {
      if (aside) setTyped({ rows: aside.rows, reason: aside.reason })
      setChanged(true)
      setAside(null)
    },
    discard: async () => {
      forget()
      setTyped(untouched(list))
      setRestored(null)
      setAside(null)
      await discardListDraft(list.item)
    },
    forget,
  }
}

const untouched = ({ rows }: ListView): WrittenList => ({ rows, reason: '' })

/** The draft of this machine or of the server, whichever was saved last. */
function newest(list: ListView, here: ReturnType<typeof findDraft>): Found | null {
  const server = list.draft && { ...list.draft, at: list.draft.savedAt }
  const local = here && { ...(here.values as Omit<Found, 'at'>), at: here.at }
  if (!server || !local) return server ?? local
  return local.at > server.at ? local : server
}
