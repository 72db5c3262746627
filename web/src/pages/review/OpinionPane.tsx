import type { ActForm, FieldView } from '@zhaofa/contract'
import { useMemo, useState } from 'react'
import { saveDraft } from '../../api/cases.ts'
import { messageOf } from '../../api/problem.ts'
import { useSession } from '../../app/use-session.ts'
import { ActLink } from '../../case/ActLink.tsx'
import { findDraft } from '../../forms/draft-store.ts'
import { FormContext } from '../../forms/form-context.ts'
import { RefusalModal } from '../../forms/RefusalModal.tsx'
import { StaleModal } from '../../forms/StaleModal.tsx'
import { useDraft } from '../../forms/use-draft.ts'
import { usePerform } from '../../forms/use-perform.ts'
import { useTyped } from '../../forms/use-typed.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { chinaSeconds } from '../../ui/days.ts'
import { Checklist, openPoint, readPoints } from './Checklist.tsx'
import { Verdict } from './Verdict.tsx'

const act = 'issue-opinion'

/** 审核清单和意见: every point answered, "no" with its reason, then one outcome. */
export function OpinionPane({ caseId, form }: { caseId: string; form: ActForm }) {
  const { account } = useSession()
  const key = { account, caseId, act }
  const [initial] = useState(() => ({ ...unanswered(form), ...newer(form, findDraft(key)) }))
  const typed = useTyped(form.fields, initial)
  const draft = useDraft(key, form.version, typed.values, {
    changed: typed.changed,
    toServer: (values) => saveDraft(caseId, act, values),
  })
  const perform = usePerform(caseId, form, { onDone: draft.forget, onRefused: typed.refuse })
  const asked = pointOptions(form.fields)
  const points = readPoints(typed.values['points'], asked)
  const left = points.filter(openPoint)
  const context = useMemo(
    () => ({ caseId, act, problems: typed.problems, values: typed.values }),
    [caseId, typed.problems, typed.values],
  )
  const blocked =
    form.unmet[0]?.reason ??
    (left[0] ? `第 ${points.indexOf(left[0]) + 1} 项还没有填完，填完才能签发` : undefined)
  return (
    <FormContext value={context}>
      <section className="pane" aria-label="审核意见" onBlur={draft.flush}>
        <div className="card-head">
          <h2>审核清单</h2>
          <span className="sub">
            {points.length} 项，已填 {points.length - left.length} 项
          </span>
          <span className="spacer" />
          {draft.saved.at && (
            <span className="sub ok">
              <Icon name="tick" /> 已保存 {chinaSeconds(draft.saved.at)}
            </span>
          )}
        </div>
        <div className="scrolls" tabIndex={0} role="region" aria-label="清单和结论">
          <Checklist
            points={points}
            titles={asked}
            onChange={(next) => typed.change('points', next)}
          />
          <div className="verdict">
            <Verdict
              fields={form.fields}
              values={typed.values}
              answeredNo={points.flatMap(({ answer }, index) =>
                answer === 'no' ? [index + 1] : [],
              )}
              onChange={typed.change}
            />
          </div>
        </div>
        <div className="pane-foot">
          {perform.fault && (
            <MessageBar tone="red" alert>
              {messageOf(perform.fault)}
            </MessageBar>
          )}
          <div style={{ display: 'flex', gap: 8, marginTop: 9, alignItems: 'center' }}>
            <Button
              blocked={blocked}
              busy={perform.busy}
              onPress={() => {
                draft.flush()
                perform.submit({ ...typed.input, points })
              }}
            >
              签发意见
            </Button>
            <span className="sub" style={{ flex: 1 }}>
              {blocked ?? form.act.effect}
            </span>
            <ActLink caseId={caseId} act="return-materials" look="quiet" size="small">
              退回补材料
            </ActLink>
          </div>
        </div>
      </section>
      {perform.unmet && (
        <RefusalModal title="签发审核意见" unmet={perform.unmet} onClose={perform.dismiss} />
      )}
      {perform.stale && (
        <StaleModal
          stale={perform.stale}
          opened={form}
          fresh={perform.fresh}
          busy={perform.busy}
          onMerge={() => perform.merge({ ...typed.input, points })}
          onClose={perform.dismiss}
        />
      )}
    </FormContext>
  )
}

/** A reviewer answers every point; only what they answered themselves before is kept. */
function unanswered({ values, draftSavedAt }: ActForm): Record<string, unknown> {
  return draftSavedAt === null ? { ...values, points: [] } : values
}

function newer(form: ActForm, kept: ReturnType<typeof findDraft>): Record<string, unknown> {
  return kept && kept.at > (form.draftSavedAt ?? '') ? kept.values : {}
}

/** The points every review answers, as the form's column of rows names them. */
function pointOptions(fields: readonly FieldView[]): { value: string; label: string }[] {
  const control = fields.find(({ name }) => name === 'points')?.control
  if (control?.kind !== 'rows') return []
  const column = control.columns.find(({ name }) => name === 'point')?.control
  return column?.kind === 'choice' ? [...column.options] : []
}
