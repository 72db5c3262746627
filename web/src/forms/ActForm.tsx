import type { ActForm as Form } from '@zhaofa/contract'
import { useMemo, useState, type FormEvent } from 'react'
import { countBlank } from '@zhaofa/domain/case/count-blank.ts'
import { isAsked } from '@zhaofa/domain/kernel/form.ts'
import { CannotNow } from '../law/Refusals.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ActDialogs } from './ActDialogs.tsx'
import { FormContext } from './form-context.ts'
import { sectionsOf } from './form-sections.ts'
import { FormFoot } from './FormFoot.tsx'
import { FormSections } from './FormSections.tsx'
import { noSubmitOnEnter } from './no-submit-on-enter.ts'
import { KnownFacts } from './KnownFacts.tsx'
import { PaperPreview } from './PaperPreview.tsx'
import { useAct } from './use-act.ts'
import { isTier, useTiered } from './use-tiered.ts'
import { usePreview } from './use-preview.ts'

/**
 * 办一步: any act of any case, from the form the server sends.
 * @param caseId null for an act that begins a case.
 */
export function ActForm({ caseId, form }: { caseId: string | null; form: Form }) {
  const { act, fields, answered } = form
  const { typed, draft, perform, context } = useAct(caseId, form)
  const preview = usePreview(caseId, form, typed)
  const tiered = useTiered(caseId, fields, typed.values)
  const asked = useMemo(
    () =>
      fields
        .filter((field) => isAsked(field, typed.values))
        .map((field) => (isTier(field) ? { ...field, required: tiered } : field)),
    [fields, typed.values, tiered],
  )
  const sections = useMemo(
    () => sectionsOf(asked, answered, typed.values),
    [asked, answered, typed.values],
  )
  const [tab, setTab] = useState<Tab>('form')
  const hasPaper = form.papers.length > 0
  const blank = countBlank(asked, typed.values)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    draft.flush()
    perform.submit(typed.input)
  }
  return (
    <FormContext value={context}>
      {hasPaper && <PhoneTabs tab={tab} onTab={setTab} />}
      <div className={`act-form showing-${hasPaper ? tab : 'form'}${hasPaper ? '' : ' no-paper'}`}>
        <form
          className="form-column"
          onSubmit={submit}
          onKeyDown={noSubmitOnEnter}
          onBlur={draft.flush}
          noValidate
        >
          <div className="card">
            {form.unmet.length > 0 && <CannotNow blocked={[{ ...act, refusals: form.unmet }]} />}
            <KnownFacts known={form.known} />
            <FormSections sections={sections} values={typed.values} onChange={typed.change} />
            <PaperProblems problems={preview.general} />
          </div>
          <FormFoot
            form={form}
            busy={perform.busy}
            fault={perform.fault}
            blank={blank}
            wrong={typed.problems.size}
            saved={draft.saved}
          />
        </form>
        {hasPaper && (
          <PaperPreview
            papers={preview.papers}
            busy={preview.busy}
            note="蓝色是您填的内容"
            waiting={waitingWords(blank)}
          />
        )}
      </div>
      <ActDialogs form={form} perform={perform} input={typed.input} />
    </FormContext>
  )
}

type Tab = 'form' | 'paper'

/** 填写 | 文书, where both do not fit side by side. */
function PhoneTabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  return (
    <div className="segments phone-tabs" role="group" aria-label="填写或看文书">
      <button type="button" aria-pressed={tab === 'form'} onClick={() => onTab('form')}>
        填写
      </button>
      <button type="button" aria-pressed={tab === 'paper'} onClick={() => onTab('paper')}>
        文书
      </button>
    </div>
  )
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

function waitingWords(blank: number): string {
  return blank > 0
    ? `还有 ${blank} 项没填，填完就在这里看到文书`
    : '改好标红的地方，就在这里看到文书'
}
