import { useQuery } from '@tanstack/react-query'
import type { ActForm as Form, Preview } from '@zhaofa/contract'
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import { previewAct, saveDraft } from '../api/cases.ts'
import { messageOf, Problem } from '../api/problem.ts'
import { useSession } from '../app/use-session.ts'
import { CannotNow } from '../case/NextActions.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { MessageBar } from '../ui/MessageBar.tsx'
import { chinaSeconds } from '../ui/days.ts'
import { findDraft } from './draft-store.ts'
import { FormContext } from './form-context.ts'
import { countBlank, sectionsOf } from './form-sections.ts'
import { FormSections } from './FormSections.tsx'
import { keepEnter } from './keep-enter.ts'
import { KnownFacts } from './KnownFacts.tsx'
import { PaperPreview } from './PaperPreview.tsx'
import { RefusalModal } from './RefusalModal.tsx'
import { StaleModal } from './StaleModal.tsx'
import { useDraft } from './use-draft.ts'
import { usePerform } from './use-perform.ts'
import { useRested } from './use-rested.ts'
import { useTyped } from './use-typed.ts'

const previewPause = 900

/** 办一步: any act of any case, from the form the server sends. */
export function ActForm({ caseId, form }: { caseId: string; form: Form }) {
  const { account } = useSession()
  const { act, fields } = form
  const draftKey = { account, caseId, act: act.id }
  const [initial] = useState(() => newerOf(form, findDraft(draftKey)))
  const typed = useTyped(fields, initial)
  const draft = useDraft(draftKey, form.version, typed.values, {
    changed: typed.changed,
    toServer: (values) => saveDraft(caseId, act.id, values),
  })
  const perform = usePerform(caseId, form, {
    onDone: draft.forget,
    onRefused: typed.refuse,
  })
  const preview = usePreview(caseId, form, typed)
  const sections = useMemo(() => sectionsOf(act.id, fields, form.answered), [act.id, fields, form])
  const [tab, setTab] = useState<'form' | 'paper'>('form')
  const shownTab = form.papers.length > 0 ? tab : 'form'
  const left = countBlank(fields, typed.values)

  const context = useMemo(
    () => ({ caseId, act: act.id, problems: typed.problems, values: typed.values }),
    [caseId, act.id, typed.problems, typed.values],
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    draft.flush()
    perform.submit(typed.input)
  }

  return (
    <FormContext value={context}>
      {form.papers.length > 0 && (
        <div className="segments phone-tabs" role="group" aria-label="填写或看文书">
          <button type="button" aria-pressed={tab === 'form'} onClick={() => setTab('form')}>
            填写
          </button>
          <button type="button" aria-pressed={tab === 'paper'} onClick={() => setTab('paper')}>
            文书
          </button>
        </div>
      )}
      <div className={`act-form showing-${shownTab}${form.papers.length === 0 ? ' no-paper' : ''}`}>
        <form
          className="form-column"
          onSubmit={submit}
          onKeyDown={keepEnter}
          onBlur={draft.flush}
          noValidate
        >
          <div className="card">
            {form.unmet.length > 0 && (
              <div style={{ padding: '4px 0' }}>
                <CannotNow acts={[{ ...act, unmet: form.unmet }]} />
              </div>
            )}
            <KnownFacts known={form.known} />
            <FormSections sections={sections} values={typed.values} onChange={typed.change} />
            <PaperProblems problems={preview.general} />
          </div>
          {perform.fault && (
            <div style={{ marginTop: 12 }}>
              <MessageBar tone="red" alert>
                <b>{messageOf(perform.fault)}</b> 您填的都在。
                {perform.fault instanceof Problem && perform.fault.reference && (
                  <>
                    {' '}
                    编号 <span className="mono">{perform.fault.reference}</span>
                  </>
                )}
              </MessageBar>
            </div>
          )}
          <div className="form-foot">
            <Button
              type="submit"
              size="large"
              busy={perform.busy}
              blocked={form.unmet.length > 0 ? form.unmet[0]?.reason : undefined}
            >
              {buttonWords(form)}
            </Button>
            <span className="sub">
              {footWords(left, typed.problems.size)}
              {act.effect}
            </span>
            <DraftSaved at={draft.saved.at ?? form.draftSavedAt} onlyHere={draft.saved.onlyHere} />
          </div>
        </form>
        {form.papers.length > 0 && (
          <PaperPreview
            papers={preview.papers}
            busy={preview.busy}
            note="蓝色是您填的内容"
            waiting={waitingWords(left)}
          />
        )}
      </div>
      {perform.unmet && (
        <RefusalModal title={act.title} unmet={perform.unmet} onClose={perform.dismiss} />
      )}
      {perform.stale && (
        <StaleModal
          stale={perform.stale}
          opened={form}
          fresh={perform.fresh}
          busy={perform.busy}
          onMerge={() => perform.merge(typed.input)}
          onClose={perform.dismiss}
        />
      )}
    </FormContext>
  )
}

