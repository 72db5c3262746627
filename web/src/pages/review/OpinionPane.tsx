import type { ActForm, DraftReviewView } from '@zhaofa/contract'
import { FaultBar } from '../../law/FaultBar.tsx'
import { ActLink } from '../../case/ActLink.tsx'
import { ActDialogs } from '../../forms/ActDialogs.tsx'
import { FormContext } from '../../forms/form-context.ts'
import type { useAct } from '../../forms/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { RefusalWords } from '../../law/Refusals.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { chinaSeconds } from '../../ui/days.ts'
import { Checklist, openPoint, readPoints, type Point } from './Checklist.tsx'
import { NoteList } from './NoteList.tsx'
import type { Note } from './notes.ts'
import { Verdict } from './Verdict.tsx'

type Props = {
  caseId: string
  form: ActForm
  review: DraftReviewView
  opinion: ReturnType<typeof useAct>
  notes: readonly Note[]
  /** The note at hand. */
  at: number
  onAt: (index: number) => void
  onNotes: (notes: Note[]) => void
}

/** 审核清单和意见: every point answered, "no" with its reason, then one outcome. */
export function OpinionPane(props: Props) {
  const { caseId, form, review, notes, at, onAt, onNotes } = props
  const { typed, draft, perform, context } = props.opinion
  const asked = review.points.map(({ point, title }) => ({ value: point, label: title }))
  const points = readPoints(typed.values['points'], asked)
  const open = points.filter(openPoint)
  const blank = notes.findIndex(({ remark }) => !remark.trim())
  const blocked =
    form.unmet[0]?.reason ??
    openWords(points) ??
    (blank < 0 ? undefined : `批注 ${blank + 1} 还没有写意见`)
  const input = {
    ...typed.input,
    points,
    notes: notes.map(({ part, quote, remark }) => ({ part, quote, remark })),
  }
  return (
    <FormContext value={context}>
      <section className="pane" aria-label="审核意见" onBlur={draft.flush}>
        <PaneHead
          total={points.length}
          done={points.length - open.length}
          savedAt={draft.saved.at}
        />
        <div className="scrolls" tabIndex={0} role="region" aria-label="清单和结论">
          <Checklist
            points={points}
            titles={asked}
            asked={(point) => review.points.find((each) => each.point === point) ?? nothingAsked}
            onChange={(next) => typed.change('points', next)}
          />
          <NoteList notes={notes} at={at} onAt={onAt} onNotes={onNotes} />
          <div className="verdict">
            <Verdict
              fields={form.fields}
              values={typed.values}
              answeredNo={points.flatMap(({ answer }, i) => (answer === 'no' ? [i + 1] : []))}
              onChange={typed.change}
            />
          </div>
        </div>
        <div className="pane-foot">
          {form.unmet.length > 0 && (
            <MessageBar tone="amber">
              <RefusalWords refusals={form.unmet} />
            </MessageBar>
          )}
          {perform.fault && <FaultBar fault={perform.fault} />}
          <div className="pane-buttons">
            <Button
              blocked={blocked}
              busy={perform.busy}
              onPress={() => {
                draft.flush()
                perform.submit(input)
              }}
            >
              签发意见
            </Button>
            <span className="sub">{form.unmet.length === 0 && (blocked ?? form.act.effect)}</span>
            <ActLink caseId={caseId} act={review.acts.supplement} look="quiet" size="small">
              {review.acts.supplement.title}
            </ActLink>
          </div>
        </div>
      </section>
      <ActDialogs form={form} perform={perform} input={input} />
    </FormContext>
  )
}

function PaneHead(props: { total: number; done: number; savedAt: string | null }) {
  const { total, done, savedAt } = props
  return (
    <div className="card-head">
      <h2>审核清单</h2>
      <span className="sub">
        {total} 项，已填 {done} 项
      </span>
      <span className="spacer" />
      {savedAt && (
        <span className="sub ok">
          <Icon name="tick" /> 已保存 {chinaSeconds(savedAt)}
        </span>
      )}
    </div>
  )
}

/** The first point that keeps the opinion from being issued, by its number. */
function openWords(points: readonly Point[]): string | undefined {
  const first = points.findIndex(openPoint)
  return first < 0 ? undefined : `第 ${first + 1} 项还没有填完，填完才能签发`
}

/** A reviewer answers every point; only what they answered themselves before is kept. */
export function unanswered({ values, draftSavedAt }: ActForm): Record<string, unknown> {
  return draftSavedAt === null ? { ...values, points: [] } : values
}

const nothingAsked = { basis: [], offered: [] }
