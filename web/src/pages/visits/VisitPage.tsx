import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ActOffer } from '@zhaofa/contract'
import { useEffect } from 'react'
import { messageOf } from '../../api/problem.ts'
import { useSession } from '../../app/use-session.ts'
import { ProcedurePath } from '../../case/ProcedurePath.tsx'
import type { Capture } from '../../case/capture-store.ts'
import { PaperWords } from '../../forms/PaperWords.tsx'
import { LawLinks } from '../../law/LawLink.tsx'
import { CannotNow } from '../../law/Refusals.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { shortInstant } from '../../ui/days.ts'
import { useTitle } from '../../ui/use-title.ts'
import { HeldUp } from '../../visit/HeldUp.tsx'
import { StepRow } from '../../visit/StepRow.tsx'
import { sendVisits, takeAlong, takeAlongAgain } from '../../visit/send-visit.ts'
import { useStep } from '../../visit/use-step.ts'
import { useVisit } from '../../visit/use-visit.ts'
import { formHere, offersHere, type VisitOnPhone } from '../../visit/visit-here.ts'

/** 现场: one visit at the door, from what is on this phone. It is the same page with and without network. */
export function VisitPage() {
  const { caseId } = useParams({ from: '/office/visits/$caseId' })
  const { account } = useSession()
  const { data: kept, isPending, error } = useVisit(caseId)
  const title = kept?.visit.view.title ?? '现场检查'
  useTitle(title)
  useEffect(() => {
    // With a network the newest is taken along by itself; without, what is here is what there is.
    void sendVisits(account).then(() => takeAlongAgain(account, caseId).catch(() => undefined))
  }, [account, caseId])
  if (isPending) return null
  if (error) throw error
  return (
    <div className="visit-here">
      <ol className="crumbs">
        <li>
          <Link to="/visits">现场检查</Link>
        </li>
      </ol>
      <div className="page-title">
        <h1>{title}</h1>
      </div>
      {kept ? <Here {...kept} /> : <NotHere caseId={caseId} />}
    </div>
  )
}

/** Nothing of it is on this phone. */
function NotHere({ caseId }: { caseId: string }) {
  const { account } = useSession()
  const taking = useMutation({
    networkMode: 'always',
    mutationFn: () => takeAlong(account, caseId),
  })
  return (
    <div className="card">
      <Empty
        title="这次检查的资料还没有带到本机"
        heading="h2"
        actions={
          <Button busy={taking.isPending} onPress={() => taking.mutate()}>
            带到本机
          </Button>
        }
      >
        {taking.error ? messageOf(taking.error) : '出发前带上，到了没有网络的地方也能办。'}
      </Empty>
    </div>
  )
}

type Kept = { visit: VisitOnPhone; captures: readonly Capture[] }

function Here({ visit, captures }: Kept) {
  const { lead, can, cannot, paths } = offersHere(visit)
  const { steps, view, stopped, toShow } = visit
  const others = can.filter(({ id, mine }) => mine && id !== lead?.id)
  return (
    <>
      <div className="rail-row below-14">
        <span className="sub">资料 {shortInstant(view.madeAt)} 带到本机</span>
        <span className="spacer" />
        <Link
          to="/cases/$caseId"
          params={{ caseId: view.caseId }}
          className={buttonClass('outlined', 'small')}
        >
          看案卷
        </Link>
      </div>
      {stopped && (
        <MessageBar tone="amber" alert>
          有一步按现在的案卷办不成，它和后面的都还在本机，见下。
        </MessageBar>
      )}
      {paths.map((path) => (
        <ProcedurePath key={path.id} path={path} several={false} />
      ))}
      <section className="next-actions below-16" aria-labelledby="next-here">
        {lead ? (
          <Lead act={lead} visit={visit} captures={captures} />
        ) : (
          <div className="lead waiting">
            <div>
              <h2 id="next-here">现场没有要办的了</h2>
              <p>其余的回到网络后在案卷里办。</p>
            </div>
          </div>
        )}
        {others.length > 0 && (
          <div className="also">
            <span>还可办理</span>
            {others.map((act) => (
              <Link
                key={act.id}
                to="/visits/$caseId/$act"
                params={{ caseId: view.caseId, act: act.id }}
                className={buttonClass('outlined')}
              >
                {act.title}
              </Link>
            ))}
          </div>
        )}
        <CannotNow blocked={cannot.map((act) => ({ ...act, refusals: act.unmet }))} />
      </section>
      {toShow.map((paper) => (
        <section key={paper.type} className="card" aria-label={`给企业看：${paper.title}`}>
          <p>
            <b>给企业看</b>　文号在回到网络后编定，随后把盖章的送给企业。
          </p>
          <PaperWords paper={paper} />
        </section>
      ))}
      {steps.length > 0 && (
        <section className="card" aria-labelledby="steps-here">
          <div className="card-head">
            <h2 id="steps-here">在本机记下的</h2>
            <span className="sub">{steps.length} 步</span>
          </div>
          <ol className="steps-here">
            {steps.toReversed().map((step) => (
              <StepRow key={step.no} step={step}>
                <HeldUp step={step} />
              </StepRow>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

/** What comes next; one press where nothing is missing, its form otherwise. */
function Lead({ act, visit, captures }: Kept & { act: ActOffer }) {
  const { caseId } = visit.view
  const navigate = useNavigate()
  const pressing = useStep(() => undefined)
  const toForm = () =>
    void navigate({ to: '/visits/$caseId/$act', params: { caseId, act: act.id } })
  const press = () => {
    const form = act.atOnce ? formHere(visit, act.id) : null
    if (form === null) return toForm()
    pressing.mutate({ visit, captures, act, input: form.values }, { onError: toForm })
  }
  return (
    <div className="lead">
      <div>
        <small>现在</small>
        <h2 id="next-here">{act.title}</h2>
        <p>
          {act.effect} <LawLinks basis={act.basis} />
        </p>
      </div>
      <Button size="large" busy={pressing.isPending} onPress={press}>
        {act.title}
      </Button>
    </div>
  )
}
