import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { messageOf } from '../../api/problem.ts'
import { useSession } from '../../app/use-session.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { shortInstant } from '../../ui/days.ts'
import { useTitle } from '../../ui/use-title.ts'
import { HeldUp } from '../../visit/HeldUp.tsx'
import { StepRow } from '../../visit/StepRow.tsx'
import { sendVisits } from '../../visit/send-visit.ts'
import { useVisits } from '../../visit/use-visit.ts'
import { isUnsent } from '../../visit/visit-store.ts'

/** 现场检查: the visits on this phone, and the queue of what the server does not have yet. */
export function VisitsPage() {
  useTitle('现场检查')
  const { account } = useSession()
  const { data } = useVisits()
  const sending = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const stopped = await sendVisits(account)
      if (stopped) throw stopped
    },
  })
  if (!data) return null
  const { packs, steps } = data
  const waiting = steps.filter(isUnsent)
  const titleOf = (caseId: string) =>
    packs.find((each) => each.caseId === caseId)?.view.title ?? '另一次检查'
  return (
    <div className="visit-here">
      <div className="page-title">
        <h1>现场检查</h1>
      </div>
      {packs.length === 0 && waiting.length === 0 && (
        <div className="card">
          <Empty title="本机上没有检查的资料" heading="h2">
            在检查的案卷页按“现场办理”，资料就带到本机，没有网络也能办。
          </Empty>
        </div>
      )}
      {packs.length > 0 && (
        <section className="card below-16" aria-labelledby="packs">
          <div className="card-head">
            <h2 id="packs">带到本机的检查</h2>
          </div>
          <ul className="steps-here">
            {packs.map(({ caseId, view }) => (
              <li key={caseId} className="step-here">
                <Link to="/visits/$caseId" params={{ caseId }} className="button outlined wide">
                  {view.title}
                </Link>
                <p className="sub">资料 {shortInstant(view.madeAt)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section className="card" aria-labelledby="queue">
          <div className="card-head">
            <h2 id="queue">等待送出</h2>
            <span className="sub">{waiting.length} 步，按记下的先后送</span>
          </div>
          <ol className="steps-here">
            {waiting.map((step) => (
              <StepRow key={step.no} step={step}>
                <p className="sub">{titleOf(step.caseId)}</p>
                <HeldUp step={step} />
              </StepRow>
            ))}
          </ol>
          {sending.error && (
            <MessageBar tone="amber" alert>
              {messageOf(sending.error)}
            </MessageBar>
          )}
          <Button look="outlined" busy={sending.isPending} onPress={() => sending.mutate()}>
            现在就送
          </Button>
        </section>
      )}
    </div>
  )
}
