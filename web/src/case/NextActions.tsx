import { Link } from '@tanstack/react-router'
import type { CaseView } from '@zhaofa/contract'
import { buttonClass } from '../ui/Button.tsx'
import { LawLinks } from '../law/LawLink.tsx'
import { CannotNow } from '../law/Refusals.tsx'
import { longDay, monthDay } from '../ui/days.ts'
import { ActDoing } from './ActDoing.tsx'
import { ActLink } from './ActLink.tsx'

/** The most prominent card of the page: the next act, the other acts, and why the rest cannot be done. */
export function NextActions({ file }: { file: CaseView }) {
  const others = file.can.filter(({ id, mine }) => mine && id !== file.lead?.id)
  const forOthers = file.can.filter(({ mine }) => !mine)
  return (
    <section className="next-actions" aria-labelledby="next-action">
      <Lead file={file} />
      {others.length > 0 && (
        <div className="also">
          <span>还可办理</span>
          {others.map((act) => (
            <ActLink key={act.id} caseId={file.id} act={act} look="outlined" size="small">
              {act.title}
            </ActLink>
          ))}
        </div>
      )}
      {forOthers.length > 0 && (
        <div className="also">
          <span>由他人办理</span>
          <span className="sub">
            {forOthers.map(({ title, by }) => `${title}（${by.join('、')}）`).join('；')}
          </span>
        </div>
      )}
      <CannotNow blocked={file.cannot.map((act) => ({ ...act, refusals: act.unmet }))} />
    </section>
  )
}

function Lead({ file }: { file: CaseView }) {
  const { lead, pending, returned } = file
  if (pending) {
    return (
      <div className={pending.mine ? 'lead' : 'lead waiting'}>
        <div>
          <small>{pending.mine ? '当前事项' : '待他人办理'}</small>
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
          <small>当前事项</small>
          <h2 id="next-action">本案目前没有待您办理的事项</h2>
          <p>
            {waitingWords(file)}
            由您办理时，列入“我的工作”。
          </p>
        </div>
      </div>
    )
  }
  const sentBack = returned?.act === lead.id ? returned : null
  return (
    <div className="lead">
      <div>
        <small>{sentBack ? sentBackWords(sentBack) : '当前事项'}</small>
        <h2 id="next-action">{lead.title}</h2>
        <p>
          {sentBack ? sentBack.reason : lead.effect} <LawLinks basis={lead.basis} />
        </p>
      </div>
      <ActDoing caseId={file.id} act={lead} size="large">
        {sentBack ? '修改后再提交' : lead.title}
      </ActDoing>
      {lead.atOnce && (
        <ActLink caseId={file.id} act={lead} look="quiet" size="small">
          核对、修改后再办
        </ActLink>
      )}
    </div>
  )
}

/** 撤回 by the author asks for the same as 退回: to be mended and submitted again. */
const sentBackWords = ({ category, withdrawn }: NonNullable<CaseView['returned']>) =>
  withdrawn ? '已撤回，可以修改后再提交' : `退回修改：${category}`

/** The limit that runs while the agency has nothing to do. */
function waitingWords({ limits }: CaseView): string {
  const [nearest] = limits
    .filter(({ state, dueOn }) => state === 'running' && dueOn !== null)
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
  return nearest?.dueOn ? `${nearest.title}到${longDay(nearest.dueOn)}，${nearest.chip}。` : ''
}
