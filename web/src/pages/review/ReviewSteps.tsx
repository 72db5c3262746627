import type { DraftReviewView } from '@zhaofa/contract'
import { ActDoing } from '../../case/ActDoing.tsx'
import { formInstant } from '../../ui/days.ts'
import { MessageBar } from '../../ui/MessageBar.tsx'

/** What has to be done before the opinion, what else may be done, and how the review came here. */
export function ReviewSteps({ caseId, review }: { caseId: string; review: DraftReviewView }) {
  const { changes, acts, history } = review
  return (
    <>
      {changes.length > 0 && (
        <MessageBar tone="amber">
          送审后案卷有变化：
          {changes.map(({ title, version }) => `${title}（第 ${version} 步）`).join('、')}
          。核对以后才能出具意见。
        </MessageBar>
      )}
      {acts.others.length > 0 && (
        <div className="pane-buttons below-12" role="group" aria-label="审核中的其他事">
          {acts.others.map((act, index) => (
            <ActDoing
              key={act.id}
              caseId={caseId}
              act={{ ...act, desk: null }}
              look={index === 0 && act.atOnce ? 'filled' : 'outlined'}
              size="small"
            >
              {act.title}
            </ActDoing>
          ))}
        </div>
      )}
      {history.length > 0 && (
        <details className="card refused-before">
          <summary>
            审核经过 {history.length} 步，最近：{history.at(-1)?.title}
          </summary>
          <ol className="notes">
            {history.map(({ version, title, line, by, at }) => (
              <li key={version}>
                <p className="sub">
                  {formInstant(at)} {by}
                </p>
                <p>
                  <b>{title}</b>
                </p>
                {line && <p className="pre">{line}</p>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}
