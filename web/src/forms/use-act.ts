import type { ActForm } from '@zhaofa/contract'
import { useMemo, useState } from 'react'
import { saveDraft } from '../api/cases.ts'
import { useSession } from '../app/use-session.ts'
import { findDraft } from './draft-store.ts'
import type { FormContext } from './form-context.ts'
import { useDraft } from './use-draft.ts'
import { usePerform } from './use-perform.ts'
import { useTyped } from './use-typed.ts'

/**
 * Everything one act being filled in consists of: what is typed, its draft, and doing it.
 * @param caseId null for an act that begins a case: its draft stays on this machine.
 * @param start the values to begin with, where they are not simply those of the form.
 */
export function useAct(caseId: string | null, form: ActForm, start = form.values) {
  const { account } = useSession()
  const act = form.act.id
  const key = { account, caseId, act }
  const [initial] = useState(() => ({ ...start, ...newerThan(form, findDraft(key)) }))
  const typed = useTyped(form.fields, initial)
  const draft = useDraft(key, form.version, typed.values, {
    changed: typed.changed,
    ...(caseId !== null && {
      toServer: (input) => saveDraft(caseId, act, { version: form.version, input }),
    }),
  })
  const perform = usePerform(caseId, form, {
    onDone: draft.forget,
    onRefused: typed.refuse,
    own: typed.own,
  })
  const context: FormContext = useMemo(
    () => ({
      caseId,
      problems: typed.problems,
      values: typed.values,
      narrowed: form.narrowed,
    }),
    [caseId, typed.problems, typed.values, form.narrowed],
  )
  return { typed, draft, perform, context }
}

/** The draft of this machine when it is newer than what the server kept. */
function newerThan(
  { draftSavedAt }: ActForm,
  kept: ReturnType<typeof findDraft>,
): Record<string, unknown> {
  return kept && kept.at > (draftSavedAt ?? '') ? kept.values : {}
}
