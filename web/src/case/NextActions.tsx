import { Link } from '@tanstack/react-router'
import type { BlockedAct, CaseView, UnmetView } from '@zhaofa/contract'
import { buttonClass } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LawLinks } from '../ui/LawLink.tsx'
import { longDay, monthDay } from '../ui/days.ts'
import { ActLink } from './ActLink.tsx'

/** The loudest thing of the page: what can be done now, what else, and why the rest cannot. */
export function NextActions({ file }: { file: CaseView }) {
  const others = file.can.filter(({ id, mine }) => mine && id !== file.lead?.id)
  const forOthers = file.can.filter(({ mine }) => !mine)
  return (
    <section className="next-actions" aria-labelledby="next-action">
      <Lead file={file} />
      {others.length > 0 && (
        <div className="also">
          <span>也可以办</span>
          {others.map((act) => (
            <ActLink key={act.id} caseId={file.id} act={act} look="outlined" size="small">
              {act.title}
            </ActLink>
          ))}
        </div>
      )}
      {forOthers.length > 0 && (
        <div className="also">
          <span>由别人办</span>
          <span className="sub">
            {forOthers.map(({ title, by }) => `${title}（${by.join('、')}）`).join('；')}
          </span>
        </div>
      )}
      {file.cannot.length > 0 && <CannotNow acts={file.cannot} />}
    </section>
  )
}

function Lead({ file }: { file: CaseView }) {
  const { lead, pending, returned } = file
  if (pending) {
    return (
      <div className={pending.mine ? 'lead' : 'lead waiting'}>
        <div>
          <small>{pending.mine ? '现在办' : '等别人办'}</small>
          <h2 id="next-action">{pending.title}</h2>
          <p>
            {pending.proposedBy} {monthDay(pending.proposedAt)} 提交，等{pending.awaits}
            {pending.mine ? '（您）审批。' : '审批。批准以前，案件不能办别的决定。'}
          </p>
        </div>
        {pending.mine && (
          <Link
            to="/approvals/$caseId"
            params={{ caseId: file.id }}
            className={buttonClass('filled', 'large')}
          >
            审批
          </Link>
        )}
      </div>
    )
  }
  if (!lead) {
    return (
      <div className="lead waiting">
        <div>
          <small>现在办</small>
          <h2 id="next-action">这件案件现在没有要您办的事</h2>
          <p>
            {waitingWords(file)}
            到了该您办的时候，会出现在“我的工作”里。
          </p>
        </div>
      </div>
    )
  }
  const sentBack = returned?.act === lead.id ? returned : null
  return (
    <div className="lead">
      <div>
        <small>{sentBack ? `退回修改：${sentBack.category}` : '现在办'}</small>
        <h2 id="next-action">{lead.title}</h2>
        <p>
          {sentBack ? sentBack.reason : lead.effect} <LawLinks basis={lead.basis} />
        </p>
      </div>
      <ActLink caseId={file.id} act={lead} size="large">
        {sentBack ? '修改后再提交' : lead.title}
      </ActLink>
    </div>
  )
}

/** Which time runs while nobody of us has to act. */
function waitingWords({ limits }: CaseView): string {
  const [nearest] = limits
    .filter(({ state, dueOn }) => state === 'running' && dueOn !== null)
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
  return nearest?.dueOn ? `${nearest.title}到${longDay(nearest.dueOn)}，${nearest.chip}。` : ''
}

/** What cannot be done stays visible: what is missing, the article, when it opens. */
export function CannotNow({ acts }: { acts: readonly BlockedAct[] }) {
  return (
    <div className="cannot">
      <h3>现在不能办，以及为什么</h3>
      <ul>
        {acts.map((act) => (
          <li key={act.id}>
            <Icon name="lock" />
            <b>{act.title}</b>
            <p>
              {act.unmet.length > 1 && `还缺 ${act.unmet.length} 项：`}
              {act.unmet.map(({ reason }) => reason).join('；')}。{' '}
              <LawLinks basis={uniqueBasis(act.unmet)} />
            </p>
            <span className="opens sub nowrap">{opensText(act.unmet)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function uniqueBasis(unmet: readonly UnmetView[]) {
  const seen = new Map(unmet.flatMap(({ basis }) => basis).map((each) => [each.text, each]))
  return [...seen.values()]
}

/** Waiting alone helps only when every missing thing is a day. */
export function opensText(unmet: readonly UnmetView[]): string {
  const days = unmet.map(({ opensOn }) => opensOn).filter((day) => day !== null)
  if (days.length === 0) return unmet.length > 1 ? '以上齐备后' : ''
  const last = days.reduce((a, b) => (a > b ? a : b))
  return days.length === unmet.length ? `${longDay(last)}起` : `最早 ${longDay(last)}`
}