/** The draft of this machine when it is newer than what the server kept. */
function newerOf(form: Form, kept: ReturnType<typeof findDraft>): Record<string, unknown> {
  const here = kept && kept.at > (form.draftSavedAt ?? '') ? kept.values : {}
  return { ...form.values, ...here }
}

/** The paper follows what is typed, once the hand rests. */
function usePreview(caseId: string, form: Form, typed: ReturnType<typeof useTyped>) {
  const act = form.act.id
  const rested = useRested(JSON.stringify(typed.input), previewPause)
  const { data, isFetching } = useQuery({
    queryKey: ['case', caseId, 'act', act, 'preview', rested],
    queryFn: () => previewAct(caseId, act, JSON.parse(rested) as Record<string, unknown>),
    placeholderData: (previous) => previous,
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  })
  const told = useRef(data)
  const [drawn, setDrawn] = useState<Preview['papers']>([])
  if (data && data.papers.length > 0 && data.papers !== drawn) setDrawn(data.papers)
  const { preview } = typed
  useEffect(() => {
    if (!data || told.current === data) return
    told.current = data
    preview({ problems: data.problems, complete: data.papers.length > 0 })
  }, [data, preview])
  const names = new Set(form.fields.map(({ name }) => name))
  return {
    /** The last ones that could be drawn: a slip of the hand does not empty the desk. */
    papers: drawn,
    busy: isFetching,
    general: (data?.problems ?? []).filter(({ field }) => !names.has(field.split('.')[0] ?? '')),
  }
}

/** What is wrong with the papers as a whole rather than with one field. */
function PaperProblems({ problems }: { problems: readonly { message: string }[] }) {
  if (problems.length === 0) return null
  return (
    <section className="form-section">
      <h2>
        一致性检查 <small>对照案卷里已有的文书</small>
      </h2>
      <ul className="checks">
        {problems.map(({ message }) => (
          <li key={message}>
            <span className="warn">
              <Icon name="warning" />
            </span>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function DraftSaved({ at, onlyHere }: { at: string | null; onlyHere: boolean }) {
  if (!at) return null
  return (
    <span className="sub ok" aria-live="polite">
      <Icon name="tick" /> 草稿已存{onlyHere ? '在本机' : ''} {chinaSeconds(at)}
    </span>
  )
}

function footWords(blank: number, wrong: number): string {
  if (wrong > 0) return `还有 ${wrong} 处要改。`
  return blank > 0 ? `还有 ${blank} 项没填。` : ''
}

/** What goes up for approval is submitted; the rest is called by its own name. */
function buttonWords({ act }: Form): string {
  const named = /^(送|提请|提交|申请)/.test(act.title)
  return act.approvals.length > 0 && !named ? '提交审批' : act.title
}

function waitingWords(blank: number): string {
  return blank > 0
    ? `还有 ${blank} 项没填，填完就在这里看到文书`
    : '改好标红的地方，就在这里看到文书'
}
