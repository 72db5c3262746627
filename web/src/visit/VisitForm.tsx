import type { ActForm } from '@zhaofa/contract'
import { countBlank } from '@zhaofa/domain/case/count-blank.ts'
import { isAsked } from '@zhaofa/domain/kernel/form.ts'
import { sha256, toHex } from '@zhaofa/ledger'
import { useMemo, useState, type FormEvent } from 'react'
import { newKey } from '../api/submission.ts'
import { useSession } from '../app/use-session.ts'
import { keepCapture, type Capture } from '../case/capture-store.ts'
import { findDraft } from '../forms/draft-store.ts'
import { FormContext } from '../forms/form-context.ts'
import { sectionsOf } from '../forms/form-sections.ts'
import { FormFoot } from '../forms/FormFoot.tsx'
import { FormSections } from '../forms/FormSections.tsx'
import { KnownFacts } from '../forms/KnownFacts.tsx'
import { noSubmitOnEnter } from '../forms/no-submit-on-enter.ts'
import { PhoneContext } from '../forms/phone-context.ts'
import { useDraft } from '../forms/use-draft.ts'
import { toField } from '../forms/use-perform.ts'
import { useTyped } from '../forms/use-typed.ts'
import { CannotNow } from '../law/Refusals.tsx'
import { MessageBar } from '../ui/MessageBar.tsx'
import { NotKept, useStep } from './use-step.ts'
import { papersHere, type VisitOnPhone } from './visit-here.ts'

type Props = {
  visit: VisitOnPhone
  captures: readonly Capture[]
  form: ActForm
  /** The step that is mended by this one, by its number; null for a new one. */
  mends: number | null
  /** The paper that it is about, where one was chosen. */
  paper: string | null
  onPaper: (id: string) => Promise<void>
  onKept: () => Promise<void>
}

/** The form of a step at the door: every field is kept at each tap, and the press is kept before anything is said. */
export function VisitForm({ visit, captures, form, mends, paper, onPaper, onKept }: Props) {
  const { account } = useSession()
  const { act, fields, answered } = form
  const { caseId } = visit.view
  // A place of its own: what waits here is no draft of the form in the office.
  const key = {
    ...{ account, caseId: `visit-${caseId}` },
    act: paper === null ? act.id : `${act.id} ${paper}`,
  }
  const [initial] = useState(() => ({ ...form.values, ...findDraft(key)?.values }))
  const [files, setFiles] = useState<readonly Capture[]>(captures)
  const typed = useTyped(fields, initial)
  const draft = useDraft(key, form.version, typed.values, { changed: typed.changed })
  const pressing = useStep(async () => {
    draft.forget()
    await onKept()
  })
  const asked = useMemo(
    () => fields.filter((field) => isAsked(field, typed.values)),
    [fields, typed.values],
  )
  const sections = sectionsOf(asked, answered, typed.values)
  const context = {
    ...{ caseId, problems: typed.problems, values: typed.values, narrowed: form.narrowed },
  }
  const keepFile = async (file: File): Promise<string> => {
    const id = newKey()
    const bytes = new Uint8Array(await file.arrayBuffer())
    const takenAt = new Date().toISOString()
    const kept = {
      id,
      account,
      caseId,
      file,
      takenAt,
      uploadId: null,
      sha256: toHex(sha256(bytes)),
    }
    await keepCapture(kept)
    setFiles((now) => [...now, kept])
    return id
  }
  const phone = {
    papers: papersHere(visit),
    choosePaper: (id: string) => void onPaper(id),
    wordsOf: (paper: string) =>
      visit.papers.find(({ sealed }) => sealed.id === paper)?.words ?? null,
    keepFile,
    nameOfFile: (id: string) => files.find((each) => each.id === id)?.file.name ?? null,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    draft.flush()
    const [first] = typed.own
    if (first) return toField(first.field)
    pressing.mutate(
      { visit, captures: files, act, input: typed.input, mends },
      {
        onError: (error) => {
          if (!(error instanceof NotKept)) return
          typed.refuse(error.fields)
          requestAnimationFrame(() => toField(error.fields[0]?.field ?? ''))
        },
      },
    )
  }
  const wrong = pressing.error instanceof NotKept ? pressing.error : null
  return (
    <FormContext value={context}>
      <PhoneContext value={phone}>
        <div className="act-form showing-form no-paper">
          <form
            className="form-column"
            onSubmit={submit}
            onKeyDown={noSubmitOnEnter}
            onBlur={draft.flush}
            // A tap leaves no field, and is kept as well.
            onClick={() => setTimeout(draft.flush)}
            noValidate
          >
            <div className="card">
              {form.unmet.length > 0 && <CannotNow blocked={[{ ...act, refusals: form.unmet }]} />}
              <KnownFacts known={form.known} />
              <FormSections sections={sections} values={typed.values} onChange={typed.change} />
            </div>
            {pressing.error && (
              <MessageBar tone="red" alert>
                <b>没有记下：</b>
                {wrong?.message ?? '页面出了问题，您写的都在本机。请再按一次。'}
              </MessageBar>
            )}
            <FormFoot
              form={form}
              busy={pressing.isPending}
              fault={null}
              blank={countBlank(asked, typed.values)}
              wrong={typed.problems.size}
              saved={draft.saved}
            />
          </form>
        </div>
      </PhoneContext>
    </FormContext>
  )
}
