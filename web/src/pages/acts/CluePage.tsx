import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Informant } from '@zhaofa/contract'
import { isAsked } from '@zhaofa/domain/kernel/form.ts'
import { useMemo, useState, type FormEvent } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { openingFormQuery, openingsQuery, registerClue } from '../../api/cases.ts'
import { Problem } from '../../api/problem.ts'
import { showToast } from '../../ui/toast.tsx'
import { useSession } from '../../app/use-session.ts'
import { findDraft } from '../../forms/draft-store.ts'
import { FormContext } from '../../forms/form-context.ts'
import { FormSections } from '../../forms/FormSections.tsx'
import { InformantInputs } from '../../forms/InformantInputs.tsx'
import { noSubmitOnEnter } from '../../forms/no-submit-on-enter.ts'
import { useDraft } from '../../forms/use-draft.ts'
import { toField } from '../../forms/use-perform.ts'
import { useTyped } from '../../forms/use-typed.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'

/** 登记线索, for people who may register clues. */
export function CluePage() {
  useTitle('登记线索')
  const { data: openings } = useSuspenseQuery(openingsQuery)
  const opening = openings.find(({ desk }) => desk === 'clue')
  return opening ? (
    <ClueDesk act={opening.id} />
  ) : (
    <div className="card">
      <Empty heading="h1" title="登记线索由执法人员办理">
        您没有这个职责。有线索要登记的，请交给执法人员。
      </Empty>
    </div>
  )
}

/** It opens a file, so there is no case yet and nothing known. */
function ClueDesk({ act }: { act: string }) {
  const { account } = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { data } = useSuspenseQuery(openingFormQuery(act))
  const draftKey = { account, caseId: null, act }
  const [initial] = useState(() => ({ ...data.values, ...findDraft(draftKey)?.values }))
  const typed = useTyped(data.fields, initial)
  const draft = useDraft(draftKey, 0, typed.values, { changed: typed.changed })
  // The informant is never part of the draft, because the name does not belong in this browser's storage.
  const [informant, setInformant] = useState<Informant>({ name: '', contact: '' })
  const asked = data.fields.filter((field) => isAsked(field, typed.values))
  const named = asked.some(({ name }) => name === 'named') && typed.values['named'] === true

  const registering = useMutation({
    mutationFn: () => registerClue({ input: typed.input, informant: named ? informant : null }),
    onSuccess: async ({ caseId, message }) => {
      draft.forget()
      showToast(message, `/cases/${caseId}`)
      await queries.invalidateQueries({ queryKey: ['work'] })
      await navigate({ to: '/cases/$caseId', params: { caseId } })
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return
      typed.refuse(error.fields)
      requestAnimationFrame(() => toField(error.fields[0]?.field ?? ''))
    },
  })
  const context = useMemo(
    () => ({
      caseId: null,
      problems: typed.problems,
      values: typed.values,
    }),
    [typed.problems, typed.values],
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [first] = typed.own
    if (first) return toField(first.field)
    registering.mutate()
  }
  return (
    <FormContext value={context}>
      <ol className="crumbs">
        <li>
          <Link to="/cases">案件</Link>
        </li>
        <li>登记线索</li>
      </ol>
      <div className="page-title">
        <h1>登记线索</h1>
        <span className="sub">登记后 15 个工作日内核查，决定是否立案</span>
      </div>
      <div className="act-form no-paper">
        <form onSubmit={submit} onKeyDown={noSubmitOnEnter} onBlur={draft.flush} noValidate>
          <div className="card">
            <FormSections
              sections={[{ title: '线索', note: '', fields: asked, folded: false }]}
              values={typed.values}
              onChange={typed.change}
            />
            {named && <InformantFields informant={informant} onChange={setInformant} />}
          </div>
          {registering.error && (
            <div className="above-12">
              <FaultBar fault={registering.error} />
            </div>
          )}
          <div className="form-foot">
            <Button type="submit" size="large" busy={registering.isPending}>
              登记线索
            </Button>
            <span className="sub">登记后开卷并存证，出现在“我的工作”里等您核查。</span>
          </div>
        </form>
      </div>
    </FormContext>
  )
}

function InformantFields(props: { informant: Informant; onChange: (next: Informant) => void }) {
  return (
    <section className="form-section">
      <h2>
        <span className="number">2</span>
        举报人 <small>加密存放，不进入案卷，也不存入草稿</small>
      </h2>
      <InformantInputs {...props} path="informant" />
    </section>
  )
}
