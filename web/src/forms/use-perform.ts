import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ActForm, PerformActBody } from '@zhaofa/contract'
import { useState } from 'react'
import { caseQuery, performAct } from '../api/cases.ts'
import { Problem } from '../api/problem.ts'
import { get } from '../api/request.ts'
import { readAllAgain } from '../api/query-client.ts'
import { showToast } from '../ui/toast.tsx'
import { elsewhere, type SentProblem } from './typed-problems.ts'

type Input = Record<string, unknown>
type Hooks = {
  onDone: () => void
  onRefused: (problems: Problem['fields']) => void
  /** Problems that are known before sending. With any of them nothing is sent. */
  own: readonly SentProblem[]
}

/** Does the act, and sorts what can go wrong into what the screen shows for it. */
export function usePerform(
  caseId: string | null,
  form: ActForm,
  { onDone, onRefused, own }: Hooks,
) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [version, setVersion] = useState(form.version)
  const [dismissed, setDismissed] = useState(false)

  const doing = useMutation({
    mutationFn: (body: PerformActBody) => performAct(caseId, form.act.id, body),
    onSuccess: async ({ message, outcome, caseId: done }) => {
      onDone()
      showToast(message, `/cases/${done}`)
      const next = outcome === 'done' && form.act.goesOn ? await leadOf(queries, done) : null
      await navigate(
        next
          ? { to: '/cases/$caseId/acts/$act', params: { caseId: done, act: next } }
          : { to: '/cases/$caseId', params: { caseId: done } },
      )
      await readAllAgain(queries)
    },
    onError: (error) => {
      if (!(error instanceof Problem) || error.fields.length === 0 || asksWhoSigns(error)) return
      onRefused(error.fields)
      requestAnimationFrame(() => toField(error.fields[0]?.field ?? ''))
    },
  })

  const problem = doing.error instanceof Problem ? doing.error : null
  const sent = doing.variables
  const signs = problem
    ? asksWhoSigns(problem)
    : doing.isPending && sent?.confirmation !== undefined
  const stale = dismissed ? null : (problem?.stale ?? null)
  const { data: fresh } = useQuery({
    queryKey: ['case', caseId, 'act', form.act.id, 'fresh', stale?.version],
    queryFn: () => get<ActForm>(`/api/cases/${caseId}/acts/${form.act.id}`),
    enabled: stale !== null,
    gcTime: 0,
  })

  const send = (input: Input, at: number) => {
    const [first] = own
    if (first) return toField(first.field)
    setDismissed(false)
    doing.mutate({ version: at, input })
  }
  const beside =
    problem !== null && problem.fields.length > 0 && elsewhere(problem, form.fields).length === 0
  const notNow = problem !== null && problem.fields.length === 0 ? problem.refusals : []
  const known = beside || signs || notNow.length > 0
  return {
    busy: doing.isPending,
    submit: (input: Input) => send(input, version),
    /** Sends the same input again, against the case as it is now. */
    merge: (input: Input) => {
      const at = fresh?.version ?? version
      setVersion(at)
      send(input, at)
    },
    /** The act is a signature: the server asks who signs once nothing else is in its way. */
    signing:
      !dismissed && signs && sent
        ? {
            wrong: sent.confirmation === undefined ? undefined : problem?.fields[0]?.message,
            sign: (confirmation: string) => doing.mutate({ ...sent, confirmation }),
          }
        : null,
    stale,
    fresh: fresh ?? null,
    refusals: !dismissed && notNow.length > 0 ? notNow : null,
    fault: doing.error && !known && !problem?.stale ? doing.error : null,
    dismiss: () => setDismissed(true),
  }
}

const asksWhoSigns = ({ fields }: Problem) => fields.some(({ field }) => field === 'confirmation')

/** The act that the case now asks of this person, where it has a plain form; null where it waits for somebody else. */
async function leadOf(queries: QueryClient, caseId: string): Promise<string | null> {
  const { lead } = await queries.fetchQuery({ ...caseQuery(caseId), staleTime: 0 })
  return lead && lead.desk === null ? lead.id : null
}

/** Brings the first wrong field into view and puts the cursor there. */
export function toField(path: string): void {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const frame = document.querySelector(
      `[data-path="${CSS.escape(parts.slice(0, length).join('.'))}"]`,
    )
    if (!frame) continue
    frame.scrollIntoView({ block: 'center' })
    frame.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
    return
  }
}
